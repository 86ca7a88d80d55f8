"""A channel rests for a while."""

from sqlalchemy import update

from app.access.audit import write_deed_down
from app.access.deed import Deed
from app.channels.announcing import announce_channel
from app.channels.queries import channel_card
from app.channels.records import locked_channel
from app.channels.schemas import ChannelCard, ChannelState
from app.db.tables import Channel
from app.db.transaction import Transaction
from app.kit.errors import not_found


def pause_channel(tx: Transaction, channel_id: int, deed: Deed) -> ChannelCard:
    """Nobody asks it for news, and nothing is sent. Raises OknoError channel_not_found."""
    return _become(tx, channel_id, "paused", "channel.paused", deed)


def resume_channel(tx: Transaction, channel_id: int, deed: Deed) -> ChannelCard:
    """Go on, also with a channel that waited for a person. Raises OknoError channel_not_found."""
    return _become(tx, channel_id, "active", "channel.resumed", deed)


def _become(tx: Transaction, channel_id: int, state: ChannelState, action: str, deed: Deed) -> ChannelCard:
    stored = locked_channel(tx.connection, channel_id)
    if stored is None:
        raise not_found("channel")
    if stored.state == state:
        return _unchanged(tx, channel_id)
    tx.connection.execute(
        update(Channel)
        .where(Channel.id == channel_id)
        .values(state=state, error_code=None, error_detail=None)
    )
    write_deed_down(tx, action, f"channel:{channel_id}", deed)
    return announce_channel(tx, channel_id, deed.at)


def _unchanged(tx: Transaction, channel_id: int) -> ChannelCard:
    card = channel_card(tx.connection, channel_id)
    if card is None:
        raise not_found("channel")
    return card
