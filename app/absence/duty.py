"""The errand that hands conversations of those who are not here back, in one process at a time."""

import asyncio
import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError

from app.absence.handing_back import Overdue, hand_back
from app.absence.leasing import take_duty
from app.absence.overdue import has_waited
from app.absence.queries import Waiting, waiting_of_others
from app.db.engine import Database
from app.db.writer import Writer
from app.hours.schedule import Schedule
from app.kit.clock import Clock
from app.kit.errors import OknoError
from app.workplace.queries import workplace

NAME = "hand_back"
PAUSE = 10.0
"""Seconds between looks."""
GONE_FOR = timedelta(seconds=60)
"""A window that is being reloaded, or whose process is, has not left; and after a start everybody comes back first."""
AT_ONCE = 20
"""Conversations in one unit, so that others write in between."""

log = logging.getLogger(__name__)

Spared = Callable[[timedelta], frozenset[int]]
"""Who is here, or has been a moment ago."""
ScheduleOf = Callable[[int | None, int | None], Schedule | None]
"""Of a channel and a team."""


class HandBackDuty:
    """One in each process; the one that holds the lease does it."""

    def __init__(
        self,
        database: Database,
        writer: Writer,
        clock: Clock,
        spared: Spared,
        schedule_of: ScheduleOf,
        owner: str,
        *,
        alone: bool,
    ) -> None:
        self.database = database
        self.writer = writer
        self.clock = clock
        self.spared = spared
        self.schedule_of = schedule_of
        self.owner = owner
        self.alone = alone
        """No other process can be alive, so what the last one held is free."""

    async def run(self) -> None:
        while True:
            try:
                await self.look()
            except (OknoError, OSError, SQLAlchemyError) as failure:
                log.warning("handing back has to wait: %s", failure)
            await asyncio.sleep(PAUSE)

    async def look(self) -> int:
        """Answers how many were handed back. Nothing is written while nobody waits for somebody who is not here."""
        now = self.clock.now()
        overdue = await asyncio.to_thread(self._overdue, self.spared(GONE_FOR), now)
        if not overdue or not await self.writer.write(take_duty, NAME, self.owner, now, by_force=self.alone):
            return 0
        done = 0
        for begin in range(0, len(overdue), AT_ONCE):
            done += await self.writer.write(hand_back, overdue[begin : begin + AT_ONCE], now)
        return done

    def _overdue(self, present: frozenset[int], now: datetime) -> list[Overdue]:
        with self.database.snapshot() as connection:
            minutes = workplace(connection).hand_back_minutes
            if minutes is None:
                return []
            at_most = timedelta(minutes=minutes)
            found = waiting_of_others(connection, present, now - at_most)
            return list(self._those_who_waited(found, now, at_most))

    def _those_who_waited(
        self, found: Iterator[Waiting], now: datetime, at_most: timedelta
    ) -> Iterator[Overdue]:
        for one in found:
            if has_waited(self.schedule_of(one.channel_id, one.team_id), one.since, now, at_most):
                yield Overdue(one.conversation_id, one.assignee_id, one.since)
