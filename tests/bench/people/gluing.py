"""Sets of records that are one: joined step by step."""

from collections.abc import Iterable
from itertools import combinations


class Clusters:
    """Everything is alone until joined."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def join(self, one: str, other: str) -> None:
        self._above[self.of(one)] = self.of(other)

    def of(self, record: str) -> str:
        """One member that stands for all of the same cluster."""
        above = self._above.get(record, record)
        while above != self._above.get(above, above):
            above = self._above[above]
        self._above[record] = above
        return above

    def groups(self) -> list[list[str]]:
        """Clusters of two and more, members in the order of ids."""
        found: dict[str, list[str]] = {}
        for record in sorted(self._above):
            found.setdefault(self.of(record), []).append(record)
        return [members for members in found.values() if len(members) > 1]


def closed(pairs: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """All pairs that follow from these, each in the order of ids."""
    clusters = Clusters()
    for one, other in pairs:
        clusters.join(one, other)
    return frozenset(pair for group in clusters.groups() for pair in combinations(group, 2))
