"""`python -m tests.bench.window`: the operators' window in Chromium, before a large house."""

import argparse
import shutil
import sys
from pathlib import Path
from tempfile import mkdtemp

from tests.bench.window.large_house import FULL, QUICK, built
from tests.bench.window.measuring import Line, measure
from tests.bench.window.sight import at_the_window
from tests.house_process import HouseProcess

ROOT = Path(__file__).resolve().parents[3]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.window", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="seconds; the figures say nothing")
    chosen = parser.parse_args(arguments)
    size = QUICK if chosen.quick else FULL
    (ROOT / "build").mkdir(exist_ok=True)
    folder = Path(mkdtemp(prefix="window-", dir=ROOT / "build"))
    try:
        with built(folder / "data", size) as client_id:
            pass
        with HouseProcess(folder / "data") as house, at_the_window(house) as sight:
            lines = measure(sight, client_id, size)
    finally:
        shutil.rmtree(folder)
    print(f"\nThe operators' window: {size.matters:,} open matters\n\n{table(lines)}", flush=True)
    return 0 if chosen.quick or all(line.is_reached for line in lines) else 1


def table(lines: list[Line]) -> str:
    """Markdown."""
    rows = ["| what | Okno | beside it | required |", "| --- | --- | --- | --- |"]
    rows += [
        f"| {line.name} | {line.figure} | {line.beside}"
        f" | {line.required}: {'reached' if line.is_reached else 'missed'} |"
        for line in lines
    ]
    return "\n".join(rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
