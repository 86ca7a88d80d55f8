"""Chance: by weight, and with a probability."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Draw:
    """Everything random about a population. Takes its own part of the seed, so that parts do not shift each other."""

    def __init__(self, seed: int, part: str) -> None:
        self.random = Random(f"{seed} {part}")

    def weighted(self, weights: Mapping[T, int]) -> T:
        return self.random.choices(list(weights), weights=list(weights.values()))[0]

    def one(self, things: Sequence[T]) -> T:
        return self.random.choice(things)

    def happens(self, probability: float) -> bool:
        return self.random.random() < probability
