"""Whether a matter is open, put off or closed, and who waits in it, as it would be had an act not been done.

Messages have no part in acts: what a client has written since then waits, and what was answered since is answered.
"""

from datetime import datetime
from typing import Any

from app.conversations.acts.fields import STANDING, Fields, moment
from app.conversations.records import Conversation
from app.db.transaction import Transaction


def put_standing_back(
    tx: Transaction,
    conversation: Conversation,
    before: Fields,
    after: Fields,
    done_at: datetime,
    at: datetime,
) -> bool:
    """Changes `conversation`, to be saved; False where it stays as it is for a good reason."""
    c, was, became = conversation, before[STANDING], after[STANDING]
    if was == became:
        return True
    has_grown = c.inbound_count > became["inbound_count"]
    was_closed = was["closed_at"] is not None
    moved_since = (c.closed_at, c.snoozed_until) != (
        moment(became["closed_at"]),
        moment(became["snoozed_until"]),
    )
    sleeps_until = moment(was["snoozed_until"])
    if moved_since:
        # A message or the time brought it back. That is where it would be, unless it was to be closed.
        if (
            was_closed
            or c.is_closed
            or c.snoozed_until is not None
            or (sleeps_until is not None and not has_grown)
        ):
            return False
    elif was_closed:
        if became["closed_at"] is None and c.last_message_id != became["last_message_id"]:
            return False
        c.closed_at, c.close_reason = moment(was["closed_at"]), was["close_reason"]
        c.snoozed_until = None
    else:
        if c.is_closed and _another_is_open(tx, c):
            return False
        c.closed_at = c.close_reason = None
        c.snoozed_until = (
            sleeps_until if sleeps_until is not None and sleeps_until > at and not has_grown else None
        )
    if not _was_answered(tx, c, became["last_message_id"], done_at):
        _let_wait(c, was, has_grown)
    c.dealt_upto, c.dealt_at = was["dealt_upto"], moment(was["dealt_at"])
    c.status = _status(c)
    return True


def _let_wait(c: Conversation, was: dict[str, Any], has_grown: bool) -> None:
    c.answered_count = was["answered_count"]
    c.waiting_since = moment(was["waiting_since"]) or (
        (c.waiting_since or c.last_at) if has_grown and not c.is_closed else None
    )


def _status(c: Conversation) -> str:
    if c.is_closed:
        return "closed"
    if c.snoozed_until is not None:
        return "snoozed"
    return "waiting" if c.waiting_since is not None else "open"


def _was_answered(tx: Transaction, c: Conversation, after_id: int, since: datetime) -> bool:
    """By one of us, since then."""
    found = tx.run(
        "SELECT 1 FROM strands AS s JOIN messages AS m ON m.strand_id = s.id WHERE s.client_id = ?"
        " AND m.order_at >= ? AND m.id > ? AND m.direction = 'out' AND m.service IS NULL LIMIT 1",
        (c.client_id, tx.stored(since), after_id),
    )
    return found.first() is not None


def _another_is_open(tx: Transaction, c: Conversation) -> bool:
    found = tx.run(
        "SELECT 1 FROM conversations WHERE client_id = ? AND closed_at IS NULL AND id <> ?",
        (c.client_id, c.id),
    )
    return found.first() is not None
