"""The orders of a list. Each is a chain of stretches, and each stretch is read along one index, from either end."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, UnaryExpression, and_, literal_column, or_, tuple_

from app.conversations.narrowing import Sort
from app.db.tables import Conversation

NORMAL: ColumnElement[bool] = literal_column("conversations.priority = 1")
OTHER_THAN_NORMAL: ColumnElement[bool] = literal_column("conversations.priority <> 1")
"""Said as the index says it."""

Key = tuple[datetime, int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows that meet `where`, by `column` and id; falling unless `rising`."""

    where: tuple[ColumnElement[bool], ...]
    column: Any
    rising: bool = False

    def behind(self, key: Key) -> ColumnElement[bool]:
        place = tuple_(self.column, Conversation.id)
        return place > key if self.rising else place < key

    @property
    def order(self) -> tuple[UnaryExpression[Any], ...]:
        columns = (self.column, Conversation.id)
        return tuple(column.asc() if self.rising else column.desc() for column in columns)


WAITS = and_(Conversation.closed_at.is_(None), Conversation.waiting_since.is_not(None))
DOES_NOT_WAIT = or_(Conversation.closed_at.is_not(None), Conversation.waiting_since.is_(None))

ORDERS: dict[Sort, tuple[Stretch, ...]] = {
    "newest": (Stretch((), Conversation.last_at),),
    "waiting": (
        Stretch((WAITS,), Conversation.waiting_since, rising=True),
        Stretch((DOES_NOT_WAIT,), Conversation.last_at),
    ),
    "priority": (
        Stretch((OTHER_THAN_NORMAL, Conversation.priority == 3), Conversation.last_at),
        Stretch((OTHER_THAN_NORMAL, Conversation.priority == 2), Conversation.last_at),
        Stretch((NORMAL,), Conversation.last_at),
        Stretch((OTHER_THAN_NORMAL, Conversation.priority == 0), Conversation.last_at),
    ),
}
