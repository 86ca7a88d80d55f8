"""Reading the list: one page of rows, newest first."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, select, tuple_

from app.clients.records import Face, client_brief
from app.conversations.cards import maybe_time
from app.conversations.records import PRIORITIES
from app.db.tables import Client, Conversation, ReadMark
from app.kit.errors import OknoError
from app.kit.json import loads
from app.kit.paging import cursor_of, read_cursor
from app.kit.wire import rfc3339

PAGE = 50


def conversation_page(
    connection: Connection,
    *,
    view: str,
    operator_id: int,
    channel_id: int | None = None,
    cursor: str | None = None,
) -> tuple[list[dict[str, Any]], str | None]:
    """ConversationRows of a view and the cursor of the next page. Raises OknoError unknown_view, bad_cursor."""
    page = rows_query().where(*_of_view(view, operator_id))
    if channel_id is not None:
        page = page.where(Conversation.channel_id == channel_id)
    if cursor is not None:
        page = page.where(tuple_(Conversation.last_at, Conversation.id) < read_cursor(cursor))
    page = page.order_by(Conversation.last_at.desc(), Conversation.id.desc()).limit(PAGE + 1)
    rows = connection.execute(page).all()
    more = len(rows) > PAGE
    shown = rows[:PAGE]
    return [row_card(row) for row in shown], cursor_of(shown[-1].last_at, shown[-1].id) if more else None


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


def _of_view(view: str, operator_id: int) -> tuple[ColumnElement[bool], ...]:
    wanted = Conversation.spam.is_(False)
    if view == "spam":
        return (Conversation.spam.is_(True),)
    return wanted, *_among_wanted(view, operator_id)


def _among_wanted(view: str, operator_id: int) -> tuple[ColumnElement[bool], ...]:
    open_ = Conversation.closed_at.is_(None)
    awake = Conversation.status != "snoozed"
    match view:
        case "open":
            return open_, awake
        case "mine":
            return open_, awake, Conversation.assignee_id == operator_id
        case "unassigned":
            return open_, awake, Conversation.assignee_id.is_(None)
        case "waiting":
            return open_, Conversation.status == "waiting"
        case "snoozed":
            return open_, Conversation.status == "snoozed"
        case "closed":
            # One that is joined into another is told by that one's row.
            return Conversation.closed_at.is_not(None), Conversation.joined_into_id.is_(None)
        case _:
            raise OknoError("unknown_view", 422)
