"""The doors of channels."""

from typing import Annotated

from fastapi import APIRouter

from app.access.deed import Deed
from app.channels.changing import change_channel, check_channel
from app.channels.connecting import PUBLIC_KEY_BYTES, connect_channel, open_and_set_up
from app.channels.deps import Channels
from app.channels.kinds import channel_kinds
from app.channels.pausing import pause_channel, resume_channel
from app.channels.queries import channel_cards
from app.channels.removing import take_channel_away
from app.channels.schemas import ChannelCard, ChannelChange, ChannelKind, NewChannel
from app.deps import Chance, Configured, RowId, ToRead, ToWrite, deed_with, needs

router = APIRouter(prefix="/api", tags=["channels"])

Decision = Annotated[Deed, deed_with("channels.manage")]


@router.get("/channels", dependencies=[needs("conversations.read")])
def channels(database: ToRead) -> list[ChannelCard]:
    with database.snapshot() as connection:
        return channel_cards(connection)


@router.get("/channel-kinds", dependencies=[needs("channels.manage")])
def what_can_be_connected() -> list[ChannelKind]:
    return channel_kinds()


@router.post("/channels", status_code=201)
async def connect(
    decision: Decision, new: NewChannel, switchboard: Channels, settings: Configured, randomness: Chance
) -> ChannelCard:
    """Tried out live before anything is kept."""
    public_key = randomness.token(PUBLIC_KEY_BYTES)
    return await connect_channel(switchboard, new, public_key, settings.base_url, decision)


@router.patch("/channels/{channel_id}")
async def change(
    decision: Decision,
    channel_id: RowId,
    wanted: ChannelChange,
    switchboard: Channels,
    settings: Configured,
) -> ChannelCard:
    """Other settings are tried out live before they replace the old ones."""
    return await change_channel(switchboard, channel_id, wanted, settings.base_url, decision)


@router.delete("/channels/{channel_id}", status_code=204)
async def remove(decision: Decision, channel_id: RowId, switchboard: Channels, settings: Configured) -> None:
    """What was said on it stays."""
    await take_channel_away(switchboard, channel_id, settings.base_url, decision)


@router.post("/channels/{channel_id}/pause")
async def pause(decision: Decision, channel_id: RowId, writer: ToWrite, switchboard: Channels) -> ChannelCard:
    card = await writer.write(pause_channel, channel_id, decision)
    await switchboard.refresh()
    return card


@router.delete("/channels/{channel_id}/pause")
async def go_on(
    decision: Decision, channel_id: RowId, writer: ToWrite, switchboard: Channels, settings: Configured
) -> ChannelCard:
    """What calls us is told where to call: it may have been set to that while it rested."""
    await writer.write(resume_channel, channel_id, decision)
    return await open_and_set_up(switchboard, channel_id, settings.base_url)


@router.post("/channels/{channel_id}/check")
async def check(
    decision: Decision, channel_id: RowId, switchboard: Channels, settings: Configured
) -> ChannelCard:
    """Asks the channel live who we are there."""
    return await check_channel(switchboard, channel_id, settings.base_url, decision)
