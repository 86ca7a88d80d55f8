"""The table for people, and the same as JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.bench.spread import Takes


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement: ours, the baseline's, and what their ratio should be."""

    name: str
    unit: str
    okno: Takes
    bare: Takes
    ratio: Takes
    at_least: float | None = None
    goal: float | None = None

    @property
    def verdict(self) -> str:
        if self.at_least is None:
            return "-"
        if self.ratio.median < self.at_least:
            return f"below {self.at_least:.2f}"
        if self.goal is None or self.ratio.median >= self.goal:
            return f"{self.goal or self.at_least:.2f} reached"
        return f"{self.at_least:.2f} reached, goal {self.goal:.2f} not"

    def as_json(self) -> dict[str, Any]:
        sides = {"okno": self.okno, "bare": self.bare, "ratio": self.ratio}
        return {
            "name": self.name,
            "unit": self.unit,
            **{
                side: {"median": takes.median, "spread": takes.spread, "takes": takes.values}
                for side, takes in sides.items()
            },
            "at_least": self.at_least,
            "goal": self.goal,
        }


def table(rows: Sequence[Row]) -> str:
    """Markdown."""
    lines = [
        "| measurement | Okno | bare baseline | ratio | required |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {row.name} | {_shown(row.okno, row.unit)} | {_shown(row.bare, row.unit)}"
        f" | {row.ratio.median:.2f} ({row.ratio.spread:.0%}) | {row.verdict} |"
        for row in rows
    ]
    return "\n".join(lines)


def machine_lines(facts: Mapping[str, object]) -> str:
    return "\n".join(f"  {name}: {value}" for name, value in facts.items())


def _shown(takes: Takes, unit: str) -> str:
    number = f"{takes.median:,.0f}" if takes.median >= 100 else f"{takes.median:.1f}"
    return f"{number} {unit} ({takes.spread:.0%})"
