"""What was held, or put off, is let go when its time has come, whichever process took it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError

from app.conversations.outbox import OutletOf
from app.conversations.releasing import release_next
from app.db.engine import Database
from app.db.moments import from_micros, to_micros
from app.db.transaction import run_sql
from app.db.writer import Writer
from app.kit.clock import Clock
from app.kit.errors import OknoError
from app.kit.ids import Randomness

LONGEST_NAP = 5.0
"""Seconds without a look, for what a process that died has left behind."""
AT_ONCE = 200
"""Accounts in one go."""

log = logging.getLogger(__name__)


class Releaser:
    """One in each process. Which of them lets something go is settled under a lock, and in the order of times."""

    def __init__(
        self,
        database: Database,
        writer: Writer,
        clock: Clock,
        randomness: Randomness,
        outlet_of: OutletOf,
        ring_outbox: Callable[[int], Awaitable[None]],
        reopen_within: timedelta,
    ) -> None:
        self.database = database
        self.writer = writer
        self.clock = clock
        self.randomness = randomness
        self.outlet_of = outlet_of
        self.ring_outbox = ring_outbox
        self.reopen_within = reopen_within
        self._bell = asyncio.Event()

    def ring(self) -> None:
        """Something has been held, has another time, or time has moved."""
        self._bell.set()

    async def run(self) -> None:
        while True:
            self._bell.clear()
            try:
                await self.let_go()
                next_due = await asyncio.to_thread(self._next_due)
            except (OknoError, OSError, SQLAlchemyError) as failure:
                next_due = None
                log.warning("what was put off has to wait: %s", failure)
            await self._nap(next_due)

    async def let_go(self) -> int:
        """All that is due. Answers how many."""
        count = 0
        channels: set[int] = set()
        while identities := await asyncio.to_thread(self._due):
            before = count
            for identity_id in identities:
                while channel_id := await self._release(identity_id):
                    channels.add(channel_id)
                    count += 1
            for channel_id in channels:
                await self.ring_outbox(channel_id)
            if count == before:
                break
        return count

    async def _release(self, identity_id: int) -> int | None:
        try:
            released = await self.writer.write(
                release_next,
                identity_id,
                outlet_of=self.outlet_of,
                randomness=self.randomness,
                reopen_within=self.reopen_within,
                at=self.clock.now(),
            )
        except OknoError:
            raise
        except Exception:
            # The others need not wait for the one that cannot be let go.
            log.exception("a reply that is due could not be let go")
            return None
        return None if released is None else released.channel_id

    def _due(self) -> list[int]:
        with self.database.snapshot() as connection:
            rows = run_sql(
                connection,
                "SELECT identity_id FROM sendings WHERE ended_at IS NULL AND due_at <= ?"
                " GROUP BY identity_id ORDER BY min(due_at) LIMIT ?",
                (self._stored(self.clock.now()), AT_ONCE),
            )
            return list(rows.scalars())

    def _next_due(self) -> datetime | None:
        with self.database.snapshot() as connection:
            due = run_sql(
                connection,
                "SELECT min(due_at) FROM sendings WHERE ended_at IS NULL AND due_at > ?",
                (self._stored(self.clock.now()),),
            ).scalar()
        return from_micros(due) if isinstance(due, int) else due

    def _stored(self, moment: datetime) -> object:
        return to_micros(moment) if self.database.dialect == "sqlite" else moment

    async def _nap(self, next_due: datetime | None) -> None:
        seconds = LONGEST_NAP
        if next_due is not None:
            seconds = min(seconds, max(0.0, (next_due - self.clock.now()) / timedelta(seconds=1)))
        try:
            async with asyncio.timeout(seconds):
                await self._bell.wait()
        except TimeoutError:
            return
