"""Who did what, written down where nobody edits it."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import insert

from app.access.deed import Deed
from app.db.tables import Audit
from app.db.transaction import Transaction
from app.kit.json import dumps


def write_deed_down(
    tx: Transaction, action: str, subject: str, deed: Deed, details: Mapping[str, object] | None = None
) -> None:
    """`subject` is what it was done to, for example `channel:3`. Details never hold secrets."""
    by = deed.by.operator_id if deed.by else None
    _write(tx, action, subject, deed.at, by, deed.address, details or {})


def write_down(
    tx: Transaction,
    action: str,
    subject: str,
    at: datetime,
    *,
    by: int | None,
    address: str | None = None,
    details: Mapping[str, object] | None = None,
) -> None:
    """Of an operator, or of the house itself, which has no address."""
    _write(tx, action, subject, at, by, address, details or {})


def write_entry_down(
    tx: Transaction, action: str, operator_id: int, address: str | None, at: datetime
) -> None:
    """Of an operator who comes in and so has no session yet."""
    _write(tx, action, f"operator:{operator_id}", at, operator_id, address, {})


def _write(
    tx: Transaction,
    action: str,
    subject: str,
    at: datetime,
    by: int | None,
    address: str | None,
    details: Mapping[str, object],
) -> None:
    tx.connection.execute(
        insert(Audit).values(
            at=at, operator_id=by, action=action, subject=subject, details=dumps(details), address=address
        )
    )
