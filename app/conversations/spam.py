"""Conversations that nobody is to be troubled with: kept in a folder of their own."""

from collections.abc import Collection, Mapping
from datetime import datetime

from app.conversations.closing import deal_with_all
from app.conversations.finding import conversation_and_client
from app.conversations.records import Conversation
from app.conversations.saving import save_and_tell
from app.db.transaction import Transaction

_CLOSED_AT = 2
"""Its place in `Conversation.place`."""


def mark_spam(tx: Transaction, conversation_id: int, at: datetime) -> Conversation:
    """Nobody waits in it any more. Raises OknoError conversation_not_found."""
    conversation, face = conversation_and_client(tx, conversation_id)
    if not conversation.spam:
        conversation.spam = True
        let_nobody_wait(conversation)
        deal_with_all(tx, conversation, at)
        save_and_tell(tx, conversation, face, at)
    return conversation


def let_nobody_wait(conversation: Conversation) -> None:
    """As what is spam stands in its folder."""
    conversation.waiting_since = conversation.snoozed_until = None
    conversation.answered_count = conversation.inbound_count
    if not conversation.is_closed:
        conversation.status = "open"


def mark_wanted(tx: Transaction, conversation_id: int, at: datetime) -> Conversation:
    """It stands among the others again; what came last waits for an answer. Raises OknoError conversation_not_found."""
    conversation, face = conversation_and_client(tx, conversation_id)
    if conversation.spam:
        conversation.spam = False
        let_wait_again(conversation)
        save_and_tell(tx, conversation, face, at)
    return conversation


def let_wait_again(conversation: Conversation) -> None:
    """What came last waits for an answer."""
    if (
        not conversation.is_closed
        and conversation.inbound_count
        and conversation.preview["direction"] == "in"
    ):
        conversation.status, conversation.waiting_since = "waiting", conversation.last_at
        conversation.answered_count = conversation.inbound_count - 1


def sort_spam(tx: Transaction, conversations: Mapping[int, Conversation], welcome: Collection[int]) -> None:
    """Before words are put in. `conversations` are by client; `welcome` are the clients from whom something came
    through an account that we listen to. A matter that only an unwelcome account opens is spam; a welcome account of
    somebody whose other one is blocked takes the matter out of the folder."""
    for client_id, conversation in conversations.items():
        if client_id not in welcome:
            stored = conversation.stored_place
            was_closed = stored is not None and stored[_CLOSED_AT] is not None
            if conversation.last_message_id == 0 or was_closed:
                conversation.spam = True
                conversation.waiting_since = None
                conversation.status = "open"
        elif conversation.spam and _has_blocked(tx, client_id):
            conversation.spam = False


def _has_blocked(tx: Transaction, client_id: int) -> bool:
    found = tx.run(
        "SELECT 1 FROM identities WHERE client_id = ? AND blocked_at IS NOT NULL LIMIT 1", (client_id,)
    )
    return found.first() is not None
