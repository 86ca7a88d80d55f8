"""What a process knows of hours: all schedules, who is in which team, and how long people usually wait.

Nothing is read when somebody asks, since visitors' pages and automatic words ask often.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from app.db.engine import Database
from app.events.relay import Passage
from app.hours.availability import availability
from app.hours.parsing import WrittenHours, schedule_of
from app.hours.queries import all_hours
from app.hours.schedule import NEAR, Schedule, closing_after, next_opening, open_at
from app.hours.schemas import Availability
from app.hours.waits import usual_waits
from app.kit.clock import Clock
from app.kit.errors import OknoError
from app.operators.team_queries import all_teams

TOLD_BY = frozenset({"hours.changed", "teams.changed", "channel.changed", "channel.removed"})
LONGEST = timedelta(seconds=30)
"""Between looks at the clock: it may be set, and a machine may sleep."""
MEASURED_EVERY = timedelta(minutes=5)

log = logging.getLogger(__name__)


class HoursDesk:
    """One in each process."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        online: Callable[[], frozenset[int]],
        channel_ids: Callable[[], Iterable[int]],
        longest: timedelta = LONGEST,
    ) -> None:
        self.database = database
        self.clock = clock
        self.online = online
        """Operators who would read what comes now, in any process."""
        self.channel_ids = channel_ids
        """Of all open channels."""
        self.longest = longest
        self.on_change: list[Callable[[], None]] = []
        """Told when it may be another answer: hours began, ended or were edited, or people wait longer."""
        self._house: Schedule | None = None
        self._channels: dict[int, Schedule] = {}
        self._teams: dict[int, Schedule] = {}
        self._members: dict[int, frozenset[int]] = {}
        self._usual: dict[int, int] = {}
        self._measured_at: datetime | None = None
        self._bell = asyncio.Event()
        self._is_stale = True

    def schedule(self, channel_id: int | None, team_id: int | None = None) -> Schedule | None:
        """The team's own, else the channel's, else the house's; none means always open."""
        if team_id is not None and team_id in self._teams:
            return self._teams[team_id]
        if channel_id is not None and channel_id in self._channels:
            return self._channels[channel_id]
        return self._house

    def availability(
        self, channel_id: int, team_id: int | None = None, at: datetime | None = None
    ) -> Availability:
        return availability(
            self.schedule(channel_id, team_id),
            at or self.clock.now(),
            somebody_is_here=bool(self._who_is_here(team_id)),
            usual_seconds=self._usual.get(channel_id),
        )

    def duty_at(self, at: datetime) -> Callable[[int], bool]:
        """Who is at work then: an operator of teams with hours of their own while one of them is open, everybody else
        while the house or a channel is."""
        team_is_open = {team: open_at(schedule, at) for team, schedule in self._teams.items()}
        teams_of: dict[int, list[int]] = {}
        for team in self._teams:
            for operator_id in self._members.get(team, ()):
                teams_of.setdefault(operator_id, []).append(team)
        house_is_open = self._house is None or any(
            open_at(schedule, at) for schedule in (self._house, *self._channels.values())
        )
        return lambda operator_id: (
            any(team_is_open[team] for team in teams_of[operator_id])
            if operator_id in teams_of
            else house_is_open
        )

    def hear(self, passage: Passage) -> None:
        if any(event.entry.kind in TOLD_BY for event in passage.events):
            self._is_stale = True
            self._bell.set()

    async def refresh(self) -> None:
        """Become what the database says now."""
        self._is_stale = False
        await asyncio.to_thread(self._read)
        self._tell()

    async def run(self) -> None:
        """Tells when hours begin or end."""
        while True:
            try:
                if self._is_stale or self._is_to_be_measured():
                    await self.refresh()
                else:
                    self._tell()
            except (OknoError, OSError, SQLAlchemyError) as failure:
                self._is_stale = True
                log.warning("hours could not be read: %s", failure)
            await self._until_something_changes()

    async def _until_something_changes(self) -> None:
        wait = min(self._next_change() - self.clock.now(), self.longest)
        try:
            async with asyncio.timeout(max(wait.total_seconds(), 0.01)):
                await self._bell.wait()
        except TimeoutError:
            pass
        self._bell.clear()

    def _next_change(self) -> datetime:
        now = self.clock.now()
        schedules = [*self._channels.values(), *self._teams.values(), *([self._house] if self._house else [])]
        changes = (closing_after(schedule, now) or next_opening(schedule, now) for schedule in schedules)
        return min((change for change in changes if change is not None), default=now + NEAR)

    def _who_is_here(self, team_id: int | None) -> frozenset[int]:
        """Of a team that has members, only they count."""
        members = self._members.get(team_id) if team_id is not None else None
        return self.online() & members if members else self.online()

    def _is_to_be_measured(self) -> bool:
        now = self.clock.now()
        return self._measured_at is None or not timedelta() <= now - self._measured_at < MEASURED_EVERY

    def _read(self) -> None:
        now = self.clock.now()
        with self.database.snapshot() as connection:
            self._read_schedules(connection)
            self._usual = usual_waits(connection, list(self.channel_ids()), self.schedule, now)
        self._measured_at = now

    def _read_schedules(self, connection: Connection) -> None:
        hours = all_hours(connection)
        self._house = _schedule(hours.house) if hours.house else None
        self._channels = _by_id((card.channel_id, _schedule(card)) for card in hours.channels)
        self._teams = _by_id((card.team_id, _schedule(card)) for card in hours.teams)
        teams = all_teams(connection).teams
        self._members = {team.id: frozenset(team.member_ids) for team in teams}

    def _tell(self) -> None:
        for notice in self.on_change:
            notice()


def _by_id(found: Iterable[tuple[int | None, Schedule | None]]) -> dict[int, Schedule]:
    return {number: schedule for number, schedule in found if number is not None and schedule is not None}


def _schedule(written: WrittenHours) -> Schedule | None:
    """None for one that another version of the house, or of the tables of zones, understood."""
    try:
        return schedule_of(written)
    except OknoError as failure:
        log.warning("hours are not understood: %s", failure.fields)
        return None
