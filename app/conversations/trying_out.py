"""Trying a channel out: who wrote on it last, and a word to them."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select

from app.clients.records import Face, client_brief
from app.clients.schemas import ClientBrief
from app.conversations.opening import open_conversations_of
from app.conversations.outbox import OutletOf, put_reply
from app.conversations.schemas import NewestWords, Reply, TestMessage
from app.db.tables import Client, Identity, Message
from app.db.transaction import Transaction
from app.kit.errors import not_found
from app.kit.ids import Randomness


def newest_words(connection: Connection, channel_id: int) -> NewestWords | None:
    """Of somebody who can be answered. The newest ids are looked at first, so the cost does not grow."""
    row = connection.execute(
        select(
            Message.identity_id,
            Message.text,
            Message.arrived_at,
            Client.id,
            Client.name,
            Client.given_name,
            Client.picture_key,
        )
        .join(Identity, Identity.id == Message.identity_id)
        .join(Client, Client.id == Identity.client_id)
        .where(Identity.channel_id == channel_id, Identity.address.is_not(None))
        .where(Message.direction.in_(("in", "system")))
        .order_by(Message.id.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    face = Face(row.given_name or row.name, row.picture_key)
    client = ClientBrief.model_validate(client_brief(row.id, face))
    return NewestWords(identity_id=row.identity_id, client=client, text=row.text, at=row.arrived_at)


def put_test_message(
    tx: Transaction,
    channel_id: int,
    test: TestMessage,
    *,
    operator_id: int,
    outlet_of: OutletOf,
    randomness: Randomness,
    reopen_within: timedelta,
    at: datetime,
) -> tuple[dict[str, Any], int]:
    """As `put_reply`, to an account of this channel. Raises OknoError identity_not_found besides."""
    lock = "" if tx.on_sqlite else " FOR UPDATE OF c"
    client_id = tx.run(
        "SELECT c.id FROM identities AS i JOIN clients AS c ON c.id = i.client_id"
        f" WHERE i.id = ? AND i.channel_id = ?{lock}",
        (test.identity_id, channel_id),
    ).scalar()
    if client_id is None:
        raise not_found("identity")
    conversation = open_conversations_of(tx, [client_id], at, reopen_within)[client_id]
    return put_reply(
        tx,
        conversation.id,
        Reply(key=f"test-{randomness.token(12)}", text=test.text, identity_id=test.identity_id),
        operator_id=operator_id,
        outlet_of=outlet_of,
        randomness=randomness,
        reopen_within=reopen_within,
        at=at,
    )
