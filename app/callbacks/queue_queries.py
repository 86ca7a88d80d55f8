"""Reading call-backs. Whose they are is said by the strand in which their line lies: gluing moves nothing here."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, func, or_, select, tuple_

from app.clients.records import Face, client_brief
from app.conversations.cards import maybe_time
from app.db.tables import Callback, CallbackAttempt, Client, Conversation, Message, Strand
from app.kit.errors import OknoError, not_found
from app.kit.paging import cursor_of, read_cursor
from app.kit.phone import shown_phone
from app.kit.wire import rfc3339

PAGE = 50
OF_A_CLIENT = 200


def callback_page(
    connection: Connection, *, view: str, operator_id: int, cursor: str | None
) -> tuple[list[dict[str, Any]], str | None]:
    """CallbackCards and the cursor of the next page. Raises OknoError unknown_view, bad_cursor."""
    column: Any = Callback.closed_at if view == "done" else Callback.due_at
    key = tuple_(column, Callback.id)
    match view:
        case "due":
            wanted = select(Callback.id, column).where(Callback.closed_at.is_(None))
        case "mine":
            wanted = select(Callback.id, column).where(
                Callback.closed_at.is_(None), Callback.claimed_by == operator_id
            )
        case "done":
            wanted = select(Callback.id, column).where(Callback.closed_at.is_not(None))
        case _:
            raise OknoError("unknown_view", 422)
    newest_first = view == "done"
    if cursor is not None:
        last = read_cursor(cursor)
        wanted = wanted.where(key < last if newest_first else key > last)
    order = (column.desc(), Callback.id.desc()) if newest_first else (column, Callback.id)
    rows = connection.execute(wanted.order_by(*order).limit(PAGE + 1)).all()
    page = rows[:PAGE]
    following = cursor_of(page[-1][1], page[-1][0]) if len(rows) > PAGE else None
    return callback_cards(connection, [row[0] for row in page]), following


def callbacks_of(connection: Connection, client_id: int) -> list[dict[str, Any]]:
    """Of a client, and of everybody glued to them, the newest first. Raises OknoError client_not_found."""
    owner = connection.execute(
        select(func.coalesce(Client.root_id, Client.id)).where(Client.id == client_id)
    ).scalar()
    if owner is None:
        raise not_found("client")
    ids = connection.execute(
        select(Callback.id)
        .join(Message, Message.id == Callback.message_id)
        .join(Strand, Strand.id == Message.strand_id)
        .where(Strand.client_id == owner)
        .order_by(Callback.id.desc())
        .limit(OF_A_CLIENT)
    ).scalars()
    return callback_cards(connection, list(ids))


def channel_of(connection: Connection, callback_id: int) -> int:
    """Raises OknoError callback_not_found."""
    found = connection.execute(select(Callback.channel_id).where(Callback.id == callback_id)).scalar()
    if found is None:
        raise not_found("callback")
    return int(found)


def is_something_due(connection: Connection, now: datetime) -> bool:
    """Somebody is to be reminded, or has done nothing for too long."""
    due = select(Callback.id).where(
        Callback.state == "claimed", or_(Callback.remind_at <= now, Callback.claim_until <= now)
    )
    return connection.execute(due.limit(1)).first() is not None


def callback_card(connection: Connection, callback_id: int) -> dict[str, Any]:
    """Raises OknoError callback_not_found."""
    cards = callback_cards(connection, [callback_id])
    if not cards:
        raise not_found("callback")
    return cards[0]


def callback_cards(connection: Connection, ids: Sequence[int]) -> list[dict[str, Any]]:
    """CallbackCards in the order of the ids."""
    if not ids:
        return []
    attempts: dict[int, list[dict[str, Any]]] = {}
    for row in connection.execute(_attempts_of(ids)).mappings():
        attempts.setdefault(row["callback_id"], []).append(_attempt(row))
    rows = connection.execute(_cards_of(ids)).mappings()
    cards = {row["id"]: _card(row, attempts.get(row["id"], [])) for row in rows}
    return [cards[callback_id] for callback_id in ids if callback_id in cards]


def _cards_of(ids: Sequence[int]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            *Callback.__table__.columns,
            Client.id.label("holder_id"),
            func.coalesce(Client.given_name, Client.name).label("holder_name"),
            Client.picture_key,
            func.coalesce(Conversation.joined_into_id, Conversation.id).label("conversation_id"),
        )
        .join(Message, Message.id == Callback.message_id)
        .join(Strand, Strand.id == Message.strand_id)
        .join(Client, Client.id == Strand.client_id)
        .join(Conversation, Conversation.id == Message.conversation_id)
        .where(Callback.id.in_(ids))
    )


def _attempts_of(ids: Sequence[int]) -> Select[*tuple[Any, ...]]:
    return (
        select(*CallbackAttempt.__table__.columns)
        .where(CallbackAttempt.callback_id.in_(ids))
        .order_by(CallbackAttempt.at, CallbackAttempt.id)
    )


def _card(row: RowMapping, attempts: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": row["id"],
        "channel_id": row["channel_id"],
        "client": client_brief(row["holder_id"], Face(row["holder_name"], row["picture_key"])),
        "conversation_id": row["conversation_id"],
        "message_id": row["message_id"],
        "phone": row["phone"],
        "phone_shown": shown_phone(row["phone"]),
        "extension": row["extension"],
        "name": row["name"],
        "question": row["question"],
        "timezone": row["timezone"],
        "language": row["language"],
        "wanted": row["wanted"],
        "wanted_from": rfc3339(row["wanted_from"]),
        "wanted_until": maybe_time(row["wanted_until"]),
        "due_at": rfc3339(row["due_at"]),
        "state": row["state"],
        "claimed_by": row["claimed_by"],
        "claimed_at": maybe_time(row["claimed_at"]),
        "remind_at": maybe_time(row["remind_at"]),
        "outcome": row["outcome"],
        "attempts": attempts,
        "requests": row["requests"],
        "page_url": row["page_url"],
        "created_at": rfc3339(row["created_at"]),
        "closed_at": maybe_time(row["closed_at"]),
        "revision": row["revision"],
    }


def _attempt(row: RowMapping) -> dict[str, Any]:
    return {
        "id": row["id"],
        "operator_id": row["operator_id"],
        "outcome": row["outcome"],
        "note": row["note"],
        "at": rfc3339(row["at"]),
        "source": row["source"],
        "duration_seconds": row["duration_seconds"],
        "recording_url": row["recording_url"],
    }
