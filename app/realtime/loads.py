"""How many open conversations each of us has, for whoever chooses whom to give one to."""

import asyncio
import logging
from collections.abc import Callable, Mapping

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from app.db.engine import Database
from app.db.tables import ViewCount
from app.events.relay import Passage

MOVED_BY = frozenset({"conversation.changed", "message.added", "clients.regrouped"})
PAUSE = 1.0
"""Seconds between two looks, however much happens."""

log = logging.getLogger(__name__)


class Loads:
    """One in each process. The numbers are stored; nothing is counted here."""

    def __init__(
        self,
        database: Database,
        tell: Callable[[Mapping[int, int]], None],
        is_anybody_here: Callable[[], bool],
        pause: float = PAUSE,
    ) -> None:
        self.database = database
        self.tell = tell
        self.is_anybody_here = is_anybody_here
        self.pause = pause
        self._bell = asyncio.Event()
        self._bell.set()

    def hear(self, passage: Passage) -> None:
        if any(event.entry.kind in MOVED_BY for event in passage.events):
            self._bell.set()

    async def run(self) -> None:
        while True:
            await self._bell.wait()
            self._bell.clear()
            try:
                if self.is_anybody_here():
                    self.tell(await asyncio.to_thread(self.read))
            except SQLAlchemyError as failure:
                log.warning("loads could not be read: %s", failure)
            await asyncio.sleep(self.pause)

    def ring(self) -> None:
        """Somebody has come who does not know them."""
        self._bell.set()

    def read(self) -> dict[int, int]:
        with self.database.snapshot() as connection:
            rows = connection.execute(
                select(ViewCount.operator_id, ViewCount.count).where(
                    ViewCount.view == "mine", ViewCount.count > 0
                )
            )
            return {row[0]: row[1] for row in rows}
