"""What a glue would do, told before it is done."""

from sqlalchemy import Connection, func, or_, select

from app.clients.queries import client_card
from app.clients.union import choices_between, members_of
from app.conversations.list_queries import conversation_cards
from app.conversations.schemas import ConversationRow
from app.db.tables import Client, Conversation
from app.db.transaction import Transaction
from app.gluing.forbids import Conflict, against_moving, conflicts_between
from app.gluing.queries import briefs_of, root_of
from app.gluing.schemas import GluePreview, Objection, Side
from app.kit.errors import OknoError, not_found


def glue_preview(connection: Connection, one: int, other: int, survivor: int | None = None) -> GluePreview:
    """Of the clients who hold the two histories now. Changes nothing. Raises OknoError client_not_found, same_client
    where they are one already."""
    roots = {client_id: root_of(connection, client_id) for client_id in (one, other)}
    if roots[one] == roots[other]:
        raise OknoError("same_client", 409)
    into = roots.get(survivor, 0) if survivor else _older(connection, roots[one], roots[other])
    absorbed = roots[other] if into == roots[one] else roots[one]
    sides = {client_id: _side(connection, client_id) for client_id in {into, absorbed}}
    open_rows = [side.open_conversation for side in sides.values() if side.open_conversation is not None]
    open_rows.sort(key=lambda row: (row.created_at, row.id))
    tx = Transaction(connection, connection.dialect.name)
    return GluePreview(
        survivor=sides[into],
        absorbed=sides[absorbed],
        identities=len(sides[absorbed].card.identities),
        conversations=sides[absorbed].card.conversation_count,
        messages=sides[absorbed].message_count,
        fields=choices_between((*members_of(connection, into), *members_of(connection, absorbed))),
        joins=len(open_rows) == 2,
        stays=open_rows[0] if open_rows else None,
        objections=tuple(map(_told, conflicts_between(tx, one, other))),
    )


def move_objections(connection: Connection, identity_id: int, to: int) -> tuple[Objection, ...]:
    """Raises OknoError identity_not_found, client_not_found."""
    tx = Transaction(connection, connection.dialect.name)
    return tuple(map(_told, against_moving(tx, identity_id, to)))


def _told(conflict: Conflict) -> Objection:
    return Objection(code=conflict.code, final=conflict.final, params=dict(conflict.params))


def _side(connection: Connection, client_id: int) -> Side:
    card = client_card(connection, client_id)
    if card is None:
        raise not_found("client")
    # Stored counters: one who has taken others over counts their words too.
    count = connection.execute(
        select(func.coalesce(func.sum(Conversation.inbound_count), 0)).where(
            Conversation.client_id == client_id, Conversation.joined_into_id.is_(None)
        )
    ).scalar_one()
    open_id = connection.execute(
        select(Conversation.id).where(Conversation.client_id == client_id, Conversation.closed_at.is_(None))
    ).scalar_one_or_none()
    rows = conversation_cards(connection, [open_id]) if open_id is not None else []
    return Side(
        client=briefs_of(connection, [client_id])[client_id],
        card=card,
        message_count=int(count),
        open_conversation=ConversationRow.model_validate(rows[0]) if rows else None,
    )


def _older(connection: Connection, one: int, other: int) -> int:
    return int(
        connection.execute(
            select(Client.id)
            .where(or_(Client.id == one, Client.id == other))
            .order_by(func.coalesce(Client.given_name, Client.name) == "", Client.created_at, Client.id)
            .limit(1)
        ).scalar_one()
    )
