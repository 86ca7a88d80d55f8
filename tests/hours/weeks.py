"""Schedules written as people write them."""

from datetime import UTC, datetime

from app.hours.parsing import ExceptionCard, Range, WrittenHours, schedule_of
from app.hours.schedule import Schedule

EVERY_DAY = tuple(range(7))
WORKDAYS = tuple(range(5))


def weekly(ranges: list[Range], days: tuple[int, ...] = WORKDAYS) -> list[list[Range]]:
    return [ranges if day in days else [] for day in range(7)]


def schedule(
    timezone: str,
    ranges: list[Range],
    days: tuple[int, ...] = EVERY_DAY,
    exceptions: list[ExceptionCard] | None = None,
) -> Schedule:
    return schedule_of(
        WrittenHours(timezone=timezone, weekly=weekly(ranges, days), exceptions=exceptions or [])
    )


def utc(moment: str) -> datetime:
    """ "2026-10-25 00:30"."""
    return datetime.fromisoformat(moment).replace(tzinfo=UTC)


def told(intervals: list[tuple[datetime, datetime]]) -> list[str]:
    return [f"{begin:%m-%d %H:%M} - {end:%m-%d %H:%M}" for begin, end in intervals]
