"""An operator's own choices."""

from datetime import datetime

from sqlalchemy import select, update

from app.db.tables import Operator
from app.db.transaction import Transaction
from app.kit.json import dumps
from app.operators.events import preferences_changed
from app.operators.queries import read_preferences
from app.operators.schemas import Preferences


def change_preferences(tx: Transaction, operator_id: int, change: Preferences, at: datetime) -> Preferences:
    """Only the fields that were given change; the operator's other windows hear of it."""
    stored = tx.connection.execute(
        select(Operator.preferences).where(Operator.id == operator_id).with_for_update()
    ).scalar_one()
    present = read_preferences(stored)
    wanted = present.model_copy(update=change.model_dump(exclude_unset=True))
    if wanted == present:
        return present
    values = wanted.model_dump(mode="json")
    tx.connection.execute(
        update(Operator).where(Operator.id == operator_id).values(preferences=dumps(values))
    )
    tx.log(preferences_changed.entry({"preferences": values}, at, operator_id=operator_id))
    return wanted
