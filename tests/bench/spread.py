"""Several takes of one measurement, and what they say together."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Takes:
    """One number a repeat."""

    values: tuple[float, ...]

    @classmethod
    def of(cls, values: Sequence[float]) -> "Takes":
        return cls(tuple(values))

    @property
    def median(self) -> float:
        return median(self.values)

    @property
    def spread(self) -> float:
        """(largest - smallest) / median."""
        return (max(self.values) - min(self.values)) / self.median


def ratios(ours: Sequence[float], bare: Sequence[float]) -> Takes:
    """Repeat by repeat: neighbours in time, so that a slow minute of the machine slows both sides."""
    return Takes.of([one / other for one, other in zip(ours, bare, strict=True)])


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of all does not exceed."""
    ranked = sorted(values)
    place = max(0, -(-int(share * 1_000 * len(ranked)) // 1_000) - 1)
    return ranked[min(place, len(ranked) - 1)]
