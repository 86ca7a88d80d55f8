"""Somebody says who they are, and a session begins."""

import asyncio
from datetime import datetime

from sqlalchemy import select, update

from app.access.audit import write_entry_down
from app.access.sessions import Caller, open_session
from app.db.engine import Database
from app.db.tables import Operator
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.kit.errors import OknoError
from app.kit.ids import Randomness
from app.operators.attempts import Attempts
from app.operators.emails import email_key
from app.operators.passwords import hash_password_aside, is_outdated, is_password_aside
from app.operators.queries import Credentials, credentials_of
from app.operators.schemas import SignIn
from app.operators.sign_in_link import redeem_link


async def sign_in_by_password(
    given: SignIn,
    *,
    database: Database,
    writer: Writer,
    attempts: Attempts,
    caller: Caller,
    now: datetime,
    days: int,
    randomness: Randomness,
) -> str:
    """The token of a new session. Raises OknoError wrong_credentials, too_many_attempts."""
    email = email_key(given.email)
    await attempts.refuse_too_many(caller.address, email)
    known = await asyncio.to_thread(_read_credentials, database, email)
    stored = known.password_hash if known else None
    if not await is_password_aside(stored, given.password) or known is None or stored is None:
        await attempts.count_failure(caller.address, email)
        raise OknoError("wrong_credentials", 401)
    await attempts.forgive(caller.address, email)
    if is_outdated(stored):
        fresh = await hash_password_aside(given.password)
        await writer.write(_replace_hash, known.operator_id, stored, fresh)
        known = Credentials(known.operator_id, fresh)
    return await writer.write(_enter, known, caller, now, days, randomness)


def sign_in_by_link(
    tx: Transaction, token: str, caller: Caller, now: datetime, days: int, randomness: Randomness
) -> str:
    """The token of a new session. Raises OknoError link_not_valid."""
    operator_id = redeem_link(tx, token, now)
    write_entry_down(tx, "signed_in.by_link", operator_id, caller.address, now)
    return open_session(tx, operator_id, caller, now, days, randomness)


def _read_credentials(database: Database, email: str) -> Credentials | None:
    with database.snapshot() as connection:
        return credentials_of(connection, email)


def _replace_hash(tx: Transaction, operator_id: int, old: str, fresh: str) -> None:
    tx.connection.execute(
        update(Operator)
        .where(Operator.id == operator_id, Operator.password_hash == old)
        .values(password_hash=fresh)
    )


def _enter(
    tx: Transaction, known: Credentials, caller: Caller, now: datetime, days: int, randomness: Randomness
) -> str:
    # While the password was being compared somebody may have changed it, or shut the operator out.
    may_enter = tx.connection.execute(
        select(Operator.id)
        .where(Operator.id == known.operator_id, Operator.disabled_at.is_(None))
        .where(Operator.password_hash == known.password_hash)
        .with_for_update()
    ).scalar()
    if may_enter is None:
        raise OknoError("wrong_credentials", 401)
    write_entry_down(tx, "signed_in.by_password", known.operator_id, caller.address, now)
    return open_session(tx, known.operator_id, caller, now, days, randomness)
