"""Reading sessions."""

from datetime import datetime

from sqlalchemy import Connection, select

from app.access.principal import Principal
from app.access.rights import rights_of
from app.access.tokens import hash_of
from app.db.tables import Operator, Session
from app.kit.json import loads


def principal_of(connection: Connection, token: str, now: datetime) -> Principal | None:
    """Whoever carries this token; nobody when the session has ended or the operator is disabled."""
    row = connection.execute(
        select(
            Operator.id,
            Operator.name,
            Operator.role,
            Operator.rights,
            Session.token_hash,
            Session.csrf,
            Session.seen_at,
        )
        .join(Operator, Operator.id == Session.operator_id)
        .where(Session.token_hash == hash_of(token))
        .where(Session.expires_at > now, Operator.disabled_at.is_(None))
    ).one_or_none()
    if row is None:
        return None
    return Principal(
        operator_id=row.id,
        name=row.name,
        role=row.role,
        rights=rights_of(row.role, loads(row.rights)),
        session_hash=row.token_hash,
        csrf=row.csrf,
        seen_at=row.seen_at,
    )
