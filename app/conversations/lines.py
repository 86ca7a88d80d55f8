"""A line of the house in the history: what was done about a client, and by whom."""

from collections.abc import Mapping
from datetime import datetime

from app.conversations.appending import append_messages
from app.conversations.finding import face_of
from app.conversations.noting import house_strand_of
from app.conversations.opening import conversation_by_id
from app.conversations.records import Conversation, Message, Whom
from app.db.transaction import Transaction


def write_line(
    tx: Transaction, client_id: int, service: Mapping[str, str], by: int | None, at: datetime
) -> int | None:
    """In the open matter, or else the newest; the message's id. A client with no matter at all has no history to
    write it into; their card tells of it."""
    conversation_id = tx.run(
        "SELECT id FROM conversations WHERE client_id = ? AND joined_into_id IS NULL"
        " ORDER BY closed_at IS NULL DESC, id DESC LIMIT 1",
        (client_id,),
    ).scalar()
    conversation = conversation_by_id(tx, conversation_id) if conversation_id is not None else None
    return line_in(tx, conversation, service, by, at) if conversation is not None else None


def line_in(
    tx: Transaction, conversation: Conversation, service: Mapping[str, str], by: int | None, at: datetime
) -> int:
    """The id of the message."""
    client_id = conversation.client_id
    strand_id = house_strand_of(tx, client_id, at)
    message = Message(
        whom=Whom(client_id, face_of(tx, client_id), None, strand_id),
        conversation=conversation,
        direction="system",
        order_at=at,
        sent_at=at,
        arrived_at=at,
        operator_id=by,
        service=service,
    )
    append_messages(tx, [message])
    return message.id
