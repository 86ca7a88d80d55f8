"""Sending what waits: one sender per channel, so that a slow channel never holds up another."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

from app.conversations.settling import Settlement
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.files.store import FileStore
from app.kit.clock import Clock
from app.kit.errors import OknoError
from app.kit.ids import Randomness
from app.outbound.claim import Claimed, claim
from app.outbound.luggage import unpacked
from app.outbound.pace import Pace
from app.outbound.status import settlement_of
from connectors.contract import Connector, Receipt

LONGEST_NAP = 5.0
"""Seconds without a look at the queue, should every bell have been missed."""
LAST_WORDS = 5.0
"""Seconds that sends under way get when the process stops."""

LONG = timedelta(seconds=3)
"""What is under way for longer has its lease renewed; hardly anything is."""

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Sender:
    """Sends the deliveries of one channel, as many at once as the channel likes."""

    channel_id: int
    connector: Connector
    writer: Writer
    clock: Clock
    randomness: Randomness
    owner: str
    store: FileStore
    settle: Callable[[Transaction, Settlement, datetime], int | None]
    """Writes an outcome down; answers the channel on which something waits because of it."""
    on_trouble: Callable[[int, str, str], None]
    """Told when the channel refuses as a whole: channel id, code, the channel's words."""
    on_waiting: Callable[[int], None]
    """Told when something waits on another channel."""
    _pace: Pace = field(init=False)
    _bell: asyncio.Event = field(default_factory=asyncio.Event)
    _under_way: set[asyncio.Task[None]] = field(default_factory=set)
    _claimed_at: dict[int, datetime] = field(default_factory=dict)
    """Of what is under way, by the delivery's id."""
    _held_until: datetime | None = None
    _is_napping: bool = False

    def __post_init__(self) -> None:
        self._pace = Pace(self.connector.capabilities)

    def ring(self) -> None:
        """Something new waits, or time has moved."""
        self._bell.set()

    def go_on(self) -> None:
        """The channel is well again."""
        self._held_until = None
        self.ring()

    @property
    def is_idle(self) -> bool:
        """Nothing is under way, and whatever may go at this moment has gone."""
        return self._is_napping and not self._under_way and not self._bell.is_set()

    def long_under_way(self, now: datetime) -> list[int]:
        """Deliveries whose leases would run out before their fate is known."""
        return [delivery_id for delivery_id, at in self._claimed_at.items() if now - at >= LONG]

    async def run(self) -> None:
        await self._prepare()
        try:
            while True:
                self._bell.clear()
                next_due = await self._send_what_is_due()
                await self._nap(next_due)
        finally:
            await self._finish()

    async def _prepare(self) -> None:
        """Before anything is claimed: what is claimed when the process dies, nobody knows the fate of."""
        try:
            await self.connector.prepare()
        except Exception:
            log.exception("a connector could not get ready; its sends will say why")

    async def _send_what_is_due(self) -> datetime | None:
        now = self.clock.now()
        if self._held_until is not None and self._held_until > now:
            return self._held_until
        free = self._free(now)
        if free <= 0:
            return self._pace.next_change(now)
        resting = self._pace.resting(now)
        try:
            claimed, next_due = await self.writer.write(
                claim, self.channel_id, free, self.owner, now, resting
            )
        except OknoError as refusal:
            log.warning("deliveries could not be claimed: %s", refusal)
            return None
        for one in claimed:
            self._pace.began(one.message.address, now, max(1, len(one.message.files)))
            self._claimed_at[one.delivery_id] = now
            task = asyncio.create_task(self._send(one))
            self._under_way.add(task)
            task.add_done_callback(partial(self._sent, one.delivery_id))
        if len(claimed) == free:
            return now
        return min(filter(None, (next_due, self._pace.next_change(now))), default=None)

    def _free(self, now: datetime) -> int:
        free = self.connector.capabilities.sends_at_once - len(self._under_way)
        room = self._pace.room(now)
        return free if room is None else min(free, room)

    def _sent(self, delivery_id: int, task: asyncio.Task[None]) -> None:
        self._claimed_at.pop(delivery_id, None)
        self._under_way.discard(task)
        self.ring()

    async def _send(self, claimed: Claimed) -> None:
        settlement = await self._attempt(claimed)
        self._pace.ended(claimed.message.address, self.clock.now())
        while True:
            try:
                waiting = await self.writer.write(self.settle, settlement, self.clock.now())
            except OknoError as refusal:
                # The outcome is known and must not be lost to a database that is away for a moment.
                log.warning("an outcome could not be written down yet: %s", refusal)
                await asyncio.sleep(1)
            except Exception:
                log.exception("an outcome cannot be written down as it is")
                if settlement.state == "uncertain":
                    return  # the next start finds it
                settlement = Settlement(
                    claimed.delivery_id, "uncertain", code="rejected", attempt=claimed.attempt
                )
            else:
                if waiting is not None:
                    self.on_waiting(waiting)
                return

    async def _attempt(self, claimed: Claimed) -> Settlement:
        outcome: object
        try:
            async with asyncio.timeout(claimed.patience / timedelta(seconds=1)):
                outcome = await self._send_with_files(claimed)
        except Exception as failure:  # noqa: BLE001 - a connector may raise anything; the outcome says so
            outcome = failure
        settlement, pause = settlement_of(outcome, claimed, self.connector, self.clock.now(), self.randomness)
        if pause is not None:
            self._held_until = self.clock.now() + pause
            self.on_trouble(self.channel_id, settlement.code or "", settlement.detail or "")
        return settlement

    async def _send_with_files(self, claimed: Claimed) -> Receipt:
        message = claimed.message
        if not message.files:
            return await self.connector.send(message)
        async with unpacked(self.store, message.files, claimed.contents) as files:
            return await self.connector.send(replace(message, files=files))

    async def _nap(self, next_due: datetime | None) -> None:
        seconds = LONGEST_NAP
        if next_due is not None:
            seconds = min(seconds, max(0.0, (next_due - self.clock.now()) / timedelta(seconds=1)))
        if len(self._under_way) >= self.connector.capabilities.sends_at_once:
            seconds = LONGEST_NAP
        self._is_napping = seconds > 0
        try:
            async with asyncio.timeout(seconds):
                await self._bell.wait()
        except TimeoutError:
            return
        finally:
            self._is_napping = False

    async def _finish(self) -> None:
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=LAST_WORDS)
        for task in self._under_way:
            task.cancel()
