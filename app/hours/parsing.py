"""What people write about their hours, made into a schedule, or refused by the field."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import TypeVar

from pydantic import Field

from app.hours.local_time import DAY, known_zones
from app.hours.schedule import Minutes, Schedule
from app.kit.errors import OknoError
from app.kit.wire import Wire

MOST_RANGES = 12
"""In one day."""
MOST_EXCEPTIONS = 500
LONGEST_NAME = 100

_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)|24:00", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)

Key = TypeVar("Key")
Range = tuple[str, str]
"""From and until, "09:00"; until may be "24:00", or earlier than from when it goes past midnight."""


class ExceptionCard(Wire):
    date: str
    """Local, 2026-12-31."""
    every_year: bool = False
    name: str = ""
    ranges: list[Range]
    """Empty: closed."""


class WrittenHours(Wire):
    timezone: str
    """IANA name."""
    weekly: list[list[Range]]
    """Seven days, Monday first."""
    exceptions: list[ExceptionCard] = Field(default_factory=list)


def schedule_of(written: WrittenHours) -> Schedule:
    """422 `hours_wrong` with a code for each field that is."""
    wrong: dict[str, str] = {}
    if written.timezone not in known_zones():
        wrong["timezone"] = "timezone_unknown"
    if len(written.weekly) != 7:
        wrong["weekly"] = "week_not_seven_days"
    if len(written.exceptions) > MOST_EXCEPTIONS:
        wrong["exceptions"] = "too_many_exceptions"
    weekly = tuple(
        _day(ranges, f"weekly.{number}", wrong) for number, ranges in enumerate(written.weekly[:7])
    )
    dates: dict[date, tuple[Minutes, ...]] = {}
    yearly: dict[tuple[int, int], tuple[Minutes, ...]] = {}
    for number, exception in enumerate(written.exceptions[:MOST_EXCEPTIONS]):
        field = f"exceptions.{number}"
        ranges = _day(exception.ranges, field, wrong)
        if len(exception.name) > LONGEST_NAME:
            wrong[field] = "name_too_long"
        day = _date(exception.date)
        if day is None:
            wrong[field] = "date_wrong"
        elif exception.every_year:
            _once(yearly, (day.month, day.day), ranges, field, wrong)
        else:
            _once(dates, day, ranges, field, wrong)
    if wrong:
        raise OknoError("hours_wrong", 422, fields=wrong)
    return Schedule(written.timezone, weekly, dates, yearly)


def _day(ranges: Sequence[Range], field: str, wrong: dict[str, str]) -> tuple[Minutes, ...]:
    if len(ranges) > MOST_RANGES:
        wrong[field] = "too_many_ranges"
        return ()
    found: list[Minutes] = []
    for written in ranges:
        minutes = _minutes(written)
        if minutes is None:
            wrong[field] = "time_wrong"
            return ()
        found.append(minutes)
    found.sort()
    if any(earlier[1] > later[0] for earlier, later in pairwise(found)):
        wrong[field] = "ranges_overlap"
    return tuple(found)


def _minutes(written: Range) -> Minutes | None:
    if not all(_CLOCK.fullmatch(side) for side in written):
        return None
    begin, end = (int(side[:2]) * 60 + int(side[3:]) for side in written)
    if begin in {end, DAY}:
        return None
    return (begin, end) if end > begin else (begin, end + DAY)


def _date(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if _DATE.fullmatch(written) else None
    except ValueError:
        return None


def _once(
    days: dict[Key, tuple[Minutes, ...]],
    day: Key,
    ranges: tuple[Minutes, ...],
    field: str,
    wrong: dict[str, str],
) -> None:
    if day in days:
        wrong[field] = "date_twice"
    days[day] = ranges
