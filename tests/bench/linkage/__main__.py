"""`python -m tests.bench.linkage`: how well clients are suggested, and what a new one costs."""

import argparse
import shutil
import sys
from pathlib import Path
from tempfile import mkdtemp

from tests.bench.linkage.newcomers import newcomer_lines
from tests.bench.linkage.quality import PEOPLE, SEED, febrl_lines, people_lines

ROOT = Path(__file__).resolve().parents[3]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.linkage", description=__doc__)
    parser.add_argument("--only", choices=("febrl", "people", "newcomers"), action="append")
    chosen = parser.parse_args(arguments).only or ["febrl", "people", "newcomers"]
    (ROOT / "build").mkdir(exist_ok=True)
    folder = Path(mkdtemp(prefix="linkage-", dir=ROOT / "build"))
    reached = True
    try:
        if "febrl" in chosen:
            lines, is_reached = febrl_lines(folder)
            reached &= is_reached
            _print("FEBRL, imported as clients; soc_sec_id given to nobody", lines)
        if "people" in chosen:
            _print(f"{PEOPLE:,} made-up Russians, seed {SEED}: suggestions", people_lines(folder / "people"))
        if "newcomers" in chosen:
            lines, is_reached = newcomer_lines(folder)
            reached &= is_reached
            _print("A new client, from the message to the suggestions", lines)
    finally:
        shutil.rmtree(folder)
    return 0 if reached else 1


def _print(head: str, lines: list[str]) -> None:
    print(f"\n{head}\n")
    print("\n".join(lines), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
