"""An admin decides how people work here."""

from sqlalchemy import insert, select, update

from app.access.audit import write_deed_down
from app.access.deed import Deed
from app.db.tables import WorkplaceSettings
from app.db.tables.workplace import THE_ONE
from app.db.transaction import Transaction
from app.kit.errors import OknoError
from app.kit.json import dumps
from app.workplace.events import workplace_changed
from app.workplace.queries import as_workplace
from app.workplace.schemas import Workplace


def change_workplace(tx: Transaction, change: Workplace, deed: Deed) -> Workplace:
    """Only the fields that were given change. Raises OknoError red_before_amber with the field."""
    present = _held(tx)
    wanted = present.model_copy(update=change.model_dump(exclude_unset=True))
    if wanted.waiting_red_minutes <= wanted.waiting_amber_minutes:
        raise OknoError("red_before_amber", 422, fields={"waiting_red_minutes": "red_before_amber"})
    if wanted == present:
        return present
    values = wanted.model_dump(mode="json")
    tx.connection.execute(update(WorkplaceSettings).values(settings=dumps(values)))
    write_deed_down(tx, "workplace.changed", "workplace", deed, values)
    tx.log(workplace_changed.entry({"workplace": values}, deed.at))
    return wanted


def _held(tx: Transaction) -> Workplace:
    """Nobody else writes it until this unit has ended."""
    if not tx.on_sqlite:
        # There may be no row yet to hold on to.
        tx.run("SELECT pg_advisory_xact_lock(hashtextextended('workplace', 0))")
    stored = tx.connection.execute(select(WorkplaceSettings.settings)).scalar_one_or_none()
    if stored is None:
        tx.connection.execute(insert(WorkplaceSettings).values(id=THE_ONE, settings="{}"))
    return as_workplace(stored)
