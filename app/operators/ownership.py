"""There is always an owner, and only owners decide about owners."""

from sqlalchemy import select

from app.access.deed import Deed
from app.db.tables import Operator
from app.db.transaction import Transaction
from app.kit.errors import OknoError


def refuse_reaching_up(deed: Deed, *roles: str | None) -> None:
    """Raises OknoError owner_only when somebody else than an owner would make, change or let in an owner."""
    if deed.by is not None and not deed.by.is_owner and "owner" in roles:
        raise OknoError("owner_only", 403)


def refuse_losing_last_owner(tx: Transaction, operator_id: int) -> None:
    """Raises OknoError last_owner. Locks all owners, so that two cannot leave at the same time."""
    owners = tx.connection.execute(
        select(Operator.id)
        .where(Operator.role == "owner", Operator.disabled_at.is_(None))
        .order_by(Operator.id)
        .with_for_update()
    ).scalars()
    if set(owners) <= {operator_id}:
        raise OknoError("last_owner", 409)
