"""When the wholesale buyer and the shop speak, and about what; the words come later."""

from itertools import accumulate
from random import Random
from typing import Literal

import msgspec

from app.seed.mark import Mark
from app.seed.reading import read
from app.seed.role import Role

DAYS = 730

Speaker = Literal["client", "operator", "note"]
Brings = Literal["invoice", "papers", "parcel", "damage", "swatches"]
Wanted = Literal["fragile", "textile", "any"]

_IN_TURNS: dict[str, tuple[Speaker, ...]] = {
    "aside": ("client", "operator", "client"),
    "question": ("client", "operator", "client"),
    "address": ("client", "operator"),
    "settle": ("client", "operator"),
    "swap": ("operator", "client"),
    "logo_fix": ("client", "operator"),
    "papers": ("client", "operator", "client", "operator", "client"),
}
_OPERATORS = ("marina", "boris", "timur")
_OFTEN = (5, 3, 2)
_MINUTES_BETWEEN = (1, 2, 2, 3, 4, 5, 7, 9, 12, 16, 25, 38)
_LAST_HEARD = 47
# A day is not enough: a list written within 24 hours of closing would reopen the matter.
_DAYS_BETWEEN = 2


class Step(Role, frozen=True):
    """A beat as it is written down for a kind of matter."""

    says: Speaker
    about: str
    days: int = 0
    """How many days after the step before."""
    chance: int = 100
    """In a hundred."""
    brings: Brings | None = None
    only_after: str | None = msgspec.field(name="with", default=None)
    part: int = 0
    """Which line of an exchange."""


class Kind(Role, frozen=True):
    """A kind of matter: how often it comes up, and how it runs."""

    often: int
    goods: tuple[Wanted, Wanted, Wanted]
    beats: tuple[Step, ...]


class Beat(Role, frozen=True):
    at: Mark
    says: Speaker
    about: str
    part: int
    brings: Brings | None


class Matter(Role, frozen=True):
    goods: tuple[Wanted, Wanted, Wanted]
    operator: str
    colleague: str
    beats: tuple[Beat, ...]
    closed_at: Mark | None


def timetable(chance: Random, *, messages: int, asides: int) -> list[Matter]:
    """Matters with exactly so many beats together, from two years ago until today; the last one goes on.

    No more than `asides` times do the two talk of something else.
    """
    kinds = read("endless/matters.json", list[Kind])
    drafts: list[tuple[Kind, list[Step]]] = []
    left = messages
    while left > 0:
        kind = chance.choices(kinds, [kind.often for kind in kinds])[0]
        steps = _steps(kind, chance, asides)[:left]
        asides -= sum(step.about == "aside" and step.part == 0 for step in steps)
        left -= len(steps)
        drafts.append((kind, steps))
    starts = _starts([sum(step.days for step in steps) for _, steps in drafts], chance)
    closed = [_matter(*draft, start, chance) for draft, start in zip(drafts[:-1], starts, strict=False)]
    return [*closed, _matter_under_way(*drafts[-1], starts[-1], chance)]


def _steps(kind: Kind, chance: Random, asides: int) -> list[Step]:
    happened: set[str] = set()
    steps: list[Step] = []
    for step in kind.beats:
        missed = step.only_after is not None and step.only_after not in happened
        if missed or chance.randrange(100) >= step.chance or (step.about == "aside" and asides == 0):
            continue
        asides -= step.about == "aside"
        happened.add(step.about)
        steps += _in_turns(step)
    return steps


def _in_turns(step: Step) -> list[Step]:
    if step.about not in _IN_TURNS:
        return [step]
    return [
        # What an exchange is about is ours to bring: the papers that were asked for.
        msgspec.structs.replace(
            step, says=says, part=part, brings=step.brings if says == "operator" else None
        )
        for part, says in enumerate(_IN_TURNS[step.about])
    ]


def _starts(spans: list[int], chance: Random) -> list[int]:
    """The day on which each matter begins, so that the first does two years ago and the last ends today."""
    days_off = [0] * (len(spans) - 1)
    for _ in range(DAYS - sum(spans) - _DAYS_BETWEEN * len(days_off)):
        days_off[chance.randrange(len(days_off))] += 1
    steps = (span + _DAYS_BETWEEN + off for span, off in zip(spans, days_off, strict=False))
    return list(accumulate(steps, initial=-DAYS))


def _matter(kind: Kind, steps: list[Step], start: int, chance: Random) -> Matter:
    marks = _marks(steps, start, chance)
    closed_at = Mark(marks[-1].day, marks[-1].minute + chance.randrange(4, 60))
    return _staffed(kind, steps, marks, chance, closed_at)


def _matter_under_way(kind: Kind, steps: list[Step], start: int, chance: Random) -> Matter:
    """Like any other, but what happens on its last day happens today, in the last hours."""
    marks = _marks(steps, start, chance)
    latest = marks[-1]
    recent = [
        mark if mark.day < latest.day else Mark(0, mark.minute - latest.minute - _LAST_HEARD)
        for mark in marks
    ]
    return _staffed(kind, steps, recent, chance, None)


def _marks(steps: list[Step], start: int, chance: Random) -> list[Mark]:
    marks: list[Mark] = []
    day, minute = start, _morning(chance)
    for number, step in enumerate(steps):
        if step.days:
            day, minute = day + step.days, _morning(chance)
        elif number:
            minute += chance.choice(_MINUTES_BETWEEN)
        marks.append(Mark(day, minute))
    return marks


def _morning(chance: Random) -> int:
    return chance.choice((9, 9, 10, 10, 11, 12, 13, 15)) * 60 + chance.randrange(60)


def _staffed(
    kind: Kind, steps: list[Step], marks: list[Mark], chance: Random, closed_at: Mark | None
) -> Matter:
    operator = chance.choices(_OPERATORS, _OFTEN)[0]
    beats = tuple(
        Beat(at=mark, says=step.says, about=step.about, part=step.part, brings=step.brings)
        for mark, step in zip(marks, steps, strict=True)
    )
    colleague = chance.choice([other for other in _OPERATORS if other != operator])
    return Matter(goods=kind.goods, operator=operator, colleague=colleague, beats=beats, closed_at=closed_at)
