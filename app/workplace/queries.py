"""Reading the workplace."""

from sqlalchemy import Connection, select

from app.db.tables import WorkplaceSettings
from app.kit.json import loads
from app.workplace.schemas import Workplace


def workplace(connection: Connection) -> Workplace:
    """As it is set, or as it is where nobody has set anything."""
    return as_workplace(connection.execute(select(WorkplaceSettings.settings)).scalar_one_or_none())


def as_workplace(stored: str | None) -> Workplace:
    """What another version of Okno knew and this one does not is left out."""
    known = {name: value for name, value in loads(stored or "{}").items() if name in Workplace.model_fields}
    return Workplace.model_validate(known)
