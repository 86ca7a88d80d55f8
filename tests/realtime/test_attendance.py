"""Who is here, told by several processes, with a clock that is moved by hand."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from app.access.principal import Principal
from app.events.kinds import EventKind
from app.events.log import Logged
from app.events.relay import Passage
from app.kit.clock import SetClock
from app.operators.events import operator_changed
from app.operators.schemas import OperatorCard
from app.realtime.attendance import Attendance
from app.realtime.hub import Hub
from app.realtime.seat import Seat
from app.workplace.events import workplace_changed
from app.workplace.schemas import Workplace

BORIS, MARINA = 1, 2
NOW = timedelta()
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def card(operator_id: int, **over: object) -> OperatorCard:
    given = {"id": operator_id, "name": "Борис", "email": f"{operator_id}@shop.example", "role": "operator"}
    return OperatorCard.model_validate(given | {"hue": 1, "disabled": False, "own_rights": {}} | over)


class Process:
    """One of several; what it says is heard by the others when they are told."""

    def __init__(self, clock: SetClock, name: str) -> None:
        self.hub = Hub()
        self.attendance = Attendance(self.hub, clock, name)
        self.attendance.learn([card(BORIS), card(MARINA)], Workplace())

    def opens(self, operator_id: int) -> Seat:
        rights = frozenset({"conversations.read"})
        principal = Principal(
            operator_id, "Борис", "operator", rights, f"hash-{operator_id}", "csrf", LONG_AGO
        )
        seat = Seat(principal, skip_upto=0)
        self.hub.take(seat)
        self.attendance.look()
        return seat

    def tells(self, other: "Process") -> None:
        other.attendance.hear(self.attendance.process, self.attendance.here())

    def stands(self) -> tuple[str, str]:
        return self.attendance.standing(BORIS), self.attendance.standing(MARINA)


Make = Callable[[str], Process]


@pytest.fixture
def process(clock: SetClock) -> Make:
    return lambda name: Process(clock, name)


def told(kind: EventKind, body: dict[str, object], at: datetime) -> Passage:
    return Passage(0, 1, (Logged(1, kind.entry(body, at)),))


def test_an_open_window_alone_is_nobody(process: Make, clock: SetClock) -> None:
    here = process("a")
    seat = here.opens(BORIS)
    assert here.stands() == ("idle", "offline")

    here.attendance.touches(seat, NOW)
    assert here.stands() == ("online", "offline")
    assert here.attendance.online() == {BORIS}

    clock.move(timedelta(minutes=4, seconds=59))
    here.attendance.look()
    assert here.attendance.online() == {BORIS}
    clock.move(timedelta(seconds=1))
    here.attendance.look()
    assert (here.attendance.online(), here.stands()[0]) == (frozenset(), "idle")

    here.hub.leave(seat)
    here.attendance.look()
    assert here.stands() == ("offline", "offline")


def test_a_touch_of_long_ago_does_not_undo_a_newer_one(process: Make) -> None:
    here = process("a")
    seat = here.opens(BORIS)
    here.attendance.touches(seat, NOW)
    here.attendance.touches(seat, timedelta(hours=1))
    assert here.stands()[0] == "online"
    here.attendance.leaves(seat)
    assert here.stands()[0] == "idle"


def test_of_two_windows_the_touched_one_counts(process: Make) -> None:
    here, there = process("a"), process("b")
    here.opens(BORIS)
    here.attendance.touches(there.opens(BORIS), NOW)
    there.tells(here)
    assert here.stands()[0] == "online"


def test_processes_tell_ages_and_forget_who_falls_silent(process: Make, clock: SetClock) -> None:
    here, there = process("a"), process("b")
    there.attendance.touches(there.opens(MARINA), timedelta(minutes=4))
    there.tells(here)
    assert here.stands() == ("offline", "online")

    clock.move(timedelta(minutes=1))
    there.tells(here)
    assert here.stands() == ("offline", "idle")

    clock.move(timedelta(seconds=25))
    here.attendance.look()
    assert here.stands() == ("offline", "offline")


def test_away_by_hand_and_back_by_the_clock(process: Make, clock: SetClock) -> None:
    here = process("a")
    here.attendance.touches(here.opens(BORIS), NOW)
    until = clock.now() + timedelta(minutes=2)
    away = card(BORIS, away=True, away_until=until).model_dump(mode="json")
    here.attendance.hear_log(told(operator_changed, {"operator": away}, clock.now()))
    assert here.stands()[0] == "away"
    clock.move(timedelta(minutes=2))
    here.attendance.look()
    assert here.stands()[0] == "online"


def test_the_house_decides_after_how_long_somebody_is_idle(process: Make, clock: SetClock) -> None:
    here = process("a")
    here.attendance.touches(here.opens(BORIS), timedelta(minutes=7))
    assert here.stands()[0] == "idle"
    wanted = Workplace(idle_minutes=10).model_dump(mode="json")
    here.attendance.hear_log(told(workplace_changed, {"workplace": wanted}, clock.now()))
    assert here.stands()[0] == "online"


def test_whoever_may_no_longer_sign_in_stands_nowhere(process: Make, clock: SetClock) -> None:
    here = process("a")
    here.attendance.touches(here.opens(BORIS), NOW)
    gone = card(BORIS, disabled=True).model_dump(mode="json")
    here.attendance.hear_log(told(operator_changed, {"operator": gone}, clock.now()))
    assert BORIS not in here.attendance.stands
    assert here.attendance.online() == frozenset()


def test_outside_working_hours_a_busy_hand_is_away(process: Make) -> None:
    here = process("a")
    here.attendance.duty_at = lambda _: lambda operator_id: operator_id != BORIS
    for who in (BORIS, MARINA):
        here.attendance.touches(here.opens(who), NOW)
    assert here.stands() == ("away", "online")


def test_a_change_is_told_once_and_keeps_its_time(process: Make, clock: SetClock) -> None:
    here = process("a")
    rung: list[str] = []
    here.attendance.on_change.append(lambda: rung.append(here.stands()[0]))
    seat = here.opens(BORIS)
    since = here.attendance.stands[BORIS].since
    clock.move(timedelta(seconds=10))
    here.attendance.look()
    assert (rung, here.attendance.stands[BORIS].since) == (["idle"], since)
    here.attendance.touches(seat, NOW)
    assert (rung, here.attendance.stands[BORIS].since) == (["idle", "online"], clock.now())
