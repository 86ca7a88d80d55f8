"""Telling every window that a channel has changed."""

from datetime import datetime

from app.channels.events import channel_changed
from app.channels.queries import channel_card
from app.channels.schemas import ChannelCard
from app.db.transaction import Transaction


def announce_channel(tx: Transaction, channel_id: int, at: datetime) -> ChannelCard:
    card = channel_card(tx.connection, channel_id)
    if card is None:
        raise LookupError(f"channel {channel_id} was to be announced and is not there")
    tx.log(channel_changed.entry({"channel": card.model_dump(mode="json")}, at))
    return card
