"""Reading what was handed back, and who waits for somebody who is not here."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select, true, tuple_

from app.db.tables import Conversation, HandedBack

MOST_TOLD = 500
PAGE = 500


@dataclass(frozen=True, slots=True)
class Waiting:
    conversation_id: int
    assignee_id: int
    team_id: int | None
    channel_id: int | None
    since: datetime


def handed_back_of(connection: Connection, operator_id: int) -> list[int]:
    """Rising; the oldest of them where there are very many."""
    return list(
        connection.execute(
            select(HandedBack.conversation_id)
            .where(HandedBack.operator_id == operator_id)
            .order_by(HandedBack.conversation_id)
            .limit(MOST_TOLD)
        ).scalars()
    )


def waiting_of_others(
    connection: Connection, present: Collection[int], since_before: datetime
) -> Iterator[Waiting]:
    """Conversations of everybody but these in which a client has waited since then or longer, page by page."""
    after: tuple[datetime, int] | None = None
    while True:
        page = list(connection.execute(_page(present, since_before, after)))
        yield from (
            Waiting(row.id, row.assignee_id, row.team_id, row.channel_id, row.waiting_since) for row in page
        )
        if len(page) < PAGE:
            return
        after = (page[-1].waiting_since, page[-1].id)


def _page(
    present: Collection[int], since_before: datetime, after: tuple[datetime, int] | None
) -> Select[*tuple[Any, ...]]:
    further: ColumnElement[bool] = true()
    if after is not None:
        further = tuple_(Conversation.waiting_since, Conversation.id) > after
    return (
        select(
            Conversation.id,
            Conversation.assignee_id,
            Conversation.team_id,
            Conversation.channel_id,
            Conversation.waiting_since,
        )
        .where(
            Conversation.closed_at.is_(None),
            Conversation.assignee_id.is_not(None),
            Conversation.assignee_id.not_in(present),
            Conversation.status == "waiting",
            Conversation.waiting_since <= since_before,
            Conversation.spam.is_(False),
            further,
        )
        .order_by(Conversation.waiting_since, Conversation.id)
        .limit(PAGE)
    )
