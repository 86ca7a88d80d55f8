"""Putting a matter off, and bringing it back when its time comes."""

from datetime import datetime

from app.clients.records import Face
from app.conversations.finding import conversation_and_client
from app.conversations.records import Conversation
from app.conversations.saving import save_and_tell
from app.db.transaction import Transaction
from app.kit.errors import OknoError


def snooze(tx: Transaction, conversation_id: int, until: datetime, at: datetime) -> None:
    """Raises OknoError conversation_not_found, conversation_closed, time_is_past."""
    if until <= at:
        raise OknoError("time_is_past", 422, fields={"until": "time_is_past"})
    conversation, face = conversation_and_client(tx, conversation_id)
    if conversation.is_closed:
        raise OknoError("conversation_closed", 409)
    conversation.status = "snoozed"
    conversation.snoozed_until = until
    save_and_tell(tx, conversation, face, at)


def wake(tx: Transaction, conversation_id: int, at: datetime) -> None:
    """Bring it back now. Waking what is awake changes nothing."""
    conversation, face = conversation_and_client(tx, conversation_id)
    if conversation.status == "snoozed":
        _wake(tx, conversation, face, at)


def wake_due(tx: Transaction, at: datetime, limit: int = 200) -> int:
    """Bring back what was put off until now. Answers how many."""
    due = tx.run(
        "SELECT id FROM conversations WHERE status = 'snoozed' AND snoozed_until <= ?"
        " ORDER BY snoozed_until LIMIT ?",
        (tx.stored(at), limit),
    ).scalars()
    ids = list(due)
    for conversation_id in ids:
        wake(tx, conversation_id, at)
    return len(ids)


def _wake(tx: Transaction, conversation: Conversation, face: Face, at: datetime) -> None:
    conversation.status = "waiting" if conversation.waiting_since is not None else "open"
    conversation.snoozed_until = None
    save_and_tell(tx, conversation, face, at)
