"""Somebody joins those who answer."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from app.access.audit import write_deed_down
from app.access.deed import Deed
from app.db.tables import Operator
from app.db.transaction import Transaction
from app.kit.errors import OknoError
from app.kit.text import storable_name
from app.operators.announcing import announce_operator
from app.operators.emails import read_email
from app.operators.ownership import refuse_reaching_up
from app.operators.schemas import OperatorCard, RoleName

FIRST_OWNER = ("Владелец", "owner@localhost")


@dataclass(frozen=True, slots=True)
class Newcomer:
    name: str
    email: str
    role: RoleName
    password_hash: str | None = None
    """None: signs in by link."""


def add_operator(tx: Transaction, newcomer: Newcomer, deed: Deed) -> OperatorCard:
    """Raises OknoError email_taken, bad_email, name_empty, owner_only."""
    refuse_reaching_up(deed, newcomer.role)
    operator_id = _insert(tx, newcomer, read_email(newcomer.email), deed.at)
    if operator_id is None:
        raise OknoError("email_taken", 409, fields={"email": "email_taken"})
    write_deed_down(tx, "operator.added", f"operator:{operator_id}", deed, {"role": newcomer.role})
    return announce_operator(tx, operator_id, deed.at)


def ensure_owner(tx: Transaction, at: datetime) -> int:
    """The first of those who own this house; one without a password comes into being when there is none."""
    owner = _first_owner(tx)
    if owner is not None:
        return owner
    name, email = FIRST_OWNER
    # Another process may be doing the same at this moment: then its owner is ours.
    operator_id = _insert(tx, Newcomer(name, email, "owner"), email, at)
    if operator_id is not None:
        announce_operator(tx, operator_id, at)
        return operator_id
    owner = _first_owner(tx)
    if owner is None:
        raise OknoError("no_owner", 500, detail=f"{email} exists and is no owner")
    return owner


def read_name(given: str) -> str:
    """One line that people can read. Raises OknoError name_empty."""
    name = storable_name(given, 120)
    if not name:
        raise OknoError("name_empty", 422, fields={"name": "name_empty"})
    return name


def _first_owner(tx: Transaction) -> int | None:
    return tx.connection.execute(
        select(Operator.id)
        .where(Operator.role == "owner", Operator.disabled_at.is_(None))
        .order_by(Operator.id)
        .limit(1)
    ).scalar()


def _insert(tx: Transaction, newcomer: Newcomer, email: str, at: datetime) -> int | None:
    """None when the address is taken."""
    inserted = tx.run(
        "INSERT INTO operators (name, email, password_hash, role, created_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (email) DO NOTHING RETURNING id",
        (read_name(newcomer.name), email, newcomer.password_hash, newcomer.role, tx.stored(at)),
    )
    operator_id: int | None = inserted.scalar()
    return operator_id
