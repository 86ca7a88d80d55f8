"""What a refusal of VK's means for a message."""

from collections.abc import Mapping
from datetime import timedelta

from connectors.contract import SendFailed
from connectors.vk.answers import Failure, NoAnswer, NotReached, Refused

# Until they write again, nothing reaches them.
UNREACHABLE: Mapping[int, str] = {
    18: "deactivated",
    37: "deactivated",
    39: "chat_not_found",
    113: "chat_not_found",
    900: "blacklisted",
    901: "not_allowed",
    902: "privacy",
    917: "chat_not_found",
    922: "chat_not_found",
    927: "chat_not_found",
    932: "not_allowed",
    935: "chat_not_found",
    936: "chat_not_found",
    945: "chat_not_found",
    946: "chat_not_found",
    985: "privacy",
    987: "not_allowed",
    988: "not_allowed",
    3610: "deactivated",
}
FINAL: Mapping[int, str] = {
    # What the house says wrongly, VK does not take the second time either.
    **dict.fromkeys((3, 8, 33, 101, 150, 9999), "rejected"),
    # The message that is answered, corrected or taken back is not there.
    104: "rejected",
    7: "access_denied",
    15: "access_denied",
    19: "rejected",
    20: "access_denied",
    23: "access_denied",
    121: "bad_file",
    122: "bad_file",
    129: "bad_file",
    200: "access_denied",
    909: "not_allowed",
    910: "text_too_long",
    911: "bad_format",
    912: "bot_abilities_off",
    913: "bad_format",
    914: "text_too_long",
    920: "not_allowed",
    921: "rejected",
    924: "not_allowed",
    925: "writing_disabled",
    940: "rejected",
    943: "rejected",
    944: "rejected",
    949: "not_allowed",
    950: "window_closed",
    962: "writing_disabled",
    969: "rejected",
    1012: "writing_disabled",
    1150: "bad_file",
    1152: "bad_file",
    1153: "bad_file",
}
# Limits, how long to keep still, and whether they are everybody's.
LIMITS: Mapping[int, tuple[timedelta, bool]] = {
    6: (timedelta(seconds=1), True),
    # Of too many alike to one person; others may still be written to.
    9: (timedelta(minutes=1), False),
    14: (timedelta(minutes=10), True),
    **dict.fromkeys((3300, 3301, 3302, 3303, 3304, 11500), (timedelta(minutes=10), True)),
    29: (timedelta(hours=1), True),
    32: (timedelta(seconds=30), True),
}
CAPTCHA = 14
UNAUTHORISED = frozenset({4, 5, 16, 17, 24, 25, 27, 28, 38, 40, 41, 42, 1114, 1116, 1117, 1118, 3609})
"""The key is revoked, was never one, or belongs to a person. The words go as soon as a living one is put in."""
# VK stumbled, and may have stumbled after it passed the message on.
STUMBLED = frozenset({1, 10, 13, 36})
TRY_AGAIN = frozenset({22, 43, 105})
ONE_ODD_PARAMETER = 100
# Words that go with the code for an odd parameter, and our code. The first that fits counts.
ODD = (
    ("message is empty", "text_empty"),
    ("peer_id", "chat_not_found"),
    ("user_id", "chat_not_found"),
    ("keyboard", "bad_format"),
    ("attachment", "bad_file"),
    ("photo", "bad_file"),
    ("file", "bad_file"),
)


def refusal(failure: Failure) -> SendFailed:
    if isinstance(failure, NotReached):
        return SendFailed("network", "retry", detail=str(failure), whole_channel=True)
    if isinstance(failure, NoAnswer):
        return SendFailed(failure.code, "uncertain", detail=failure.detail)
    return _by_code(failure)


def harmless_to_repeat(failure: Failure) -> SendFailed:
    """For what may be done twice: when nobody knows whether it was done, it is tried again."""
    failed = refusal(failure)
    if failed.outcome != "uncertain":
        return failed
    return SendFailed(failed.code, "retry", detail=failed.detail)


def pause_of(code: int) -> timedelta | None:
    return LIMITS[code][0] if code in LIMITS else None


def _by_code(refused: Refused) -> SendFailed:
    code, detail = refused.code, words_of_refusal(refused)
    if code in UNREACHABLE:
        return SendFailed(UNREACHABLE[code], "final", detail=detail, unreachable=True)
    if code in LIMITS:
        pause, is_whole = LIMITS[code]
        return SendFailed("rate_limited", "retry", detail=detail, retry_after=pause, whole_channel=is_whole)
    if code in UNAUTHORISED:
        return SendFailed("unauthorised", "retry", detail=detail, whole_channel=True)
    if code in STUMBLED:
        return SendFailed("server_error", "uncertain", detail=detail)
    if code in TRY_AGAIN:
        return SendFailed("server_error", "retry", detail=detail)
    if code == ONE_ODD_PARAMETER:
        odd = next((ours for words, ours in ODD if words in refused.words.lower()), "rejected")
        return SendFailed(odd, "final", detail=detail, unreachable=odd == "chat_not_found")
    return SendFailed(FINAL.get(code, "rejected"), "final", detail=detail)


def words_of_refusal(refused: Refused) -> str:
    if refused.code == CAPTCHA:
        return f"{refused}. VK wants a person to solve a puzzle, which it asks of who sends very much"
    return str(refused)
