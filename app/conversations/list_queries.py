"""Reading the list: a page of rows in the order that is asked for."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from app.clients.records import Face, client_brief
from app.conversations.cards import maybe_time
from app.conversations.list_conditions import conditions_of, halves_of
from app.conversations.list_orders import ORDERS, Key, Stretch
from app.conversations.narrowing import ListFilter
from app.conversations.records import PRIORITIES
from app.db.tables import Client, Conversation, ReadMark
from app.kit.json import loads
from app.kit.paging import cursor_within, read_cursor_within
from app.kit.wire import rfc3339

PAGE = 50
MOST = 200
"""Rows of a page; whoever has read far already may ask for more at a time."""

Found = Row[*tuple[Any, ...]]


def conversation_page(
    connection: Connection,
    asked: ListFilter,
    *,
    operator_id: int,
    cursor: str | None = None,
    limit: int = PAGE,
) -> tuple[list[dict[str, Any]], str | None]:
    """ConversationRows and the cursor of the next page. Raises OknoError bad_cursor."""
    conditions = conditions_of(connection, asked, operator_id)
    stretches = ORDERS[asked.sort]
    number, place = (0, None) if cursor is None else read_cursor_within(cursor, len(stretches))
    shown: list[dict[str, Any]] = []
    following: str | None = None
    for at, stretch in enumerate(stretches[number:], start=number):
        wanted = limit - len(shown)
        found = _stretch(
            connection,
            stretch,
            halves_of(asked.view),
            conditions,
            place if at == number else None,
            wanted + 1,
        )
        shown += [row_card(row) for row in found[:wanted]]
        if wanted and found:
            last = found[:wanted][-1]
            following = cursor_within(at, getattr(last, stretch.column.key), last.id)
        if len(found) > wanted:
            return shown, following
    return shown, None


def count_of_list(connection: Connection, asked: ListFilter, *, operator_id: int, most: int) -> int:
    """How many rows the list has, but no more than `most`."""
    conditions = conditions_of(connection, asked, operator_id)
    count = 0
    for half in halves_of(asked.view):
        some = select(Conversation.id).where(half, *conditions).limit(most - count).subquery()
        count += connection.execute(select(func.count()).select_from(some)).scalar_one()
    return count


def _stretch(
    connection: Connection,
    stretch: Stretch,
    halves: tuple[ColumnElement[bool], ...],
    conditions: list[ColumnElement[bool]],
    behind: Key | None,
    limit: int,
) -> list[Found]:
    found: list[Found] = []
    for half in halves:
        page = rows_query().where(half, *conditions, *stretch.where)
        if behind is not None:
            page = page.where(stretch.behind(behind))
        found += connection.execute(page.order_by(*stretch.order).limit(limit)).all()
    if len(halves) > 1:
        name = stretch.column.key
        found.sort(key=lambda row: (getattr(row, name), row.id), reverse=not stretch.rising)
    return found[:limit]


def conversation_cards(connection: Connection, ids: list[int]) -> list[dict[str, Any]]:
    return [row_card(row) for row in connection.execute(rows_query().where(Conversation.id.in_(ids)))]


def seen_counts(connection: Connection, operator_id: int) -> dict[str, int]:
    """What the operator has seen, wherever that says more than the last answer does."""
    rows = connection.execute(
        select(ReadMark.conversation_id, ReadMark.seen_count)
        .join(Conversation, Conversation.id == ReadMark.conversation_id)
        .where(
            ReadMark.operator_id == operator_id,
            ReadMark.seen_count > Conversation.answered_count,
            Conversation.closed_at.is_(None),
        )
    )
    return {str(conversation_id): seen_count for conversation_id, seen_count in rows}


def rows_query() -> Select[*tuple[Any, ...]]:
    return select(
        Conversation.id,
        Conversation.client_id,
        Client.name,
        Client.given_name,
        Client.picture_key,
        Conversation.channel_id,
        Conversation.status,
        Conversation.assignee_id,
        Conversation.team_id,
        Conversation.priority,
        Conversation.tag_ids,
        Conversation.snoozed_until,
        Conversation.waiting_since,
        Conversation.last_at,
        Conversation.last_message_id,
        Conversation.last_inbound_id,
        Conversation.preview,
        Conversation.inbound_count,
        Conversation.answered_count,
        Conversation.created_at,
        Conversation.closed_at,
        Conversation.close_reason,
        Conversation.revision,
        Conversation.spam,
    ).join(Client, Client.id == Conversation.client_id)


def row_card(row: Row[*tuple[Any, ...]]) -> dict[str, Any]:
    """ConversationRow."""
    return {
        "id": row.id,
        "client": client_brief(row.client_id, Face(row.given_name or row.name, row.picture_key)),
        "channel_id": row.channel_id,
        "status": row.status,
        "assignee_id": row.assignee_id,
        "team_id": row.team_id,
        "priority": PRIORITIES[row.priority],
        "tag_ids": loads(row.tag_ids),
        "snoozed_until": maybe_time(row.snoozed_until),
        "waiting_since": maybe_time(row.waiting_since),
        "last_at": rfc3339(row.last_at),
        "last_message_id": row.last_message_id,
        "last_inbound_id": row.last_inbound_id,
        "preview": loads(row.preview),
        "inbound_count": row.inbound_count,
        "answered_count": row.answered_count,
        "created_at": rfc3339(row.created_at),
        "closed_at": maybe_time(row.closed_at),
        "close_reason": row.close_reason,
        "revision": row.revision,
        "spam": row.spam,
    }
