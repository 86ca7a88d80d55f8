"""Ways for answers that a channel closed to us, or opened again: the right to speak for somebody's account."""

from datetime import datetime

from app.channels.announcing import announce_channel
from app.db.transaction import Transaction

CLOSED = "line_closed"
"""Where the channel does not say why."""


def mark_line(
    tx: Transaction, channel_id: int, line: str, is_open: bool, code: str | None, at: datetime
) -> None:
    """Windows hear of it only when it is news."""
    reason = None if is_open else code or CLOSED
    if _state(tx, channel_id, line) == (is_open, reason):
        return
    tx.run(
        "INSERT INTO channel_lines (channel_id, line, is_open, code, changed_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (channel_id, line) DO UPDATE SET is_open = excluded.is_open, code = excluded.code,"
        " changed_at = excluded.changed_at",
        (channel_id, line, is_open, reason, tx.stored(at)),
    )
    announce_channel(tx, channel_id, at)


def why_closed(tx: Transaction, channel_id: int, line: str | None) -> str | None:
    """The refusal code of a closed line; none of an open one."""
    if line is None:
        return None
    is_open, reason = _state(tx, channel_id, line)
    return None if is_open else reason


def _state(tx: Transaction, channel_id: int, line: str) -> tuple[bool, str | None]:
    row = tx.run(
        "SELECT is_open, code FROM channel_lines WHERE channel_id = ? AND line = ?", (channel_id, line)
    ).one_or_none()
    return (True, None) if row is None else (bool(row[0]), row[1])
