"""What a refusal of Telegram's means for a message."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus

from connectors.contract import SendFailed
from connectors.telegram.answers import Failure, NoAnswer, NotReached, Refused
from connectors.telegram.floods import Floods
from connectors.telegram.outages import is_unauthorised, pause_of

# Telegram's words for a bad request, and our code. The first that fits counts.
BAD_REQUESTS = (
    # The right to speak for somebody: it is gone, or the 24 hours are.
    ("business_peer_usage_missing", "window_closed"),
    ("business", "line_closed"),
    ("bot_access_forbidden", "line_closed"),
    ("chat_send_", "not_allowed"),
    ("chat not found", "chat_not_found"),
    ("user not found", "chat_not_found"),
    ("peer_id_invalid", "chat_not_found"),
    ("upgraded to a supergroup", "chat_not_found"),
    ("user_is_blocked", "blocked"),
    ("user_deactivated", "deactivated"),
    ("too long", "text_too_long"),
    ("too_long", "text_too_long"),
    ("text is empty", "text_empty"),
    ("text must be non-empty", "text_empty"),
    ("can't parse", "bad_format"),
    ("entity", "bad_format"),
    ("utf-8", "bad_format"),
    ("button", "bad_format"),
    ("too big", "file_too_big"),
    ("photo_", "bad_file"),
    ("image_process_failed", "bad_file"),
    ("media_", "bad_file"),
    ("video_", "bad_file"),
    ("document_", "bad_file"),
    ("file_part", "bad_file"),
    ("file must be non-empty", "bad_file"),
    ("can't use file of type", "bad_file"),
    ("wrong file identifier", "bad_file"),
    ("wrong remote file", "bad_file"),
    ("not enough rights", "not_allowed"),
    ("no rights", "not_allowed"),
    ("topic_closed", "not_allowed"),
    ("thread not found", "not_allowed"),
    ("can't be edited", "not_allowed"),
    ("can't be deleted", "not_allowed"),
    ("privacy", "privacy"),
    ("voice_messages_forbidden", "privacy"),
    ("premium", "privacy"),
    ("payment_required", "privacy"),
    ("forbidden", "not_allowed"),
)
# Of an album, some pictures may have gone when others were refused.
IN_PIECES = ("failed to send message #", "group send failed")
# Until they let us in again, nothing reaches them.
UNREACHABLE = frozenset({"blocked", "deactivated", "chat_not_found"})


def failing(written_to: str, floods: Floods) -> Callable[[Failure], SendFailed]:
    """For `Line.ask`: what a failure means for something meant for this chat."""
    clock = asyncio.get_running_loop().time
    return lambda failure: refusal(failure, lambda pause: floods.is_whole(written_to, pause, clock()))


def harmless_to_repeat(failed: SendFailed) -> SendFailed:
    """For what may be done twice: when nobody knows whether it was done, it is tried again."""
    if failed.outcome != "uncertain":
        return failed
    return SendFailed(failed.code, "retry", detail=failed.detail)


def refusal(failure: Failure, is_flooded: Callable[[timedelta], bool]) -> SendFailed:
    """`is_flooded` says of a pause whether the account as a whole must keep it."""
    if isinstance(failure, NotReached):
        return SendFailed("network", "retry", detail=str(failure), whole_channel=True)
    if isinstance(failure, NoAnswer):
        return SendFailed(failure.code, "uncertain", detail=failure.detail)
    if is_unauthorised(failure):
        # The words are good and will go as soon as somebody has put in a living token.
        return SendFailed("unauthorised", "retry", detail=failure.description, whole_channel=True)
    pause = pause_of(failure)
    if pause is not None or failure.status == HTTPStatus.TOO_MANY_REQUESTS:
        return SendFailed(
            "rate_limited",
            "retry",
            detail=failure.description,
            retry_after=pause,
            whole_channel=pause is not None and is_flooded(pause),
        )
    return _refusal_by_status(failure)


def _refusal_by_status(refused: Refused) -> SendFailed:
    if refused.status == HTTPStatus.FORBIDDEN:
        return _forbidden(refused)
    if refused.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return _final("file_too_big", refused)
    if refused.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        # A server that stumbled may have stumbled after it passed the message on.
        return SendFailed("server_error", "uncertain", detail=refused.description)
    if refused.status == HTTPStatus.CONFLICT or "temporarily unavailable" in refused.description.lower():
        return SendFailed("server_error", "retry", detail=refused.description)
    if any(words in refused.description.lower() for words in IN_PIECES):
        return SendFailed(_code_by_words(refused), "uncertain", detail=refused.description)
    return _final(_code_by_words(refused), refused)


def _forbidden(refused: Refused) -> SendFailed:
    words = refused.description.lower()
    if _code_by_words(refused) == "line_closed":
        return _final("line_closed", refused)
    if "blocked" in words or "kicked" in words:
        return _final("blocked", refused)
    if "deactivated" in words:
        return _final("deactivated", refused)
    if "deleted" in words:
        return _final("chat_not_found", refused)
    # What is left: the person never wrote to this bot, or is a bot; the group has not let us in.
    return _final("not_allowed", refused, unreachable=True)


def _code_by_words(refused: Refused) -> str:
    words = refused.description.lower()
    return next((code for said, code in BAD_REQUESTS if said in words), "rejected")


def _final(code: str, refused: Refused, *, unreachable: bool = False) -> SendFailed:
    return SendFailed(
        code, "final", detail=refused.description, unreachable=unreachable or code in UNREACHABLE
    )
