"""Closing a matter, and opening it again."""

from datetime import datetime

from app.clients.records import Face
from app.conversations.finding import conversation_and_client
from app.conversations.opening import conversation_by_id, reopen
from app.conversations.records import Conversation
from app.conversations.saving import save_and_tell
from app.db.transaction import Transaction
from app.kit.errors import OknoError


def close_conversation(tx: Transaction, conversation_id: int, at: datetime) -> None:
    """Closing what is closed changes nothing. Raises OknoError conversation_not_found."""
    conversation, face = conversation_and_client(tx, conversation_id)
    if not conversation.is_closed:
        close(tx, conversation, face, at)


def close(tx: Transaction, conversation: Conversation, face: Face, at: datetime) -> None:
    close_again(conversation, at)
    # Whoever closes has dealt with everything: nothing in it is unread for anybody.
    conversation.answered_count = conversation.inbound_count
    deal_with_all(tx, conversation, at)
    save_and_tell(tx, conversation, face, at)


def deal_with_all(tx: Transaction, conversation: Conversation, at: datetime) -> None:
    """Up to the newest message, or joining, all is dealt with; to be saved."""
    joined_after = tx.run(
        "SELECT max(joined_after) FROM conversations WHERE joined_into_id = ?", (conversation.id,)
    ).scalar()
    conversation.dealt_upto = max(
        conversation.last_message_id, conversation.last_inbound_id or 0, joined_after or 0
    )
    conversation.dealt_at = at


def close_again(conversation: Conversation, at: datetime) -> None:
    """As it was closed at that time; to be saved."""
    conversation.status = "closed"
    conversation.closed_at = conversation.dealt_at = at
    conversation.close_reason = "operator"
    conversation.snoozed_until = None
    conversation.waiting_since = None


def reopen_conversation(tx: Transaction, conversation_id: int, at: datetime) -> None:
    """Raises OknoError conversation_not_found, another_is_open, conversation_joined."""
    refuse_joined(tx, conversation_id)
    conversation, face = conversation_and_client(tx, conversation_id)
    if not conversation.is_closed:
        return
    if _has_an_open_one(tx, conversation.client_id):
        raise OknoError("another_is_open", 409)
    reopen(conversation)
    save_and_tell(tx, conversation, face, at)


def refuse_joined(tx: Transaction, conversation_id: int) -> None:
    """One that was joined into another has no life of its own. Raises OknoError conversation_joined."""
    asked = conversation_by_id(tx, conversation_id)
    if asked is not None and asked.close_reason == "joined":
        raise OknoError("conversation_joined", 409)


def _has_an_open_one(tx: Transaction, client_id: int) -> bool:
    lock = "" if tx.on_sqlite else " FOR UPDATE"
    tx.run(f"SELECT id FROM clients WHERE id = ?{lock}", (client_id,))
    found = tx.run("SELECT 1 FROM conversations WHERE client_id = ? AND closed_at IS NULL", (client_id,))
    return found.first() is not None
