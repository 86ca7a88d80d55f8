"""Reading drafts."""

from typing import Any

from sqlalchemy import Connection, select

from app.db.tables import Draft
from app.kit.json import loads
from app.kit.wire import rfc3339


def drafts_of(connection: Connection, operator_id: int) -> list[dict[str, Any]]:
    """DraftCards, the newest first."""
    rows = connection.execute(
        select(Draft)
        .with_only_columns(*Draft.__table__.c)
        .where(Draft.operator_id == operator_id, Draft.text != "")
        .order_by(Draft.at.desc(), Draft.conversation_id)
    )
    return [
        {
            "conversation_id": row.conversation_id,
            "mode": row.mode,
            "text": row.text,
            "entities": loads(row.entities),
            "identity_id": row.identity_id,
            "revision": row.revision,
            "at": rfc3339(row.at),
        }
        for row in rows
    ]
