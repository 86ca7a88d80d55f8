"""How many stand in saved views; beyond MOST nobody counts."""

from sqlalchemy import Connection

from app.conversations.list_queries import count_of_list
from app.views.queries import saved_views

MOST = 1_000


def saved_view_counts(connection: Connection, operator_id: int) -> dict[int, int]:
    return {
        card.id: count_of_list(connection, card.filter, operator_id=operator_id, most=MOST)
        for card in saved_views(connection, operator_id)
    }
