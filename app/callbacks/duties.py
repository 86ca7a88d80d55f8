"""Small regular duties of the queue: reminding, and giving back what nobody rings."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError

from app.callbacks.claiming import release_idle, remind_due
from app.callbacks.queue_queries import is_something_due
from app.callbacks.tickets import forget_spent
from app.db.engine import Database
from app.db.writer import Writer
from app.kit.clock import Clock
from app.kit.errors import OknoError

PAUSE = 5.0
"""Seconds between looks."""
AWAY_FOR = timedelta(seconds=60)
"""A window that is being reloaded, or whose process is, has not left yet."""

log = logging.getLogger(__name__)


class CallbackDuties:
    """Of each process: what two of them do at once is done once, since each looks again under the lock."""

    def __init__(
        self, database: Database, writer: Writer, clock: Clock, online: Callable[[], frozenset[int]]
    ) -> None:
        self.database = database
        self.writer = writer
        self.clock = clock
        self.online = online
        """Operators with an open window, in any process."""
        self._missed_since: dict[int, datetime] = {}

    async def run(self) -> None:
        while True:
            try:
                await self.look()
            except (OknoError, OSError, SQLAlchemyError) as failure:
                log.warning("call-backs have to wait: %s", failure)
            await asyncio.sleep(PAUSE)

    async def look(self) -> None:
        now = self.clock.now()
        claimers = await asyncio.to_thread(self._claimers)
        away = self._away(claimers, now)
        if await asyncio.to_thread(self._is_something_due, away, now):
            await self.writer.write(remind_due, now)
            while await self.writer.write(release_idle, away, now):
                pass
        if now.minute == 0:
            await self.writer.write(forget_spent, now)

    def _away(self, claimers: frozenset[int], now: datetime) -> frozenset[int]:
        missing = claimers - self.online()
        self._missed_since = {
            operator_id: self._missed_since.get(operator_id, now) for operator_id in missing
        }
        return frozenset(who for who, since in self._missed_since.items() if now - since >= AWAY_FOR)

    def _claimers(self) -> frozenset[int]:
        with self.database.snapshot() as connection:
            rows = connection.exec_driver_sql(
                "SELECT DISTINCT claimed_by FROM callbacks WHERE state = 'claimed'"
            )
            return frozenset(row[0] for row in rows)

    def _is_something_due(self, away: frozenset[int], now: datetime) -> bool:
        """Asked before anything is written, since mostly nothing is."""
        if away:
            return True
        with self.database.snapshot() as connection:
            return is_something_due(connection, now)
