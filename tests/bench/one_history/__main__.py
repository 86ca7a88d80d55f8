"""`python -m tests.bench.one_history`: what glues by itself, and what long histories cost."""

import argparse
import shutil
import sys
from pathlib import Path
from tempfile import mkdtemp

from tests.bench.one_history.costs import FULL, QUICK, cost_lines, measure
from tests.bench.one_history.play import glued_pairs
from tests.bench.people.generate import generate
from tests.bench.people.score import score_glues

ROOT = Path(__file__).resolve().parents[3]
SEED, PEOPLE, FEW_PEOPLE = 11, 1_000, 60


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.one_history", description=__doc__)
    parser.add_argument("--only", choices=("glues", "costs"), action="append")
    parser.add_argument("--quick", action="store_true", help="seconds; the times say nothing")
    chosen = parser.parse_args(arguments)
    names = chosen.only or ["glues", "costs"]
    (ROOT / "build").mkdir(exist_ok=True)
    # Not in /tmp, which may lie in memory.
    folder = Path(mkdtemp(prefix="histories-", dir=ROOT / "build"))
    reached = True
    try:
        if "glues" in names:
            lines, is_reached = glue_lines(folder / "glues", FEW_PEOPLE if chosen.quick else PEOPLE)
            reached &= is_reached
            _print("Automatic gluing, by all evidence that the made-up people leave", lines)
        if "costs" in names:
            size = QUICK if chosen.quick else FULL
            lines, is_reached = cost_lines(measure(folder / "costs", size), size)
            reached &= is_reached or chosen.quick
            _print("Gluing, and opening a history", lines)
    finally:
        shutil.rmtree(folder)
    return 0 if reached else 1


def glue_lines(folder: Path, people: int) -> tuple[list[str], bool]:
    """Every pair that certain evidence joins, and no other: precision and recall have to be 1.0."""
    population = generate(SEED, people)
    marks = score_glues(glued_pairs(population, folder), population)
    traps = sum(act.trap is not None for act in population.evidence)
    is_reached = marks.precision == marks.recall == 1.0
    lines = [
        "| people | records | evidence | of it traps | right | wrong | missed | precision | recall | required |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    cells = (
        f"{people:,}",
        f"{len(population.records):,}",
        f"{len(population.evidence):,}",
        traps,
        f"{marks.right:,}",
        marks.wrong,
        marks.missed,
        f"{marks.precision:.3f}",
        f"{marks.recall:.3f}",
        f"1.0 both {'reached' if is_reached else 'missed'}",
    )
    return [*lines, f"| {' | '.join(map(str, cells))} |"], is_reached


def _print(head: str, lines: list[str]) -> None:
    print(f"\n{head}\n")
    print("\n".join(lines), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
