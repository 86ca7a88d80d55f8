"""A reply that will never arrive answers nobody: its client waits for us again."""

from datetime import datetime

from app.conversations.finding import conversation_and_client
from app.conversations.records import Conversation
from app.conversations.saving import save_and_tell
from app.db.transaction import Transaction


def wait_again(
    tx: Transaction, conversation_id: int, message_id: int, identity_id: int, at: datetime
) -> None:
    """Unless something else that was said after the client's last words is still on its way, or has arrived."""
    conversation, face = conversation_and_client(tx, conversation_id)
    if not _counts_as_answered(conversation) or _has_another_answer(
        tx, conversation, message_id, identity_id
    ):
        return
    conversation.waiting_since = at
    if conversation.status == "open":
        conversation.status = "waiting"
    save_and_tell(tx, conversation, face, at)


def wait_no_longer(tx: Transaction, conversation_id: int, message_id: int, at: datetime) -> None:
    """The reply is on its way after all."""
    conversation, face = conversation_and_client(tx, conversation_id)
    if conversation.waiting_since is None or message_id < (conversation.last_inbound_id or 0):
        return
    conversation.waiting_since = None
    if conversation.status == "waiting":
        conversation.status = "open"
    save_and_tell(tx, conversation, face, at)


def _counts_as_answered(conversation: Conversation) -> bool:
    return (
        conversation.waiting_since is None and conversation.inbound_count > 0 and not conversation.is_closed
    )


def _has_another_answer(
    tx: Transaction, conversation: Conversation, message_id: int, identity_id: int
) -> bool:
    found = tx.run(
        "SELECT 1 FROM deliveries AS d JOIN messages AS m ON m.id = d.message_id WHERE d.identity_id = ?"
        " AND d.message_id > ? AND d.message_id <> ? AND d.state <> 'failed' AND m.operator_id IS NOT NULL LIMIT 1",
        (identity_id, conversation.last_inbound_id or 0, message_id),
    ).scalar()
    return found is not None or message_id < (conversation.last_inbound_id or 0)
