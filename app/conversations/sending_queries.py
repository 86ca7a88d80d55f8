"""Reading what waits to be sent."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from app.conversations.cards import own_key
from app.db.tables import Identity, Sending
from app.kit.json import loads
from app.kit.wire import rfc3339

MOST = 1_000
"""What a window holds; who writes more ahead reads them client by client."""


def waiting_sendings(connection: Connection, client_id: int | None = None) -> list[dict[str, Any]]:
    """SendingCards, what goes first first."""
    of_client = [Identity.client_id == client_id] if client_id is not None else []
    return _cards(connection, Sending.ended_at.is_(None), *of_client)


def sending_card(connection: Connection, sending_id: int) -> dict[str, Any]:
    """Of one that was held, whether it still waits or not."""
    return _cards(connection, Sending.id == sending_id)[0]


def _cards(connection: Connection, *where: ColumnElement[bool]) -> list[dict[str, Any]]:
    rows = connection.execute(
        select(Sending, Identity.client_id)
        .join_from(Sending, Identity, Identity.id == Sending.identity_id)
        .with_only_columns(*Sending.__table__.c, Identity.client_id)
        .where(*where)
        .order_by(Sending.due_at, Sending.id)
        .limit(MOST)
    )
    return [_card(dict(row)) for row in rows.mappings()]


def _card(row: dict[str, Any]) -> dict[str, Any]:
    reply = loads(row["reply"])
    return {
        "id": row["id"],
        "key": own_key(row["author_key"]),
        "client_id": row["client_id"],
        "conversation_id": row["conversation_id"],
        "channel_id": row["channel_id"],
        "identity_id": row["identity_id"],
        "operator_id": row["operator_id"],
        "is_scheduled": row["is_scheduled"],
        "due_at": rfc3339(row["due_at"]),
        "created_at": rfc3339(row["created_at"]),
        "heard_upto": row["heard_upto"],
        "text": reply["text"],
        "entities": reply["entities"],
        "files": loads(row["files"]),
        "quotes": reply["quotes"],
        "answers": reply["answers"],
        "buttons": reply["buttons"],
        "close": reply["close"],
        "revision": row["revision"],
    }
