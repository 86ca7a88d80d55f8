"""Who is here, in all processes together.

Each process says whose windows are open in it and for how long nobody has touched them, in seconds, so that clocks of
machines need not agree; what nobody repeats in time is forgotten. The rest is the same everywhere and comes from the
log: who is away by hand, and after how long somebody counts as idle.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.events.relay import Passage
from app.kit.clock import Clock
from app.kit.json import loads
from app.operators.schemas import OperatorCard
from app.realtime.hub import Hub
from app.realtime.seat import Seat
from app.realtime.standing import Signs, Standing, standing_of
from app.workplace.schemas import Workplace

FORGET = timedelta(seconds=25)
"""After which another process's words no longer count."""

Touched = Mapping[int, datetime | None]
"""When each operator of whom a window is open last touched one."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What the house has written down of somebody."""

    disabled: bool
    away: bool
    away_until: datetime | None


@dataclass(frozen=True, slots=True)
class Stand:
    """How somebody stands, and since when as far as this process has seen."""

    is_so: Standing
    since: datetime


class Attendance:
    """One in each process."""

    def __init__(self, hub: Hub, clock: Clock, process: str) -> None:
        self.hub = hub
        self.clock = clock
        self.process = process
        self.duty_at: Callable[[datetime], Callable[[int], bool]] = lambda _: lambda _: True
        """Who is at work at a moment; see HoursDesk."""
        self.on_change: list[Callable[[], None]] = []
        """Told when somebody stands otherwise than before."""
        self.idle_after = timedelta(minutes=Workplace().idle_minutes)
        self.stands: Mapping[int, Stand] = {}
        """Of everybody who may sign in."""
        self._marks: dict[int, Mark] = {}
        self._elsewhere: dict[str, tuple[datetime, Touched]] = {}

    def online(self) -> frozenset[int]:
        """Operators who would read what comes now."""
        return frozenset(who for who, stand in self.stands.items() if stand.is_so == "online")

    def present(self) -> frozenset[int]:
        """Those, and who is at their desk without touching the window: on the phone, for one."""
        return frozenset(who for who, stand in self.stands.items() if stand.is_so in {"online", "idle"})

    def spared(self, lately: timedelta) -> frozenset[int]:
        """Who is online, and who stands otherwise since a moment only: a window is reloaded, a process started."""
        now = self.clock.now()
        return frozenset(
            who for who, stand in self.stands.items() if stand.is_so == "online" or now - stand.since < lately
        )

    def standing(self, operator_id: int) -> Standing:
        stand = self.stands.get(operator_id)
        return "offline" if stand is None else stand.is_so

    def learn(self, cards: Iterable[OperatorCard], workplace: Workplace) -> None:
        """What the database says at the start; from then on the log does."""
        self._marks = {card.id: Mark(card.disabled, card.away, card.away_until) for card in cards}
        self.idle_after = timedelta(minutes=workplace.idle_minutes)
        self.look()

    def hear_log(self, passage: Passage) -> None:
        kinds = {event.entry.kind for event in passage.events}
        if not kinds & {"operator.changed", "workplace.changed"}:
            return
        for event in passage.events:
            if event.entry.kind == "operator.changed":
                card = loads(event.entry.body)["operator"]
                until = card.get("away_until")
                self._marks[card["id"]] = Mark(
                    card["disabled"],
                    card.get("away", False),
                    datetime.fromisoformat(until) if until else None,
                )
            elif event.entry.kind == "workplace.changed":
                minutes = loads(event.entry.body)["workplace"]["idle_minutes"]
                self.idle_after = timedelta(minutes=minutes)
        self.look()

    def touches(self, seat: Seat, ago: timedelta) -> None:
        """Somebody used a pointer or a key so long ago."""
        at = self.clock.now() - ago
        if seat.touched_at is None or seat.touched_at < at:
            seat.touched_at = at
        self.look()

    def leaves(self, seat: Seat) -> None:
        """Nobody is at this window, which stays open."""
        seat.touched_at = None
        self.look()

    def here(self) -> dict[str, int | None]:
        """For other processes: seconds since somebody last touched a window of this one."""
        now = self.clock.now()
        return {
            str(who): None if at is None else max(0, int((now - at).total_seconds()))
            for who, at in self._touched_here().items()
        }

    def hear(self, process: str, here: Mapping[str, int | None]) -> None:
        if process == self.process:
            return
        now = self.clock.now()
        touched = {
            int(who): None if ago is None else now - timedelta(seconds=ago) for who, ago in here.items()
        }
        self._elsewhere[process] = (now, touched)
        self.look()

    def look(self) -> None:
        """Time has passed, or something is known that was not."""
        now = self.clock.now()
        self._elsewhere = {
            process: said for process, said in self._elsewhere.items() if now - said[0] < FORGET
        }
        before = self.stands
        self.stands = self._settled(now)
        if {who: one.is_so for who, one in before.items()} != {
            who: one.is_so for who, one in self.stands.items()
        }:
            for notice in self.on_change:
                notice()

    def told(self) -> dict[str, Any]:
        """For windows: who is online, and how each stands."""
        return {
            "online": sorted(self.online()),
            "standing": {str(who): stand.is_so for who, stand in sorted(self.stands.items())},
        }

    def _settled(self, now: datetime) -> Mapping[int, Stand]:
        touched = self._touched_anywhere()
        is_at_work = self.duty_at(now)
        settled: dict[int, Stand] = {}
        for who, mark in self._marks.items():
            if mark.disabled:
                continue
            signs = Signs(who in touched, touched.get(who), mark.away, mark.away_until, is_at_work(who))
            is_so = standing_of(signs, now, self.idle_after)
            before = self.stands.get(who)
            settled[who] = before if before is not None and before.is_so == is_so else Stand(is_so, now)
        return settled

    def _touched_here(self) -> dict[int, datetime | None]:
        return _latest((seat.principal.operator_id, seat.touched_at) for seat in self.hub.seats)

    def _touched_anywhere(self) -> dict[int, datetime | None]:
        elsewhere = (item for _, touched in self._elsewhere.values() for item in touched.items())
        return _latest((*self._touched_here().items(), *elsewhere))


def _latest(said: Iterable[tuple[int, datetime | None]]) -> dict[int, datetime | None]:
    found: dict[int, datetime | None] = {}
    for who, at in said:
        before = found.get(who)
        found[who] = at if before is None or (at is not None and at > before) else before
    return found
