"""Reading operators."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from app.access.principal import Principal
from app.access.rights import ASSIGNABLE
from app.db.tables import Operator
from app.kit.ids import hue_of
from app.kit.json import loads
from app.operators.schemas import Me, OperatorCard, Preferences


def all_operators(connection: Connection) -> list[OperatorCard]:
    """Everybody who answers or once did, in the order they came."""
    return [_card(row) for row in connection.execute(_cards().order_by(Operator.id))]


def operator_card(connection: Connection, operator_id: int) -> OperatorCard | None:
    row = connection.execute(_cards().where(Operator.id == operator_id)).one_or_none()
    return None if row is None else _card(row)


def me(connection: Connection, principal: Principal) -> Me:
    row = connection.execute(
        _cards().add_columns(Operator.preferences).where(Operator.id == principal.operator_id)
    ).one()
    return Me(
        operator=_card(row),
        preferences=read_preferences(row.preferences),
        rights=tuple(sorted(principal.rights)),
        csrf=principal.csrf,
    )


def read_preferences(stored: str) -> Preferences:
    """What another version of Okno knew and this one does not is left out."""
    known = {name: value for name, value in loads(stored).items() if name in Preferences.model_fields}
    return Preferences.model_validate(known)


@dataclass(frozen=True, slots=True)
class Credentials:
    operator_id: int
    password_hash: str | None


def credentials_of(connection: Connection, email: str) -> Credentials | None:
    """Of an operator who may sign in."""
    row = connection.execute(
        select(Operator.id, Operator.password_hash).where(
            Operator.email == email, Operator.disabled_at.is_(None)
        )
    ).one_or_none()
    return None if row is None else Credentials(row.id, row.password_hash)


def operator_of_email(connection: Connection, email: str) -> OperatorCard | None:
    row = connection.execute(_cards().where(Operator.email == email)).one_or_none()
    return None if row is None else _card(row)


def _cards() -> Select[*tuple[Any, ...]]:
    return select(
        Operator.id,
        Operator.name,
        Operator.email,
        Operator.role,
        Operator.rights,
        Operator.disabled_at,
        Operator.presence,
        Operator.away_since,
        Operator.away_until,
    )


def _card(row: Row[*tuple[object, ...]]) -> OperatorCard:
    return OperatorCard(
        id=row.id,
        name=row.name,
        email=row.email,
        role=row.role,
        hue=hue_of(row.id),
        disabled=row.disabled_at is not None,
        own_rights={right: held for right, held in loads(row.rights).items() if right in ASSIGNABLE},
        away=row.presence == "away",
        away_since=row.away_since,
        away_until=row.away_until,
    )
