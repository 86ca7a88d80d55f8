"""All senders of this process, kept in step with the connected channels."""

import asyncio
import logging
from collections.abc import Callable

from app.channels.open import OpenChannel, Switchboard
from app.db.writer import Writer
from app.files.store import FileStore
from app.kit.clock import Clock
from app.kit.errors import OknoError
from app.kit.ids import Randomness
from app.outbound.claim import recover, renew
from app.outbound.deliver import Sender
from app.outbound.falling_back import FallBack
from connectors.contract import Connector

LOOK_EVERY = 4.0
"""Seconds between renewals of our leases, and between looks for deliveries whose sender died."""

log = logging.getLogger(__name__)


class Senders:
    """One sender per channel that can send by itself; channels whose people hold a socket need none."""

    def __init__(
        self,
        switchboard: Switchboard,
        writer: Writer,
        clock: Clock,
        randomness: Randomness,
        store: FileStore,
        on_trouble: Callable[[int, str, str], None],
        on_waiting: Callable[[int], None],
    ) -> None:
        self.switchboard = switchboard
        self.writer = writer
        self.clock = clock
        self.randomness = randomness
        self.store = store
        self.on_trouble = on_trouble
        self.on_waiting = on_waiting
        self.fall_back = FallBack(switchboard, randomness)
        self.owner = randomness.token()
        self._running: dict[int, tuple[Sender, asyncio.Task[None]]] = {}

    def ring(self, channel_id: int) -> None:
        """A reply has been put into the outbox of this channel."""
        if channel_id in self._running:
            self._running[channel_id][0].ring()

    def go_on(self, channel_id: int) -> None:
        """The channel is well again."""
        if channel_id in self._running:
            self._running[channel_id][0].go_on()

    def ring_all(self) -> None:
        for sender, _ in self._running.values():
            sender.ring()

    @property
    def are_idle(self) -> bool:
        return all(sender.is_idle for sender, _ in self._running.values())

    async def follow(self) -> None:
        """Start and end senders as the channels now are."""
        wanted = {
            channel.id: channel.connector
            for channel in self.switchboard.all()
            if channel.connector is not None and _needs_a_sender(channel)
        }
        for channel_id, (sender, _) in list(self._running.items()):
            if wanted.get(channel_id) is not sender.connector:
                await self._end(channel_id)
        for channel_id, connector in wanted.items():
            if channel_id not in self._running:
                self._begin(channel_id, connector)

    async def recover_forever(self, alone: bool) -> None:
        """`alone`: no other process can be sending, so what is under way at the start has surely died."""
        await self._recover(everything=alone)
        while True:
            await asyncio.sleep(LOOK_EVERY)
            await self.renew()
            await self._recover(everything=False)

    async def renew(self) -> None:
        """What takes long is still ours. Where nothing does, the database is not asked."""
        now = self.clock.now()
        long = [one for sender, _ in self._running.values() for one in sender.long_under_way(now)]
        if not long:
            return
        try:
            await self.writer.write(renew, long, self.owner, now)
        except OknoError as refusal:
            log.warning("leases of deliveries could not be renewed: %s", refusal)

    async def stop(self) -> None:
        await asyncio.gather(*(self._end(channel_id) for channel_id in list(self._running)))

    async def _recover(self, *, everything: bool) -> None:
        safe = [c.id for c in self.switchboard.all() if c.capabilities.dedupes_sends]
        try:
            count = await self.writer.write(recover, safe, everything, self.owner, self.clock.now())
        except OknoError as refusal:
            log.warning("lost deliveries could not be looked for: %s", refusal)
            return
        if count:
            log.warning("%d deliveries were interrupted while being sent", count)
            self.ring_all()

    def _begin(self, channel_id: int, connector: Connector) -> None:
        sender = Sender(
            channel_id,
            connector,
            self.writer,
            self.clock,
            self.randomness,
            self.owner,
            self.store,
            self.fall_back.settle,
            self.on_trouble,
            self.on_waiting,
        )
        task = asyncio.create_task(sender.run(), name=f"sender-{channel_id}")
        self._running[channel_id] = (sender, task)

    async def _end(self, channel_id: int) -> None:
        _, task = self._running.pop(channel_id)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def _needs_a_sender(channel: OpenChannel) -> bool:
    return not (channel.capabilities.held_socket or channel.capabilities.no_outbound)
