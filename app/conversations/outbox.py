"""Our words on their way out: the messages, their delivery rows and the events are one unit."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from app.conversations.appending import append_messages
from app.conversations.cards import delivery_card
from app.conversations.closing import close
from app.conversations.enclosing import enclosed
from app.conversations.message_queries import message_cards
from app.conversations.opening import conversation_by_id, open_conversations_of
from app.conversations.parting import Piece, pieces_of
from app.conversations.records import Conversation, Message, Whom
from app.conversations.schemas import EntityCard, Reply
from app.conversations.targets import Target, target_of
from app.db.setwise import InsertRows
from app.db.tables import Delivery
from app.db.transaction import Transaction
from app.kit.errors import OknoError, not_found
from app.kit.ids import Randomness
from app.kit.text import has_something_to_read, storable
from connectors.contract import Capabilities

_INSERT = InsertRows(
    Delivery,
    (
        "id",
        "message_id",
        "channel_id",
        "identity_id",
        "address",
        "send_key",
        "random_id",
        "state",
        "due_at",
    ),
)


OutletOf = Callable[[int], Capabilities | None]
"""By channel id; nothing when the channel is gone or its connector is not installed."""


def put_reply(
    tx: Transaction,
    conversation_id: int,
    reply: Reply,
    *,
    operator_id: int,
    outlet_of: OutletOf,
    randomness: Randomness,
    reopen_within: timedelta,
    at: datetime,
) -> tuple[dict[str, Any], int]:
    """The MessageCard and the id of the channel it goes through; for a repeated key those of the first time.

    What the channel cannot carry in one message goes in several; the card is that of the first.
    Raises OknoError conversation_not_found, text_empty, channel_has_no_outbound, channel_absent, key_taken,
    buttons_not_carried, files_not_carried, file_not_found, file_too_big, and what `target_of` raises.
    """
    conversation = conversation_by_id(tx, conversation_id)
    if conversation is None:
        raise not_found("conversation")
    author_key = f"{operator_id}:{reply.key}"
    repeated = written_before(tx, author_key, conversation.client_id)
    if repeated is not None:
        return repeated
    target = target_of(tx, conversation, reply, at)
    able = able_of(outlet_of(target.channel_id))
    pieces = pieces_of_reply(tx, reply, able)
    if conversation.is_closed:
        _hold_client(tx, target.client_id)
        conversation = open_conversations_of(tx, [target.client_id], at, reopen_within)[target.client_id]
    messages = letters_of(pieces, target, conversation, able, author_key, operator_id, at)
    messages[-1].buttons = [[button.model_dump() for button in row] for row in reply.buttons]
    quoted = quoted_by(tx, reply.quotes, target)
    if quoted is not None:
        first = messages[0]
        first.reply_to_id, first.reply_text, first.reply_direction, first.reply_identity_id = quoted
    send_later(tx, messages, randomness, at)
    if reply.close:
        close(tx, conversation, target.face, at)
    return message_cards(tx.connection, [messages[0].id])[0], target.channel_id


def letters_of(
    pieces: Sequence[Piece],
    target: Target,
    conversation: Conversation,
    able: Capabilities,
    author_key: str,
    operator_id: int | None,
    at: datetime,
) -> list[Message]:
    """A message of ours for each piece, still to be stored."""
    whom = Whom(target.client_id, target.face, target.identity_id, target.strand_id, visitor=able.held_socket)
    return [
        Message(
            whom=whom,
            conversation=conversation,
            direction="out",
            order_at=at,
            sent_at=at,
            arrived_at=at,
            channel_id=target.channel_id,
            author_key=author_key if number == 1 else f"{author_key}.{number}",
            operator_id=operator_id,
            text=piece.text,
            entities=piece.entities,
            attachments=piece.files,
            address=target.address,
        )
        for number, piece in enumerate(pieces, start=1)
    ]


def send_later(tx: Transaction, messages: Sequence[Message], randomness: Randomness, at: datetime) -> None:
    """Store our messages with a delivery each; they go in the order given."""
    delivery_ids = tx.take_ids("deliveries", len(messages))
    for message, delivery_id in zip(messages, delivery_ids, strict=True):
        message.delivery = delivery_card(delivery_id, "queued")
    append_messages(tx, messages)
    _INSERT(
        tx,
        [
            (
                delivery_id,
                message.id,
                message.channel_id,
                message.whom.identity_id,
                message.address,
                message.author_key,
                randomness.number((1 << 31) - 1) + 1,
                "queued",
                at,
            )
            for message, delivery_id in zip(messages, delivery_ids, strict=True)
        ],
    )


def _hold_client(tx: Transaction, client_id: int) -> None:
    """So that no other process opens a conversation for the same client meanwhile."""
    if not tx.on_sqlite:
        tx.run("SELECT id FROM clients WHERE id = ? FOR UPDATE", (client_id,))


def written_before(tx: Transaction, author_key: str, client_id: int) -> tuple[dict[str, Any], int] | None:
    """The same reply, asked for again. A key that was used for another client is a mistake: key_taken."""
    row = tx.run("SELECT id, channel_id FROM messages WHERE author_key = ?", (author_key,)).one_or_none()
    if row is None:
        return None
    card = message_cards(tx.connection, [row[0]])[0]
    if card["client_id"] != client_id:
        raise OknoError("key_taken", 409)
    return card, row[1]


def able_of(outlet: Capabilities | None) -> Capabilities:
    """Raises OknoError channel_absent, channel_has_no_outbound."""
    if outlet is None:
        raise OknoError("channel_absent", 409)
    if outlet.no_outbound:
        raise OknoError("channel_has_no_outbound", 409)
    return outlet


def pieces_of_reply(tx: Transaction, reply: Reply, able: Capabilities) -> list[Piece]:
    """Raises OknoError text_empty, buttons_not_carried, files_not_carried, file_not_found, file_too_big."""
    text = storable(reply.text).strip("\n")
    files = enclosed(tx, reply.files, able)
    if reply.buttons and not able.buttons:
        raise OknoError("buttons_not_carried", 409)
    if has_something_to_read(text):
        entities = [entity.model_dump() for entity in reply.entities if _is_carried(entity, able)]
        return pieces_of(text, entities, files, able, has_buttons=bool(reply.buttons))
    if not files or (reply.buttons and len(files) > 1):
        raise OknoError("text_empty", 422, fields={"text": "text_empty"})
    return pieces_of("", (), files, able)


def _is_carried(entity: EntityCard, able: Capabilities) -> bool:
    """Formatting that the channel would refuse is left out: plain words beat a refused reply."""
    is_link = entity.type != "text_link" or (entity.url or "").startswith(
        ("http://", "https://", "mailto:", "tel:")
    )
    return entity.type in able.entities and is_link


def quoted_by(tx: Transaction, quotes: int | None, target: Target) -> tuple[int, str, str, int | None] | None:
    """Id, words, direction and account of what is quoted. Raises OknoError message_not_found."""
    if quotes is None:
        return None
    row = tx.run(
        "SELECT m.id, m.text, m.direction, m.identity_id FROM messages AS m JOIN strands AS s ON s.id = m.strand_id"
        " WHERE m.id = ? AND s.client_id = ? AND m.direction IN ('in', 'out')",
        (quotes, target.client_id),
    ).one_or_none()
    if row is None:
        raise not_found("message")
    return row[0], row[1], row[2], row[3]
