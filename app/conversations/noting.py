"""Private notes: in the client's history, never in the client's sight."""

from datetime import datetime
from typing import Any

from app.conversations.appending import append_messages
from app.conversations.finding import conversation_and_client
from app.conversations.formatting import note_entities
from app.conversations.mentioning import add_mentions, mentioned_in
from app.conversations.message_queries import message_cards
from app.conversations.records import Message, Whom
from app.conversations.schemas import Note
from app.db.transaction import Transaction
from app.kit.errors import OknoError
from app.kit.text import has_something_to_read, storable


def put_note(
    tx: Transaction, conversation_id: int, note: Note, *, operator_id: int, at: datetime
) -> dict[str, Any]:
    """The MessageCard; for a repeated key that of the first time.

    Raises OknoError conversation_not_found, text_empty, mention_wrong, and what `mentioned_in` raises."""
    conversation, face = conversation_and_client(tx, conversation_id)
    author_key = f"{operator_id}:{note.key}"
    before = tx.run("SELECT id FROM messages WHERE author_key = ?", (author_key,)).scalar()
    if before is not None:
        return message_cards(tx.connection, [before])[0]
    text = storable(note.text)
    if not has_something_to_read(text):
        raise OknoError("text_empty", 422, fields={"text": "text_empty"})
    entities = note_entities(text, note.entities)
    named = mentioned_in(tx, note.entities, operator_id)
    message = Message(
        whom=Whom(conversation.client_id, face, None, house_strand_of(tx, conversation.client_id, at)),
        conversation=conversation,
        direction="note",
        order_at=at,
        sent_at=at,
        arrived_at=at,
        author_key=author_key,
        operator_id=operator_id,
        text=text,
        entities=entities,
    )

    def tell_mentions() -> None:
        add_mentions(tx, conversation.id, message.id, named, at)

    append_messages(tx, [message], tell_first=tell_mentions)
    return message_cards(tx.connection, [message.id])[0]


def house_strand_of(tx: Transaction, client_id: int, at: datetime) -> int:
    """Where a client's notes and system lines lie; made when it is first needed."""
    lock = "" if tx.on_sqlite else " FOR UPDATE"
    found = tx.run(f"SELECT house_strand_id FROM clients WHERE id = ?{lock}", (client_id,)).scalar_one()
    if found is not None:
        return int(found)
    (strand_id,) = tx.take_ids("strands", 1)
    tx.run(
        "INSERT INTO strands (id, client_id, created_at) VALUES (?, ?, ?)",
        (strand_id, client_id, tx.stored(at)),
    )
    tx.run("UPDATE clients SET house_strand_id = ? WHERE id = ?", (strand_id, client_id))
    return strand_id
