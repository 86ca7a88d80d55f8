"""An operator says by hand that they are away, and that they are back."""

from datetime import datetime

from sqlalchemy import select, update

from app.db.tables import Operator
from app.db.transaction import Transaction
from app.kit.errors import OknoError
from app.operators.announcing import announce_operator
from app.operators.queries import operator_card
from app.operators.schemas import Away, OperatorCard


def set_away(tx: Transaction, operator_id: int, wish: Away, at: datetime) -> OperatorCard:
    """Kept until they say otherwise, or until the time they named. Raises OknoError time_is_past."""
    if wish.away and wish.until is not None and wish.until <= at:
        raise OknoError("time_is_past", 422, fields={"until": "time_is_past"})
    tx.connection.execute(select(Operator.id).where(Operator.id == operator_id).with_for_update())
    present = operator_card(tx.connection, operator_id)
    if present is None:
        raise LookupError(f"operator {operator_id} is signed in and is not there")
    until = wish.until if wish.away else None
    if (present.away, present.away_until) == (wish.away, until):
        return present
    since = (present.away_since or at) if wish.away else None
    tx.connection.execute(
        update(Operator)
        .where(Operator.id == operator_id)
        .values(presence="away" if wish.away else "auto", away_since=since, away_until=until)
    )
    return announce_operator(tx, operator_id, at)
