"""How a channel is doing. Windows hear of it only when something that people see has changed."""

from datetime import datetime, timedelta

from sqlalchemy import update

from app.channels.announcing import announce_channel
from app.channels.records import locked_channel
from app.channels.schemas import ChannelState
from app.db.tables import Channel
from app.db.transaction import Transaction
from app.kit.text import shortened, storable

CONTACT_EVERY = timedelta(seconds=30)
"""How precisely we remember when a channel last spoke to us."""

DETAIL_LENGTH = 500


def mark_contact(tx: Transaction, channel_id: int, at: datetime) -> None:
    """The channel has spoken to us."""
    tx.run(
        "INSERT INTO channel_progress (channel_id, last_contact_at) VALUES (?, ?)"
        " ON CONFLICT (channel_id) DO UPDATE SET last_contact_at = excluded.last_contact_at"
        " WHERE channel_progress.last_contact_at IS NULL OR channel_progress.last_contact_at <= ?",
        (channel_id, tx.stored(at), tx.stored(at - CONTACT_EVERY)),
    )


def mark_trouble(
    tx: Transaction, channel_id: int, code: str, detail: str, needs_a_person: bool, at: datetime
) -> None:
    """Something is wrong. What needs a person stops the channel until one acts; the rest may pass by itself.

    The same trouble again changes nothing, not even its details, so that a channel that fails every second
    does not fill the log.
    """
    channel = locked_channel(tx.connection, channel_id)
    if channel is None or channel.state == "paused":
        return
    if channel.state == "broken" and not needs_a_person:
        return
    state: ChannelState = "broken" if needs_a_person else channel.state
    if (state, code) == (channel.state, channel.error_code):
        return
    _set(tx, channel_id, state, code, shortened(storable(detail), DETAIL_LENGTH))
    announce_channel(tx, channel_id, at)


def mark_healthy(tx: Transaction, channel_id: int, at: datetime) -> None:
    """All is well, also with what was broken before."""
    channel = locked_channel(tx.connection, channel_id)
    if channel is None or (channel.state != "broken" and channel.error_code is None):
        return
    _set(tx, channel_id, "active" if channel.state == "broken" else channel.state, None, None)
    announce_channel(tx, channel_id, at)


def _set(tx: Transaction, channel_id: int, state: ChannelState, code: str | None, detail: str | None) -> None:
    tx.connection.execute(
        update(Channel)
        .where(Channel.id == channel_id)
        .values(state=state, error_code=code, error_detail=detail)
    )
