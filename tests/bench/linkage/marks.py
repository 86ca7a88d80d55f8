"""How well pairs fit the truth."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from tests.bench.linkage.febrl import Pair


@dataclass(frozen=True, slots=True)
class Marks:
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def marks(found: AbstractSet[Pair], truth: AbstractSet[Pair]) -> Marks:
    right = len(found & truth)
    return Marks(right / len(found) if found else 1.0, right / len(truth) if truth else 1.0)
