"""A channel that says nothing for long is asked whether it still would: silence and health look alike from here."""

import asyncio
import logging
from datetime import datetime, timedelta

from sqlalchemy import select

from app.channels.open import OpenChannel, Switchboard
from app.db.engine import Database
from app.db.tables import ChannelProgress
from app.inbound.health import ChannelHealth
from app.kit.clock import Clock
from connectors.contract import ChannelDown, ConnectFailed, Connector

LOOK_EVERY = 30.0
"""Seconds between looks."""
QUIET = timedelta(minutes=3)
"""Without a word for so long, a channel is asked."""
SILENT = timedelta(minutes=6)
"""A channel that answers our question, and yet has not been heard for so long where it should be asked for news all
the time, is told of as silent."""
PATIENCE = 20.0
"""Seconds for one answer."""

log = logging.getLogger(__name__)


class Heartbeat:
    """Of the channels that this process has open."""

    def __init__(
        self, switchboard: Switchboard, database: Database, health: ChannelHealth, clock: Clock, base_url: str
    ) -> None:
        self.switchboard = switchboard
        self.database = database
        self.health = health
        self.clock = clock
        self.base_url = base_url
        self._since: dict[int, datetime] = {}

    async def run(self) -> None:
        while True:
            await asyncio.sleep(LOOK_EVERY)
            try:
                await self.look()
            except Exception:
                log.exception("the channels could not be listened to")

    async def look(self) -> None:
        """Ask those that have been quiet."""
        now = self.clock.now()
        contacts = await asyncio.to_thread(self._contacts)
        channels = [channel for channel in self.switchboard.all() if channel.is_polled or channel.is_called]
        self._since = {channel.id: self._since.get(channel.id, now) for channel in channels}
        await asyncio.gather(
            *(
                self._ask(channel, channel.connector, contact)
                for channel in channels
                if (contact := contacts.get(channel.id) or self._since[channel.id]) <= now - QUIET
                and channel.connector is not None
            )
        )

    async def _ask(self, channel: OpenChannel, connector: Connector, contact: datetime) -> None:
        webhook = f"{self.base_url}/hooks/{channel.public_key}" if channel.is_called else None
        trouble = await _trouble_of(connector, webhook)
        if trouble is None and channel.is_polled and contact <= self.clock.now() - SILENT:
            trouble = ChannelDown("silent")
        if trouble is not None:
            await self.health.ill(channel.id, trouble)
        elif channel.is_called:
            await self.health.well(channel.id)

    def _contacts(self) -> dict[int, datetime | None]:
        with self.database.snapshot() as connection:
            rows = connection.execute(select(ChannelProgress.channel_id, ChannelProgress.last_contact_at))
            return {row.channel_id: row.last_contact_at for row in rows}


async def _trouble_of(connector: Connector, webhook_url: str | None) -> ChannelDown | None:
    try:
        async with asyncio.timeout(PATIENCE):
            await connector.heartbeat(webhook_url)
    except ChannelDown as down:
        return down
    except ConnectFailed as failure:
        return ChannelDown(failure.code, failure.detail, needs_a_person=failure.code == "unauthorised")
    except TimeoutError:
        return ChannelDown("timeout")
    except Exception as failure:
        log.exception("a connector failed while it was listened to")
        return ChannelDown("rejected", type(failure).__name__)
    return None
