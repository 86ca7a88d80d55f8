"""When somebody answers: by the weekday, by the date, in a named time zone. Pure.

A range belongs to the day on which it begins: what goes on past midnight is not cut by the next day's exception.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

from app.hours.local_time import first_instant, last_instant

FAR = timedelta(days=370)
"""Whoever opens later than this does not open."""
NEAR = timedelta(days=8)
"""Whoever closes later than this is open all the time."""

Minutes: TypeAlias = tuple[int, int]
"""From and until, in minutes since the day's midnight by the clock on the wall; until is above 1440 past midnight."""
Interval: TypeAlias = tuple[datetime, datetime]
"""UTC, the end not included."""


@dataclass(frozen=True, slots=True)
class Schedule:
    timezone: str
    weekly: tuple[tuple[Minutes, ...], ...]
    """Seven days, Monday first."""
    dates: Mapping[date, tuple[Minutes, ...]]
    """Exceptions of one date; they come before the yearly ones."""
    yearly: Mapping[tuple[int, int], tuple[Minutes, ...]]
    """Exceptions of a month and a day."""

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    def ranges_on(self, day: date) -> tuple[Minutes, ...]:
        if day in self.dates:
            return self.dates[day]
        return self.yearly.get((day.month, day.day), self.weekly[day.weekday()])


def open_at(schedule: Schedule, at: datetime) -> bool:
    return closing_after(schedule, at) is not None


def open_intervals(schedule: Schedule, from_: datetime, until: datetime) -> list[Interval]:
    """All open time between two instants, in order, never touching each other."""
    from_, until = from_.astimezone(UTC), until.astimezone(UTC)
    return [
        (max(begin, from_), min(end, until))
        for begin, end in _merged(schedule, from_, until)
        if max(begin, from_) < min(end, until)
    ]


def next_opening(schedule: Schedule, at: datetime) -> datetime | None:
    """When it opens after this instant; none when it is open now, or does not open within a year."""
    for begin, end in _merged(schedule, at, at + FAR):
        if end > at:
            return begin if begin > at else None
    return None


def closing_after(schedule: Schedule, at: datetime) -> datetime | None:
    """When the open time that holds this instant ends; the far end of what was looked at when it seems endless.

    None when it is closed.
    """
    for begin, end in _merged(schedule, at, at + NEAR):
        if begin <= at < end:
            return end
        if begin > at:
            return None
    return None


def closed_since(schedule: Schedule, at: datetime) -> datetime | None:
    """When the closed time that holds this instant began; none when it was not open for about a year."""
    back = timedelta(days=2)
    while back < FAR:
        before = [end for _, end in open_intervals(schedule, at - back, at)]
        if before:
            return before[-1]
        back *= 4
    return None


def open_seconds(schedule: Schedule, from_: datetime, until: datetime) -> int:
    """How much of this time was open."""
    return int(sum((end - begin).total_seconds() for begin, end in open_intervals(schedule, from_, until)))


def _merged(schedule: Schedule, from_: datetime, until: datetime) -> Iterator[Interval]:
    """What is open on the days about these instants, not cut to them, in order."""
    current: Interval | None = None
    for begin, end in _by_the_day(schedule, from_, until):
        if current is None:
            current = (begin, end)
        elif begin <= current[1]:
            current = (current[0], max(current[1], end))
        else:
            yield current
            current = (begin, end)
    if current is not None:
        yield current


def _by_the_day(schedule: Schedule, from_: datetime, until: datetime) -> Iterator[Interval]:
    zone = schedule.zone
    # A day more than a range can be long, since a place may skip a date.
    day = from_.astimezone(zone).date() - timedelta(days=2)
    last = until.astimezone(zone).date()
    while day <= last:
        for begin, end in sorted(schedule.ranges_on(day)):
            opens, closes = first_instant(day, begin, zone), last_instant(day, end, zone)
            if opens < closes:
                yield opens, closes
        day += timedelta(days=1)
