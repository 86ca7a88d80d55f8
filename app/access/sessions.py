"""Sessions begin, are kept alive by use, and end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update

from app.access.events import session_ended
from app.access.tokens import TOKEN_BYTES, hash_of
from app.db.tables import Session, SignInLink
from app.db.transaction import Transaction
from app.kit.ids import Randomness
from app.kit.text import storable_name

SEEN_EVERY = timedelta(minutes=10)
"""How precisely we remember when a session was last used."""

AGENT_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Caller:
    """Where a request comes from."""

    address: str | None = None
    agent: str | None = None


def open_session(
    tx: Transaction, operator_id: int, caller: Caller, at: datetime, days: int, randomness: Randomness
) -> str:
    """The token of a new session, which ends after `days` without use."""
    token = randomness.token(TOKEN_BYTES)
    tx.connection.execute(
        insert(Session).values(
            token_hash=hash_of(token),
            operator_id=operator_id,
            csrf=randomness.token(TOKEN_BYTES),
            created_at=at,
            seen_at=at,
            expires_at=at + timedelta(days=days),
            address=caller.address,
            agent=storable_name(caller.agent, AGENT_LENGTH) if caller.agent else None,
        )
    )
    return token


def is_due_to_be_kept(seen_at: datetime, now: datetime) -> bool:
    return now - seen_at >= SEEN_EVERY


def keep_session(tx: Transaction, session_hash: str, at: datetime, days: int) -> None:
    """Note that the session is in use, so that it lives on. One that has ended stays ended."""
    tx.connection.execute(
        update(Session)
        .where(Session.token_hash == session_hash, Session.seen_at < at)
        .values(seen_at=at, expires_at=at + timedelta(days=days))
    )


def end_session(tx: Transaction, operator_id: int, session_hash: str, at: datetime) -> None:
    ended = tx.connection.execute(
        delete(Session).where(Session.token_hash == session_hash, Session.operator_id == operator_id)
    )
    if ended.rowcount:
        _tell(tx, [(operator_id, session_hash)], at)


def end_all_sessions(tx: Transaction, operator_id: int, at: datetime) -> None:
    ended = tx.connection.execute(delete(Session).where(Session.operator_id == operator_id))
    if ended.rowcount:
        _tell(tx, [(operator_id, None)], at)


def end_other_sessions(tx: Transaction, operator_id: int, kept_hash: str, at: datetime) -> None:
    ended = tx.connection.execute(
        delete(Session)
        .where(Session.operator_id == operator_id, Session.token_hash != kept_hash)
        .returning(Session.token_hash)
    ).scalars()
    _tell(tx, [(operator_id, session_hash) for session_hash in sorted(ended)], at)


def forget_expired(tx: Transaction, now: datetime, limit: int = 1_000) -> int:
    """End sessions that were not used for too long, and drop links nobody can use. Returns how many went."""
    oldest = (
        select(Session.token_hash)
        .where(Session.expires_at <= now)
        .order_by(Session.token_hash)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    ended = tx.connection.execute(
        delete(Session)
        .where(Session.token_hash.in_(oldest.scalar_subquery()))
        .returning(Session.operator_id, Session.token_hash)
    ).all()
    _tell(tx, [(row.operator_id, row.token_hash) for row in ended], now)
    links = tx.connection.execute(delete(SignInLink).where(SignInLink.expires_at <= now))
    return len(ended) + links.rowcount


def _tell(tx: Transaction, ended: Iterable[tuple[int, str | None]], at: datetime) -> None:
    for operator_id, session_hash in ended:
        body = {"operator_id": operator_id, "session_hash": session_hash}
        tx.log(session_ended.entry(body, at, operator_id=operator_id))
