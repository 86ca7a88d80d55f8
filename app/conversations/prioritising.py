"""What comes before what."""

from datetime import datetime
from typing import Any

from app.conversations.cards import conversation_row
from app.conversations.finding import conversation_and_client
from app.conversations.records import PRIORITIES
from app.conversations.saving import save_and_tell
from app.db.transaction import Transaction


def set_priority(tx: Transaction, conversation_id: int, priority: str, at: datetime) -> dict[str, Any]:
    """`priority` is one of PRIORITIES. The row as it stands then. Raises OknoError conversation_not_found."""
    conversation, face = conversation_and_client(tx, conversation_id)
    stored = PRIORITIES.index(priority)
    if conversation.priority != stored:
        conversation.priority = stored
        save_and_tell(tx, conversation, face, at)
    return conversation_row(conversation, face)
