"""One-time links: whoever opens one is signed in, once, within a quarter of an hour."""

from datetime import datetime, timedelta

from sqlalchemy import insert, select, update

from app.access.audit import write_deed_down
from app.access.deed import Deed
from app.access.tokens import TOKEN_BYTES, hash_of
from app.db.tables import Operator, SignInLink
from app.db.transaction import Transaction
from app.kit.errors import OknoError, not_found
from app.kit.ids import Randomness
from app.operators.ownership import refuse_reaching_up
from app.operators.queries import operator_card

LINK_LIFE = timedelta(minutes=15)


def make_sign_in_link(tx: Transaction, operator_id: int, now: datetime, randomness: Randomness) -> str:
    """The token of a new link; `sign_in_url` makes an address of it."""
    token = randomness.token(TOKEN_BYTES)
    tx.connection.execute(
        insert(SignInLink).values(
            token_hash=hash_of(token), operator_id=operator_id, expires_at=now + LINK_LIFE
        )
    )
    return token


def sign_in_url(base_url: str, token: str) -> str:
    """The token stands behind the `#`, so that no server and no log along the way sees it."""
    return f"{base_url}/sign-in#{token}"


def make_link_for_colleague(tx: Transaction, operator_id: int, deed: Deed, randomness: Randomness) -> str:
    """Raises OknoError operator_not_found, operator_disabled, owner_only."""
    colleague = operator_card(tx.connection, operator_id)
    if colleague is None:
        raise not_found("operator")
    refuse_reaching_up(deed, colleague.role)
    if colleague.disabled:
        raise OknoError("operator_disabled", 409)
    write_deed_down(tx, "operator.sign_in_link_made", f"operator:{operator_id}", deed)
    return make_sign_in_link(tx, operator_id, deed.at, randomness)


def redeem_link(tx: Transaction, token: str, now: datetime) -> int:
    """The operator it signs in.

    Raises OknoError link_not_valid: it is unknown, used or too old, or the operator is disabled.
    """
    operator_id = tx.connection.execute(
        update(SignInLink)
        .where(SignInLink.token_hash == hash_of(token))
        .where(SignInLink.used_at.is_(None), SignInLink.expires_at > now)
        .where(
            select(Operator.id)
            .where(Operator.id == SignInLink.operator_id, Operator.disabled_at.is_(None))
            .exists()
        )
        .values(used_at=now)
        .returning(SignInLink.operator_id)
    ).scalar()
    if operator_id is None:
        raise OknoError("link_not_valid", 401)
    return operator_id
