"""Asking channels for news: one task per polled channel, and one per channel that calls us and can look back.

The connector's next request confirms what the last one brought, and it is made only after the commit.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from datetime import datetime, timedelta

from sqlalchemy import select

from app.channels.open import Switchboard
from app.db.batched import Batched
from app.db.engine import Database
from app.db.tables import ChannelProgress
from app.db.writer import Writer
from app.inbound.answering_presses import PressAnswers
from app.inbound.intake import Taken
from app.inbound.leases import Leases
from app.inbound.letters import Parcel, read_letters
from app.inbound.speakers import Speakers
from app.kit.clock import Clock
from app.kit.errors import OknoError
from app.kit.ids import Randomness
from connectors.contract import ChannelDown, Connector, Received

SHORTEST_PAUSE = timedelta(seconds=1)
LONGEST_PAUSE = timedelta(seconds=30)
LOOK_BACK_EVERY = timedelta(minutes=5)
"""A channel that calls us gives up a call in the end. One alone may get lost among others that arrive, so silence tells
nothing."""

Fetch = Callable[[str | None], AsyncGenerator[Received, None]]

log = logging.getLogger(__name__)


class Receivers:
    """All receivers of this process, kept in step with the connected channels."""

    def __init__(
        self,
        switchboard: Switchboard,
        database: Database,
        writer: Writer,
        intake: Batched[Parcel, Taken],
        clock: Clock,
        randomness: Randomness,
        leases: Leases,
        well: Callable[[int], Awaitable[None]],
        ill: Callable[[int, ChannelDown], Awaitable[None]],
    ) -> None:
        self.switchboard = switchboard
        self.database = database
        self.writer = writer
        self.intake = intake
        self.clock = clock
        self.randomness = randomness
        self.leases = leases
        self.well = well
        """Told after each fetch that went well."""
        self.ill = ill
        self._running: dict[int, tuple[Connector, asyncio.Task[None]]] = {}
        self.presses = PressAnswers()
        self.speakers = Speakers(writer, clock)
        self._bell = asyncio.Event()

    def look(self) -> None:
        """Ask those in trouble again at once: time has moved."""
        self._bell.set()
        self._bell = asyncio.Event()

    async def follow(self) -> None:
        """Start and end receivers as the channels now are."""
        wanted = {c.id: c for c in self.switchboard.all() if c.is_polled or c.looks_back}
        for channel_id, (connector, task) in list(self._running.items()):
            channel = wanted.get(channel_id)
            gave_up = task.done() and channel is not None and channel.state == "active"
            if channel is None or channel.connector is not connector or gave_up:
                await self._end(channel_id)
        for channel_id, channel in wanted.items():
            if channel_id not in self._running and channel.connector is not None:
                task = asyncio.create_task(
                    self._receive_while_ours(channel_id, channel.connector), name=f"receiver-{channel_id}"
                )
                self._running[channel_id] = (channel.connector, task)

    async def stop(self) -> None:
        await asyncio.gather(*(self._end(channel_id) for channel_id in list(self._running)))
        await self.speakers.stop()

    async def _end(self, channel_id: int) -> None:
        _, task = self._running.pop(channel_id)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    async def _receive_while_ours(self, channel_id: int, connector: Connector) -> None:
        """Ends when a person has to act."""
        while True:
            await self.leases.take(channel_id)
            work = self._receive_forever if connector.is_polled else self._look_back_forever
            receiving = asyncio.create_task(work(channel_id, connector))
            keeping = asyncio.create_task(self.leases.keep(channel_id))
            try:
                await asyncio.wait({receiving, keeping}, return_when=asyncio.FIRST_COMPLETED)
                if receiving.done():
                    return
            finally:
                receiving.cancel()
                keeping.cancel()
                await asyncio.gather(receiving, keeping, return_exceptions=True)
                await self.leases.release(channel_id)

    async def _receive_forever(self, channel_id: int, connector: Connector) -> None:
        failures = 0
        while True:
            trouble = await self._receive_until_trouble(channel_id, connector)
            if trouble is None:
                failures = 0
                continue
            failures += 1
            await self.ill(channel_id, trouble)
            if trouble.needs_a_person:
                return
            await self._nap(self._pause(failures, trouble))

    async def _look_back_forever(self, channel_id: int, connector: Connector) -> None:
        """Ends when a person has to act."""
        failures = 0
        while True:
            trouble = await self._take_all(channel_id, connector, connector.look_back)
            if trouble is None:
                if failures:
                    await self.well(channel_id)
                failures = 0
                await self._rest_until(self.clock.now() + LOOK_BACK_EVERY)
                continue
            failures += 1
            await self.ill(channel_id, trouble)
            if trouble.needs_a_person:
                return
            await self._nap(self._pause(failures, trouble))

    async def _receive_until_trouble(self, channel_id: int, connector: Connector) -> ChannelDown | None:
        """None when at least something was fetched before the trouble, and it is worth trying at once."""
        fetched = False

        async def well() -> None:
            nonlocal fetched
            fetched = True
            await self.well(channel_id)

        trouble = await self._take_all(channel_id, connector, connector.receive, well)
        return trouble or (None if fetched else ChannelDown("network", "nothing more came"))

    async def _take_all(
        self,
        channel_id: int,
        connector: Connector,
        fetch: Fetch,
        well: Callable[[], Awaitable[None]] | None = None,
    ) -> ChannelDown | None:
        """Until there is no more, or trouble. `well` is told after each fetch."""
        try:
            cursor = await asyncio.to_thread(self._cursor, channel_id)
            async with aclosing(fetch(cursor)) as news:
                async for received in news:
                    if received.raws or received.cursor != cursor:
                        letters = self.speakers.named(channel_id, read_letters(connector, received.raws))
                        parcel = Parcel(channel_id, letters, self.clock.now(), received.cursor)
                        await self.writer.join(self.intake, parcel)
                        self.presses.answer(connector, letters)
                        self.speakers.ask(channel_id, connector, letters)
                        cursor = received.cursor
                    if well is not None:
                        await well()
        except ChannelDown as trouble:
            return trouble
        except OknoError as refusal:
            return ChannelDown("database_unavailable", str(refusal))
        except Exception as failure:
            log.exception("a connector failed while receiving")
            return ChannelDown("rejected", type(failure).__name__)
        return None

    async def _rest_until(self, moment: datetime) -> None:
        while (pause := moment - self.clock.now()) > timedelta():
            await self._nap(pause)

    async def _nap(self, pause: timedelta) -> None:
        try:
            async with asyncio.timeout(pause / timedelta(seconds=1)):
                await self._bell.wait()
        except TimeoutError:
            return

    def _pause(self, failures: int, trouble: ChannelDown) -> timedelta:
        if trouble.retry_after is not None:
            return trouble.retry_after
        pause: timedelta = min(SHORTEST_PAUSE * 2 ** min(failures - 1, 10), LONGEST_PAUSE)
        return pause * (0.8 + 0.4 * self.randomness.fraction())

    def _cursor(self, channel_id: int) -> str | None:
        with self.database.snapshot() as connection:
            return connection.execute(
                select(ChannelProgress.cursor).where(ChannelProgress.channel_id == channel_id)
            ).scalar_one_or_none()
