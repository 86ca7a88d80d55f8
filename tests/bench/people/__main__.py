"""`python -m tests.bench.people --seed 7 --people 2000 > file`: synthetic people with the truth, or to import."""

import argparse
import json
import sys
from pathlib import Path

from tests.bench.people.generate import generate
from tests.bench.people.kinds import Channel
from tests.bench.people.output import json_lines, write_import_file
from tests.bench.people.score import score
from tests.bench.people.table import table


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.people", description=__doc__)
    parser.add_argument("--seed", type=int, default=7, help="the same seed gives the same people")
    parser.add_argument("--people", type=int, default=2_000, help="how many persons; records are more")
    parser.add_argument("--csv", action="store_true", help="records as a file to import, without the truth")
    parser.add_argument(
        "--channel", choices=[*Channel], action="append", help="with --csv: only records of this channel"
    )
    parser.add_argument(
        "--judge", type=Path, metavar="FILE", help='score lines of {"a": ..., "b": ...} with record ids'
    )
    chosen = parser.parse_args(arguments)
    population = generate(chosen.seed, chosen.people)
    if chosen.judge:
        lines = map(json.loads, chosen.judge.read_text(encoding="utf-8").splitlines())
        print(table(score(((line["a"], line["b"]) for line in lines), population)))
    elif chosen.csv:
        write_import_file(population, sys.stdout, chosen.channel or tuple(Channel))
    else:
        for line in json_lines(population):
            print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
