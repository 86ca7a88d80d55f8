"""Finds words for what is to be said, and never the same sentence twice."""

import re
from collections import deque
from collections.abc import Iterable
from random import Random

from app.seed.reading import Miscast, read
from app.seed.role import Role
from app.seed.timetable import Beat

_SLOT = re.compile(r"\{([^{}]+)\}")
_END = re.compile(r"[.!?…\n]+")
_WORD = re.compile(r"\w+")


class Exchange(Role, frozen=True):
    """Lines that belong together, said in turns; often a single one."""

    lines: tuple[str, ...]
    months: tuple[int, ...] = ()
    """When it may be said; at any time when empty."""


def sentences(text: str) -> list[str]:
    """What is compared when sentences must not repeat: two words or more, without case, ё and punctuation."""
    parts = (_WORD.findall(part.casefold().replace("ё", "е")) for part in _END.split(text))
    return [" ".join(words) for words in parts if len(words) > 1]


class Phrasebook:
    """Templates by what they are about: the longest unused comes first, what would repeat is passed over."""

    def __init__(self, chance: Random) -> None:
        phrases = read("endless/phrases.json", dict[str, list[str | tuple[str, ...]]])
        asides = read("endless/asides.json", list[Exchange])
        self._shelves = {about: _shelf(map(_exchange, kept), chance) for about, kept in phrases.items()}
        # What belongs to a season comes first, because the season passes.
        self._shelves["aside"] = deque(sorted(_shelf(asides, chance), key=lambda aside: not aside.months))
        self.asides_for_any_day = sum(not aside.months for aside in asides)
        """How many asides there are for sure, whatever the season."""
        self._told: set[str] = set()
        self._rest: list[str] = []

    def say(self, beat: Beat, words: dict[str, str]) -> str:
        """The text of this beat; raises Miscast when everything about it has been said."""
        if beat.part == 0:
            self._rest = self._choose(beat.about, words)
        return self._rest.pop(0)

    def _choose(self, about: str, words: dict[str, str]) -> list[str]:
        shelf = self._shelves[about]
        for place, exchange in enumerate(shelf):
            lines = _filled(exchange, words)
            heard = [sentence for line in lines for sentence in sentences(line)]
            if heard and len({*heard}) == len(heard) and self._told.isdisjoint(heard):
                del shelf[place]
                shelf.append(exchange)
                self._told.update(heard)
                return lines
        raise Miscast(f"everything about {about} has been said")


def _filled(exchange: Exchange, words: dict[str, str]) -> list[str]:
    """The lines with their slots filled; none when something they speak of is not there or not in season."""
    slots = {slot for line in exchange.lines for slot in _SLOT.findall(line)}
    out_of_season = exchange.months and int(words["month"]) not in exchange.months
    if out_of_season or not slots <= words.keys():
        return []
    return [_SLOT.sub(lambda slot: words[slot[1]], line) for line in exchange.lines]


def _exchange(written: str | tuple[str, ...]) -> Exchange:
    return Exchange(lines=(written,) if isinstance(written, str) else written)


def _shelf(kept: Iterable[Exchange], chance: Random) -> deque[Exchange]:
    exchanges = list(kept)
    chance.shuffle(exchanges)
    return deque(exchanges)
