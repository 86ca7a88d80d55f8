"""How a telephone exchange tells that a call has ended: one signed POST a call. See README.md for its shape."""

import hmac
import re
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Literal

import msgspec

from connectors.contract import CallReport, WebhookRefused, WebhookRequest

HEADER = "x-okno-signature"
WINDOW = timedelta(minutes=5)
"""How far the clocks may differ; an older call may be somebody else's copy."""
LONGEST_CALL = 86_400
_SIGNATURE = re.compile(rb"t=([0-9]{1,12}),v1=([0-9a-f]{64})")
_WEB = re.compile(r"https?://[^\s]{1,2000}")


class Ended(msgspec.Struct, forbid_unknown_fields=True):
    """The body."""

    key: str
    event: Literal["call.ended"]
    callback_id: int
    outcome: Literal["reached", "no_answer", "busy", "wrong_number", "spam", "refused"]
    at: datetime
    operator_email: str | None = None
    duration_seconds: int | None = None
    recording_url: str | None = None


def read_report(request: WebhookRequest, secret: str, now: datetime) -> CallReport:
    """Raises WebhookRefused bad_signature, stale, bad_body."""
    _check_signature(request, secret, now)
    try:
        ended = msgspec.json.decode(request.body, type=Ended)
    except (msgspec.DecodeError, RecursionError, ValueError) as broken:
        raise WebhookRefused("bad_body", 422) from broken
    at = _in_utc(ended.at)
    if at is None or not _is_sound(ended):
        raise WebhookRefused("bad_body", 422)
    return CallReport(
        key=ended.key,
        callback_id=str(ended.callback_id),
        outcome=ended.outcome,
        at=at,
        operator_email=ended.operator_email,
        duration_seconds=ended.duration_seconds,
        recording_url=ended.recording_url,
    )


def _check_signature(request: WebhookRequest, secret: str, now: datetime) -> None:
    """Without a secret nobody can report anything."""
    given = _SIGNATURE.fullmatch(request.headers.get(HEADER, b""))
    if not secret or given is None:
        raise WebhookRefused("bad_signature")
    right = hmac.new(secret.encode(), given[1] + b"." + request.body, sha256).hexdigest().encode()
    if not hmac.compare_digest(right, given[2]):
        raise WebhookRefused("bad_signature")
    if abs(now.timestamp() - int(given[1])) > WINDOW.total_seconds():
        raise WebhookRefused("stale")


def _is_sound(ended: Ended) -> bool:
    if not 1 <= len(ended.key) <= 100 or not ended.key.isprintable() or not 0 < ended.callback_id < 1 << 63:
        return False
    if ended.duration_seconds is not None and not 0 <= ended.duration_seconds <= LONGEST_CALL:
        return False
    return ended.recording_url is None or _WEB.fullmatch(ended.recording_url) is not None


def _in_utc(moment: datetime) -> datetime | None:
    """None without a zone, and at the ends of the calendar, where UTC has no name for it."""
    try:
        return moment.astimezone(UTC) if moment.tzinfo else None
    except OverflowError:
        return None
