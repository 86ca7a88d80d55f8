"""Taking hold of a conversation that is about to be changed."""

from app.clients.records import Face
from app.conversations.opening import conversation_by_id
from app.conversations.records import Conversation
from app.db.transaction import Transaction
from app.kit.errors import not_found


def conversation_and_client(tx: Transaction, conversation_id: int) -> tuple[Conversation, Face]:
    """The conversation, or the one that it was joined into, and what its row shows of the client.

    Raises OknoError conversation_not_found."""
    conversation = conversation_by_id(tx, conversation_id)
    while conversation is not None and conversation.joined_into_id is not None:
        conversation = conversation_by_id(tx, conversation.joined_into_id)
    if conversation is None:
        raise not_found("conversation")
    return conversation, face_of(tx, conversation.client_id)


def face_of(tx: Transaction, client_id: int) -> Face:
    """What a row shows of a client, locked: a change of it is told before or after, never in between."""
    lock = "" if tx.on_sqlite else " FOR NO KEY UPDATE"
    row = tx.run(
        f"SELECT coalesce(given_name, name), picture_key FROM clients WHERE id = ?{lock}", (client_id,)
    ).one()
    return Face(*row)
