"""What a clock on the wall means, also in the nights when clocks are changed."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

DAY = 24 * 60
"""Minutes of a day by the clock on the wall."""
NOWHERE = frozenset({"Factory", "localtime"})
"""Names in the tables that say no place."""


@cache
def known_zones() -> frozenset[str]:
    return frozenset(available_timezones()) - NOWHERE


def first_instant(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """When the clock shows this for the first time; where it is never shown, when it is skipped. UTC."""
    return _instant(day, minutes, zone, fold=0)


def last_instant(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """When the clock shows this for the last time; where it is never shown, when it is skipped. UTC."""
    return _instant(day, minutes, zone, fold=1)


def _instant(day: date, minutes: int, zone: ZoneInfo, *, fold: int) -> datetime:
    days, minutes = divmod(minutes, DAY)
    shown = datetime.combine(day + timedelta(days=days), time(minutes // 60, minutes % 60), zone)
    before = shown.replace(fold=0).astimezone(UTC)
    after = shown.replace(fold=1).astimezone(UTC)
    if after < before:
        return _change_between(after, before, zone)
    return after if fold else before


def _change_between(early: datetime, late: datetime, zone: ZoneInfo) -> datetime:
    """The second in which the clocks are put forward."""
    offset = early.astimezone(zone).utcoffset()
    while late - early > timedelta(seconds=1):
        middle = early + timedelta(seconds=(late - early).total_seconds() // 2)
        if middle.astimezone(zone).utcoffset() == offset:
            early = middle
        else:
            late = middle
    return late
