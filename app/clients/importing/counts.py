"""How an import fares, in numbers."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.clients.importing.storing import Fate
from app.kit.json import dumps, loads

OUTCOMES = ("created", "updated", "unchanged", "refused")


@dataclass(slots=True)
class Counts:
    outcomes: Counter[str] = field(default_factory=Counter)
    problems: Counter[str] = field(default_factory=Counter)
    """By code."""

    def add(self, fates: Iterable[Fate]) -> None:
        for fate in fates:
            self.outcomes[fate.outcome] += 1
            self.problems.update(problem.code for problem in fate.problems)

    def copy(self) -> "Counts":
        return Counts(self.outcomes.copy(), self.problems.copy())

    @property
    def total(self) -> int:
        return self.outcomes.total()

    @property
    def problem_count(self) -> int:
        return self.problems.total()

    def stored(self) -> str:
        return dumps({"outcomes": dict(self.outcomes), "problems": dict(self.problems)})

    @classmethod
    def read(cls, stored: str) -> "Counts":
        told: Mapping[str, Any] = loads(stored)
        return cls(Counter(told.get("outcomes", {})), Counter(told.get("problems", {})))
