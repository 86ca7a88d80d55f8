"""What the history says of a call-back."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from app.callbacks.wanted import Wanted
from app.conversations.lines import line_in, write_line
from app.conversations.opening import open_conversations_of
from app.db.transaction import Transaction
from app.kit.wire import rfc3339


def say(
    tx: Transaction,
    client_id: int,
    code: str,
    callback_id: int,
    at: datetime,
    *,
    by: int | None = None,
    told: Mapping[str, str | None] | None = None,
) -> int:
    """A line `callback.<code>`; the id of its message. Somebody whose matters are all long closed gets a new one."""
    line = _line(code, callback_id, told or {})
    written = write_line(tx, client_id, line, by, at)
    if written is None:
        opened = open_conversations_of(tx, [client_id], at, timedelta(0))
        written = line_in(tx, opened[client_id], line, by, at)
    return written


def told_of(wanted: Wanted) -> dict[str, str | None]:
    return {
        "wanted": wanted.kind,
        "wanted_from": rfc3339(wanted.from_),
        "wanted_until": None if wanted.until is None else rfc3339(wanted.until),
    }


def _line(code: str, callback_id: int, told: Mapping[str, str | None]) -> dict[str, str]:
    said = {"code": f"callback.{code}", "callback_id": str(callback_id)}
    return said | {name: value for name, value in told.items() if value}
