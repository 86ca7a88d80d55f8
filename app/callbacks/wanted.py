"""When somebody wants to be rung: now, in a slot, some time on a day. All within the hours, all as instants."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

from app.callbacks.rules import Rules
from app.hours.local_time import first_instant, known_zones
from app.hours.schedule import Interval, Schedule, open_intervals
from app.kit.errors import OknoError

Kind = Literal["now", "slot", "day", "operator"]
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Wanted:
    kind: Kind
    from_: datetime
    until: datetime | None
    due_at: datetime
    """When it is to be rung: at the beginning; on a day that suits as a whole, by its last slot."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What may be chosen at this moment."""

    now: bool
    days: tuple[tuple[date, tuple[Interval, ...]], ...]
    """By the dates of whoever asks."""


def choice_at(schedule: Schedule, rules: Rules, zone: ZoneInfo, now: datetime) -> Choice:
    slots = free_slots(schedule, rules, now)
    days: dict[date, list[Interval]] = {}
    for slot in slots:
        days.setdefault(slot[0].astimezone(zone).date(), []).append(slot)
    return Choice(
        now=bool(open_intervals(schedule, now, now + timedelta(minutes=1))),
        days=tuple((day, tuple(found)) for day, found in days.items()),
    )


def free_slots(
    schedule: Schedule, rules: Rules, now: datetime, lead: timedelta | None = None
) -> list[Interval]:
    """Whole slots only, one after the other from the moment the door opens, none that begins before the lead."""
    earliest = now + (rules.lead if lead is None else lead)
    latest = now + timedelta(days=rules.days_ahead)
    found: list[Interval] = []
    for begin, end in _stretches(schedule, now, latest):
        start = begin
        while start + rules.slot <= min(end, latest):
            if start >= earliest:
                found.append((start, start + rules.slot))
            start += rules.slot
    return found


def _stretches(schedule: Schedule, now: datetime, latest: datetime) -> Iterator[Interval]:
    """Open time as slots are cut from it: from where the door opens, and each day anew where it stays open for longer
    than a day. Looked at widely enough that the same stretches are found at any moment, so a slot stays a slot."""
    for begin, end in open_intervals(schedule, now - 2 * _DAY, latest + 2 * _DAY):
        if end - begin <= _DAY:
            yield begin, end
            continue
        start, day = begin, begin.astimezone(schedule.zone).date()
        while start < end:
            day += _DAY
            midnight = min(first_instant(day, 0, schedule.zone), end)
            if start < midnight:
                yield start, midnight
                start = midnight


def read_wanted(
    given: dict[str, Any], schedule: Schedule, rules: Rules, zone: ZoneInfo, now: datetime
) -> Wanted:
    """Of `{kind: "now"}`, `{kind: "slot", from}` or `{kind: "day", date}`.

    Raises OknoError wanted_outside_hours, wanted_past, invalid_request.
    """
    match given.get("kind"):
        case "now":
            return _now(schedule, rules, now)
        case "slot":
            return _slot(_instant(given.get("from")), schedule, rules, now)
        case "day":
            return _day(_date(given.get("date")), schedule, rules, zone, now)
        case _:
            raise _bad()


def _now(schedule: Schedule, rules: Rules, now: datetime) -> Wanted:
    if not open_intervals(schedule, now, now + timedelta(minutes=1)):
        raise _outside()
    return Wanted("now", now, now + rules.slot, now)


def _slot(begin: datetime, schedule: Schedule, rules: Rules, now: datetime) -> Wanted:
    if begin < now:
        raise OknoError("wanted_past", 422, fields={"wanted": "wanted_past"})
    for slot in free_slots(schedule, rules, now, lead=timedelta(0)):
        if slot[0] == begin:
            return Wanted("slot", *slot, due_at=begin)
    raise _outside()


def _day(day: date, schedule: Schedule, rules: Rules, zone: ZoneInfo, now: datetime) -> Wanted:
    if day < now.astimezone(zone).date():
        raise OknoError("wanted_past", 422, fields={"wanted": "wanted_past"})
    slots = _slots_on(free_slots(schedule, rules, now), day, zone)
    if not slots:
        raise _outside()
    return Wanted("day", slots[0][0], slots[-1][1], due_at=slots[-1][0])


def _slots_on(slots: Sequence[Interval], day: date, zone: ZoneInfo) -> list[Interval]:
    return [slot for slot in slots if slot[0].astimezone(zone).date() == day]


def next_open_instant(schedule: Schedule, at: datetime) -> datetime:
    """The moment itself if it lies within the hours, else when they begin again; itself where they never do."""
    for days in (2, 10, 370):
        if found := open_intervals(schedule, at, at + timedelta(days=days)):
            return found[0][0]
    return at


def read_zone(name: object) -> ZoneInfo:
    """Raises OknoError invalid_request."""
    if not isinstance(name, str) or name not in known_zones():
        raise _bad("timezone")
    return ZoneInfo(name)


def _instant(given: object) -> datetime:
    try:
        moment = datetime.fromisoformat(given) if isinstance(given, str) else None
        if moment is None or moment.tzinfo is None:
            raise _bad()
        return moment.astimezone(UTC)
    except (ValueError, OverflowError) as broken:
        raise _bad() from broken


def _date(given: object) -> date:
    try:
        if not isinstance(given, str) or len(given) != 10:
            raise _bad()
        return date.fromisoformat(given)
    except ValueError as broken:
        raise _bad() from broken


def _outside() -> OknoError:
    return OknoError("wanted_outside_hours", 422, fields={"wanted": "wanted_outside_hours"})


def _bad(field: str = "wanted") -> OknoError:
    return OknoError("invalid_request", 422, fields={field: "invalid"})
