"""Which full names a given name may stand for, and how usual it is."""

from collections import defaultdict
from collections.abc import Iterator

from app.matching.diminutives import ENGLISH, RUSSIAN
from app.matching.letters import sound

UNKNOWN_SHARE = 4e-4
"""Of people who have some given name that is not in the table."""


def _lines(table: str) -> Iterator[tuple[str, list[str]]]:
    for line in filter(None, table.splitlines()):
        full, _, forms = line.partition(":")
        yield full, [full, *forms.split()]


def _by_sound() -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for table in (RUSSIAN, ENGLISH):
        for full, forms in _lines(table):
            for form in forms:
                found[sound(form)].add(sound(full))
    return {heard: frozenset(full) for heard, full in found.items()}


FULL_NAMES = _by_sound()
SHARES: dict[str, float] = {
    sound(full): max(0.06 / float(2 + place) ** 0.75, 0.001)
    for place, (full, _) in enumerate(_lines(RUSSIAN))
}


def full_names(heard: str) -> frozenset[str]:
    """Саша, as it sounds, is Александр or Александра; a name that we do not know stands for itself."""
    return FULL_NAMES.get(heard) or frozenset((heard,))


def is_given_name(heard: str) -> bool:
    return heard in FULL_NAMES


def share_of_given(full: str) -> float:
    """Of all people, roughly."""
    return SHARES.get(full, UNKNOWN_SHARE)
