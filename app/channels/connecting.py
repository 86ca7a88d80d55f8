"""An account is connected: tried out, kept, opened, and set up on the channel's side."""

import asyncio

from app.access.deed import Deed
from app.channels.accounts import refuse_connected_twice
from app.channels.asking import ask, let_go, make_connector
from app.channels.checking import Checked, check_account
from app.channels.health import mark_trouble
from app.channels.open import Switchboard
from app.channels.queries import channel_card
from app.channels.schemas import ChannelCard, NewChannel
from app.channels.storing import store_channel
from app.db.engine import Database
from app.kit.errors import OknoError, not_found

PUBLIC_KEY_BYTES = 12
"""16 characters."""


async def connect_channel(
    switchboard: Switchboard, new: NewChannel, public_key: str, base_url: str, deed: Deed
) -> ChannelCard:
    """Raises OknoError as `check_account` and `store_channel` do; then nothing is kept.

    What can fail only afterwards, a webhook that the channel does not take, leaves the channel broken with
    the code.
    """
    checked = await check_account(new.kind, new.settings)
    await asyncio.to_thread(_refuse_twice, switchboard.database, checked)
    await prepare(checked)
    card = await switchboard.writer.write(
        store_channel, checked, new.name, public_key, switchboard.keyring, deed
    )
    return await open_and_set_up(switchboard, card.id, base_url)


async def prepare(checked: Checked) -> None:
    """Tell the channel that we shall ask. Where it calls us it is told only when we can hear it."""
    connector = make_connector(checked.connector, checked.values)
    try:
        if not _calls_us(connector.capabilities.webhooks, connector.is_polled):
            await ask(connector, connector.connect(None))
    finally:
        await let_go(connector)


async def open_and_set_up(switchboard: Switchboard, channel_id: int, base_url: str) -> ChannelCard:
    """The channel as it is after that, and after telling it where to call us."""
    await switchboard.refresh()
    channel = switchboard.get(channel_id)
    if channel is not None and channel.connector is not None and channel.is_called:
        webhook = f"{base_url}/hooks/{channel.public_key}"
        try:
            await ask(channel.connector, channel.connector.connect(webhook))
        except OknoError as failure:
            code = failure.code.removeprefix("channel_")
            await switchboard.writer.write(
                mark_trouble,
                channel_id,
                code,
                failure.detail,
                needs_a_person=True,
                at=switchboard.clock.now(),
            )
            await switchboard.refresh()
    return await asyncio.to_thread(_card, switchboard, channel_id)


def _calls_us(webhooks: bool, is_polled: bool) -> bool:
    return webhooks and not is_polled


def _refuse_twice(database: Database, checked: Checked) -> None:
    with database.snapshot() as connection:
        refuse_connected_twice(connection, checked)


def _card(switchboard: Switchboard, channel_id: int) -> ChannelCard:
    with switchboard.database.snapshot() as connection:
        card = channel_card(connection, channel_id)
    if card is None:
        raise not_found("channel")
    return card
