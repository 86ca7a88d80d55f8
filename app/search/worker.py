"""The worker behind the log: whatever is said can be found a moment later."""

import asyncio
import logging

from sqlalchemy.exc import SQLAlchemyError

from app.db.engine import Database
from app.db.writer import Writer
from app.events.relay import Passage
from app.kit.errors import OknoError
from app.search.filling import fill
from app.search.following import KINDS, News, follow, read_news
from app.search.naming import name_due
from app.search.progress import read_progress

PAUSE = 20.0
"""Seconds between looks when nobody says anything."""
GATHER = 0.1
"""Seconds in which more may come before a step is taken."""
ASIDE = 0.05
"""Seconds for which others who wait for the writer go first."""
CLIENTS_AT_ONCE = 40
MESSAGES_AT_ONCE = 100
KEPT_IN_MIND = 2_000
"""Events that tell of no message, after which it is written down how far we have read."""

log = logging.getLogger(__name__)


class Indexer:
    """One in each process; whoever holds the mark takes the step, and a step taken twice does no harm."""

    def __init__(self, database: Database, writer: Writer) -> None:
        self.database = database
        self.writer = writer
        self._bell = asyncio.Event()

    def hear(self, passage: Passage) -> None:
        if any(event.entry.kind in _HEARD for event in passage.events):
            self._bell.set()

    async def run(self) -> None:
        while True:
            self._bell.clear()
            try:
                while await self.index_some():
                    await self._step_aside()
            except (OknoError, OSError, SQLAlchemyError) as failure:
                log.warning("indexing has to wait: %s", failure)
            try:
                async with asyncio.timeout(PAUSE):
                    await self._bell.wait()
            except TimeoutError:
                continue
            await asyncio.sleep(GATHER)

    async def index_some(self) -> bool:
        """Whether there was anything to do: what was just said first, what lies long ago last."""
        return await self._follow() or await self._name() or await self._fill()

    async def catch_up(self) -> None:
        """All that there is."""
        while await self.index_some():
            pass

    async def _step_aside(self) -> None:
        """Whoever waits for the writer now goes first."""
        if self.writer.waiting:
            await asyncio.sleep(ASIDE)

    async def _follow(self) -> bool:
        news = await asyncio.to_thread(self._read)
        if news.message_ids or news.has_gap or news.upto - news.after > KEPT_IN_MIND:
            return await self.writer.write(follow, news)
        return False

    async def _name(self) -> bool:
        if not await asyncio.to_thread(self._has, "SELECT 1 FROM search_due LIMIT 1"):
            return False
        return await self.writer.write(name_due, CLIENTS_AT_ONCE) > 0

    async def _fill(self) -> bool:
        if not await asyncio.to_thread(self._is_filling):
            return False
        return await self.writer.write(fill, MESSAGES_AT_ONCE) > 0

    def _read(self) -> News:
        with self.database.snapshot() as connection:
            return read_news(connection)

    def _has(self, sql: str) -> bool:
        with self.database.snapshot() as connection:
            return connection.exec_driver_sql(sql).first() is not None

    def _is_filling(self) -> bool:
        with self.database.snapshot() as connection:
            return read_progress(connection).fill_below > 0


_HEARD = {*KINDS, "client.changed", "client_import.changed"}
