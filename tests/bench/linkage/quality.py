"""FEBRL beside splink, and our own made-up Russians by kind of corruption."""

from pathlib import Path

from tests.bench.linkage.febrl import SETS, load
from tests.bench.linkage.marks import marks
from tests.bench.linkage.ours import suggest
from tests.bench.linkage.rival import THRESHOLD, judge
from tests.bench.linkage.town_of_people import pairs_of
from tests.bench.people.generate import generate
from tests.bench.people.score import score
from tests.bench.people.table import table

SEED, PEOPLE = 11, 2_000
"""Another seed than the one that mistakes were looked at with."""


def febrl_lines(folder: Path) -> tuple[list[str], bool]:
    """A table, and whether Okno reached the rival on every set and glued nothing."""
    lines = [
        "| FEBRL | records | pairs | Okno precision | recall | F1 | splink F1 | Okno's glues | required |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    all_reached = True
    for number in SETS:
        febrl = load(number)
        ours = suggest(febrl, folder / f"febrl-{number}")
        mine, theirs = marks(ours.pairs, febrl.truth), marks(judge(febrl).above(THRESHOLD), febrl.truth)
        is_reached = mine.f1 >= theirs.f1 and ours.glues == 0
        all_reached &= is_reached
        lines.append(
            f"| {number} | {len(febrl.records):,} | {len(febrl.truth):,} | {mine.precision:.4f} | {mine.recall:.4f}"
            f" | {mine.f1:.4f} | {theirs.f1:.4f} | {ours.glues} | {'reached' if is_reached else 'missed'} |"
        )
    return lines, all_reached


def people_lines(folder: Path) -> list[str]:
    """Synthetic people, who come by their channels; nothing is required of the numbers."""
    population = generate(SEED, PEOPLE)
    return table(score(pairs_of(population, folder), population)).splitlines()
