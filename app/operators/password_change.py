"""An operator sets another password."""

import asyncio
from datetime import datetime

from sqlalchemy import select, update

from app.access.audit import write_deed_down
from app.access.deed import Deed
from app.access.principal import Principal
from app.access.sessions import Caller, end_other_sessions
from app.db.engine import Database
from app.db.tables import Operator
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.kit.errors import OknoError
from app.operators.attempts import Attempts
from app.operators.passwords import hash_password_aside, is_password_aside
from app.operators.schemas import PasswordChange


async def change_password(
    given: PasswordChange,
    me: Principal,
    *,
    database: Database,
    writer: Writer,
    attempts: Attempts,
    caller: Caller,
    now: datetime,
) -> None:
    """Ends all other sessions. Who came by a link and has no password yet need not know one.

    Raises OknoError wrong_password, too_many_attempts.
    """
    who = f"operator:{me.operator_id}"
    await attempts.refuse_too_many(caller.address, who)
    stored = await asyncio.to_thread(_read_hash, database, me.operator_id)
    if stored is not None and not await is_password_aside(stored, given.old):
        await attempts.count_failure(caller.address, who)
        raise _wrong_password()
    fresh = await hash_password_aside(given.new)
    await writer.write(_set_password, me, stored, fresh, caller, now)


def _read_hash(database: Database, operator_id: int) -> str | None:
    with database.snapshot() as connection:
        return connection.execute(
            select(Operator.password_hash).where(Operator.id == operator_id)
        ).scalar_one()


def _set_password(
    tx: Transaction, me: Principal, old: str | None, fresh: str, caller: Caller, now: datetime
) -> None:
    changed = tx.connection.execute(
        update(Operator)
        .where(Operator.id == me.operator_id)
        .where(Operator.password_hash.is_not_distinct_from(old))
        .values(password_hash=fresh)
    )
    if not changed.rowcount:
        raise _wrong_password()
    end_other_sessions(tx, me.operator_id, me.session_hash, now)
    deed = Deed(now, me, caller.address)
    write_deed_down(tx, "operator.password_changed", f"operator:{me.operator_id}", deed)


def _wrong_password() -> OknoError:
    return OknoError("wrong_password", 422, fields={"old": "wrong_password"})
