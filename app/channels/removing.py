"""A channel goes; what was said on it stays."""

import asyncio
import logging

from sqlalchemy import update

from app.access.audit import write_deed_down
from app.access.deed import Deed
from app.channels.asking import ask, let_go, make_connector
from app.channels.events import channel_removed
from app.channels.kinds import connector_of
from app.channels.open import Switchboard
from app.channels.records import StoredChannel, locked_channel, stored_channel
from app.db.tables import Channel
from app.db.transaction import Transaction
from app.kit.errors import OknoError, not_found

GOODBYE = 8.0
"""Seconds in which the channel may be told."""

log = logging.getLogger(__name__)


async def take_channel_away(switchboard: Switchboard, channel_id: int, base_url: str, deed: Deed) -> None:
    """Here first, then on the channel's side, so that it does not go on calling: that is tried once, and a channel
    that does not hear it is removed all the same. Raises OknoError channel_not_found."""
    stored = await asyncio.to_thread(_stored, switchboard, channel_id)
    await switchboard.writer.write(remove_channel, channel_id, deed)
    await switchboard.refresh()
    if stored is not None:
        await _say_goodbye(switchboard, stored, base_url)


async def _say_goodbye(switchboard: Switchboard, stored: StoredChannel, base_url: str) -> None:
    kind = connector_of(stored.kind)
    if kind is None:
        return
    try:
        values = stored.shown_settings | switchboard.keyring.decrypt(stored.secrets)
        connector = make_connector(kind, values)
    except OknoError as failure:
        log.warning("channel %s could not be told that it goes: %s", stored.id, failure.code)
        return
    is_called = kind.capabilities.webhooks and not connector.is_polled
    try:
        webhook = f"{base_url}/hooks/{stored.public_key}" if is_called else None
        await ask(connector, connector.disconnect(webhook), GOODBYE)
    except OknoError as failure:
        log.warning("channel %s was not told that it goes: %s", stored.id, failure)
    finally:
        await let_go(connector)


def _stored(switchboard: Switchboard, channel_id: int) -> StoredChannel | None:
    with switchboard.database.snapshot() as connection:
        return stored_channel(connection, channel_id)


def remove_channel(tx: Transaction, channel_id: int, deed: Deed) -> None:
    """Its secrets are forgotten at once. Raises OknoError channel_not_found."""
    if locked_channel(tx.connection, channel_id) is None:
        raise not_found("channel")
    tx.connection.execute(
        update(Channel)
        .where(Channel.id == channel_id)
        .values(removed_at=deed.at, secrets="", error_code=None, error_detail=None)
    )
    write_deed_down(tx, "channel.removed", f"channel:{channel_id}", deed)
    tx.log(channel_removed.entry({"channel_id": channel_id}, deed.at))
