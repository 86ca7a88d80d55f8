"""When something in the demo happened, counted from whenever the demo is played."""

import re
from datetime import date, datetime, time, timedelta
from functools import total_ordering
from typing import Self

LATELY = timedelta(hours=8)
"""How far back a mark in hours and minutes may reach."""

_DAY = re.compile(r"([+-][1-9]\d*)d (\d\d):(\d\d)")
_NEAR = re.compile(r"([+-])(?:(\d+)h)?(?:(\d+)m)?")
_EARLIEST_TOMORROW = LATELY // timedelta(minutes=1)


@total_ordering
class Mark:
    """A moment relative to now: `-14m`, `-1h10m`, `-3d 14:20`, `+1d 10:00`.

    Days are counted from the day it was eight hours ago, and minutes reach eight hours back at most, so that
    marks keep their order at whatever hour the demo is played, also just after midnight.
    """

    __slots__ = ("day", "minute")

    def __init__(self, day: int, minute: int) -> None:
        """`minute` counts from midnight; or from now, when `day` is 0."""
        self.day = day
        self.minute = minute

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a mark; raises ValueError."""
        if far := _DAY.fullmatch(text):
            return cls._on_another_day(int(far[1]), time(int(far[2]), int(far[3])))
        if (near := _NEAR.fullmatch(text)) and (near[2] or near[3]):
            return cls._near_now(near[1], int(near[2] or 0) * 60 + int(near[3] or 0))
        raise ValueError(f"not a mark of time: {text!r}")

    @classmethod
    def _on_another_day(cls, day: int, clock: time) -> Self:
        minute = clock.hour * 60 + clock.minute
        if day == 1 and minute < _EARLIEST_TOMORROW:
            raise ValueError("tomorrow before 08:00 may already be past")
        return cls(day, minute)

    @classmethod
    def _near_now(cls, sign: str, minutes: int) -> Self:
        if sign == "-" and timedelta(minutes=minutes) > LATELY:
            raise ValueError("more than eight hours ago: use a day and a time")
        return cls(0, -minutes if sign == "-" else minutes)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mark) and (self.day, self.minute) == (other.day, other.minute)

    def __lt__(self, other: "Mark") -> bool:
        return (self.day, self.minute) < (other.day, other.minute)

    def __hash__(self) -> int:
        return hash((self.day, self.minute))

    def __str__(self) -> str:
        """As it may be written, so that `parse` reads it back."""
        if self.day:
            return f"{self.day:+d}d {self.minute // 60:02d}:{self.minute % 60:02d}"
        return f"{self.minute:+d}m"

    __repr__ = __str__

    def on(self, now: datetime) -> datetime:
        """The moment itself; `now` is aware and brings the shop's time zone along."""
        if self.day == 0:
            return now + timedelta(minutes=self.minute)
        midnight = datetime.combine(day_of(now) + timedelta(days=self.day), time(), tzinfo=now.tzinfo)
        return midnight + timedelta(minutes=self.minute)


def day_of(now: datetime) -> date:
    """The day from which marks count."""
    return (now - LATELY).date()
