"""The shop itself: who answers, and where."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import insert, select

from app.db.setwise import InsertRows
from app.db.tables import Channel, ChannelLine, Operator
from app.db.transaction import Transaction
from app.kit.json import dumps
from app.seed import roles

_LINES = InsertRows(ChannelLine, ("channel_id", "line", "is_open", "code", "changed_at"))


def plant_operators(tx: Transaction, house: roles.House, at: datetime) -> dict[str, int]:
    """Ids by key. Nobody has a password; the first administrator owns the house when nobody else does."""
    ids: dict[str, int] = {}
    for operator in house.operators:
        role = "owner" if operator.role == "admin" and not _has_owner(tx) else operator.role
        ids[operator.key] = tx.connection.execute(
            insert(Operator)
            .values(
                name=operator.name,
                email=operator.email,
                role=role,
                preferences=dumps({"language": operator.language}),
                created_at=at,
            )
            .returning(Operator.id)
        ).scalar_one()
    return ids


def plant_channels(
    tx: Transaction, house: roles.House, connected: Mapping[str, int], at: datetime
) -> dict[str, int]:
    """Ids by key. Those that are connected already are taken as they are.

    Others rest, as nobody is there to speak with; a site needs nobody.
    """
    ids = dict(connected)
    for channel in house.channels:
        if channel.key not in ids:
            ids[channel.key] = _insert_channel(tx, channel, house, at)
    return ids


def plant_lines(tx: Transaction, house: roles.House, channels: Mapping[str, int], at: datetime) -> None:
    """Those that were closed to us; of the others there is nothing to say."""
    closed = [line for line in house.lines if line.closed_for is not None]
    _LINES(tx, [(channels[line.channel], line.key, False, line.closed_for, at) for line in closed])


def _insert_channel(tx: Transaction, channel: roles.Channel, house: roles.House, at: datetime) -> int:
    account = {"external_id": channel.address, "name": house.name, "link": None}
    inserted: int = tx.connection.execute(
        insert(Channel)
        .values(
            kind=channel.kind,
            name=channel.name,
            public_key=public_key_of(channel.key),
            state="active" if channel.kind == "site" else "paused",
            account=dumps(account),
            created_at=at,
        )
        .returning(Channel.id)
    ).scalar_one()
    return inserted


def public_key_of(channel_key: str) -> str:
    return f"demo-{channel_key}"


def _has_owner(tx: Transaction) -> bool:
    return tx.connection.execute(select(Operator.id).where(Operator.role == "owner")).first() is not None
