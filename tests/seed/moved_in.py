"""The house after the cast has moved in, and what one sees of it."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

from app.conversations.history_queries import history_page
from app.conversations.list_queries import conversation_page
from app.conversations.narrowing import ListFilter, known_view
from app.conversations.schemas import ConversationRow, MessageCard
from app.db.engine import Database
from app.seed import roles
from app.seed.roles import Cast, Client

MOSCOW = timezone(timedelta(hours=3))
NOON = datetime(2027, 3, 11, 12, 0, tzinfo=MOSCOW)


def client_called(name: str, cast: Cast) -> Client:
    return next(client for client in cast.clients if client.name == name)


def told(client: Client) -> list[roles.Message]:
    return [message for conversation in client.conversations for message in conversation.messages]


def whole_history(database: Database, client_id: int) -> list[MessageCard]:
    """As a window reads it that scrolls up to the beginning."""
    cards: list[dict[str, Any]] = []
    before: str | None = None
    with database.snapshot() as connection:
        while True:
            _, page, before = history_page(connection, client_id, before=before)
            cards = page + cards
            if before is None:
                return [MessageCard.model_validate(card) for card in cards]


def rows_of(database: Database, view: str, operator_id: int) -> Iterator[ConversationRow]:
    cursor: str | None = None
    with database.snapshot() as connection:
        while True:
            rows, cursor = conversation_page(
                connection, ListFilter(view=known_view(view)), operator_id=operator_id, cursor=cursor
            )
            yield from (ConversationRow.model_validate(row) for row in rows)
            if cursor is None:
                return


def card_saying(words: str, cards: list[MessageCard]) -> MessageCard:
    return next(card for card in cards if words in card.text)
