"""Reading macros."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, or_, select

from app.db.tables import Macro
from app.kit.json import loads
from app.macros.schemas import MacroCard


def macros_of(connection: Connection, operator_id: int) -> tuple[MacroCard, ...]:
    """The shared ones and one's own, by name."""
    return _cards(connection, or_(Macro.is_shared.is_(True), Macro.owner_id == operator_id))


def shared_macros(connection: Connection) -> tuple[MacroCard, ...]:
    return _cards(connection, Macro.is_shared.is_(True))


def private_macros(connection: Connection, operator_id: int) -> tuple[MacroCard, ...]:
    return _cards(connection, Macro.is_shared.is_(False), Macro.owner_id == operator_id)


def macro_card(connection: Connection, macro_id: int, operator_id: int) -> MacroCard | None:
    """A private one of somebody else is as good as none."""
    mine = or_(Macro.is_shared.is_(True), Macro.owner_id == operator_id)
    return next(iter(_cards(connection, Macro.id == macro_id, mine)), None)


def _cards(connection: Connection, *wanted: ColumnElement[bool]) -> tuple[MacroCard, ...]:
    rows = connection.execute(
        select(Macro.id, Macro.name, Macro.is_shared, Macro.owner_id, Macro.deeds)
        .where(*wanted)
        .order_by(Macro.name, Macro.id)
    )
    return tuple(_card(row) for row in rows)


def _card(row: Row[*tuple[Any, ...]]) -> MacroCard:
    return MacroCard(
        id=row.id,
        name=row.name,
        is_shared=row.is_shared,
        owner_id=row.owner_id,
        deeds=loads(row.deeds),
    )
