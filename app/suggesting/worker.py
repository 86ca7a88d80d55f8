"""The worker behind everything that is heard: whoever has new facts is compared, a batch at a time."""

import asyncio
import logging

from sqlalchemy.exc import SQLAlchemyError

from app.db.engine import Database
from app.db.writer import Writer
from app.events.relay import Passage
from app.kit.clock import Clock
from app.kit.errors import OknoError
from app.suggesting.due import Taken, take_due
from app.suggesting.finding import Found, find
from app.suggesting.settling import settle

AT_ONCE = 20
"""Clients in one batch: little enough not to hold up anybody who writes."""
PAUSE = 20.0
"""Seconds between looks when nobody says anything."""
GATHER = 0.2
"""Seconds in which more may come before a look is taken."""

log = logging.getLogger(__name__)


class Comparer:
    """One in each process; batches are taken by lease, and comparing twice does no harm."""

    def __init__(self, database: Database, writer: Writer, clock: Clock) -> None:
        self.database = database
        self.writer = writer
        self.clock = clock
        self._bell = asyncio.Event()

    def hear(self, passage: Passage) -> None:
        if any(event.entry.kind in {"client.changed", "message.added"} for event in passage.events):
            self._bell.set()

    async def run(self) -> None:
        while True:
            self._bell.clear()
            try:
                while await self.compare_some():
                    pass
            except (OknoError, OSError, SQLAlchemyError) as failure:
                log.warning("comparing has to wait: %s", failure)
            try:
                async with asyncio.timeout(PAUSE):
                    await self._bell.wait()
            except TimeoutError:
                continue
            await asyncio.sleep(GATHER)

    async def compare_some(self, at_most: int = AT_ONCE) -> int:
        """How many clients were taken; none when nothing is due."""
        if not await asyncio.to_thread(self._is_anything_due):
            return 0
        taken = await self.writer.write(take_due, at_most, self.clock.now())
        if taken.is_empty:
            return 0
        found = await asyncio.to_thread(compare, self.database, taken)
        await self.writer.write(settle, taken, found, self.clock.now())
        return len(taken.stamps)

    def _is_anything_due(self) -> bool:
        """Asked on a reading connection: most of the time nothing is, and writers are busy."""
        with self.database.snapshot() as connection:
            return connection.exec_driver_sql("SELECT 1 FROM client_facts_due LIMIT 1").first() is not None


def compare(database: Database, taken: Taken) -> list[Found]:
    """Each on a snapshot that is younger than the keys of all who were taken, so that no two miss each other."""
    with database.snapshot() as connection:
        return [find(connection, due) for due in taken.changed]
