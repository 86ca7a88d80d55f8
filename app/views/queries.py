"""Reading saved views."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, or_, select

from app.conversations.narrowing import ListFilter
from app.db.tables import SavedView
from app.kit.json import loads
from app.views.schemas import SavedViewCard


def saved_views(connection: Connection, operator_id: int) -> tuple[SavedViewCard, ...]:
    """The shared ones and one's own, by name."""
    return _cards(connection, or_(SavedView.is_shared.is_(True), SavedView.owner_id == operator_id))


def shared_views(connection: Connection) -> tuple[SavedViewCard, ...]:
    return _cards(connection, SavedView.is_shared.is_(True))


def private_views(connection: Connection, operator_id: int) -> tuple[SavedViewCard, ...]:
    return _cards(connection, SavedView.is_shared.is_(False), SavedView.owner_id == operator_id)


def saved_view(connection: Connection, saved_view_id: int) -> SavedViewCard | None:
    return next(iter(_cards(connection, SavedView.id == saved_view_id)), None)


def _cards(connection: Connection, *wanted: ColumnElement[bool]) -> tuple[SavedViewCard, ...]:
    rows = connection.execute(
        select(SavedView.id, SavedView.name, SavedView.is_shared, SavedView.owner_id, SavedView.filter)
        .where(*wanted)
        .order_by(SavedView.name, SavedView.id)
    )
    return tuple(_card(row) for row in rows)


def _card(row: Row[*tuple[Any, ...]]) -> SavedViewCard:
    return SavedViewCard(
        id=row.id,
        name=row.name,
        is_shared=row.is_shared,
        owner_id=row.owner_id,
        filter=ListFilter.model_validate(loads(row.filter)),
    )
