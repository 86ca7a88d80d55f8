"""`python -m tests.bench.search`: two words among a million messages."""

import argparse
import shutil
import sys
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

import psycopg

from tests.bench.search.costs import Cost, measure
from tests.bench.search.growing import grow
from tests.conftest import LOCAL_POSTGRES, POSTGRES, address_of

ROOT = Path(__file__).resolve().parents[3]
SIZES = (10_000, 1_000_000)
MOST_OF_BARE, MOST_GROWTH = 10.0, 1.5
HEADS = (
    "database",
    "messages",
    "written in",
    "best first",
    "newest first",
    "bare index",
    "of bare, at most 10",
    "growth, at most 1.5",
    "of rare words",
    "slowest pair",
)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.search", description=__doc__)
    parser.add_argument(
        "--size", type=int, action="append", help="messages; the first is what others grow from"
    )
    parser.add_argument("--on", choices=("sqlite", "postgresql"), action="append")
    parser.add_argument("--quick", action="store_true", help="seconds; the times say nothing")
    chosen = parser.parse_args(arguments)
    sizes = (500, 1_000) if chosen.quick else chosen.size or SIZES
    reached = True
    lines = [
        f"| {' | '.join(HEADS)} |",
        "| --- " * len(HEADS) + "|",
    ]
    for kind in chosen.on or ("sqlite", "postgresql"):
        more, is_reached = _lines(kind, sizes)
        lines += more
        reached &= is_reached or chosen.quick
    print("\nTwo words among many messages, milliseconds, means over pairs of words\n")
    print("\n".join(lines), flush=True)
    return 0 if reached else 1


def _lines(kind: str, sizes: Sequence[int]) -> tuple[list[str], bool]:
    lines, reached, first = [], True, None
    for size in sizes:
        with _place(kind) as url:
            if url is None:
                return [f"| {kind} | no server answers | | | | | | | | |"], True
            began = time.perf_counter()
            database = grow(url, size)
            each = (time.perf_counter() - began) / size * 1e6
            measure(database)  # what was never read is on disk still
            cost = measure(database)
            database.close()
        first = first or cost
        reached &= cost.best / cost.bare < MOST_OF_BARE and cost.best / first.best <= MOST_GROWTH
        lines.append(_line(kind, size, each, cost, first))
    return lines, reached


def _line(kind: str, size: int, each: float, cost: Cost, first: Cost) -> str:
    cells = (
        kind,
        f"{size:,}",
        f"{each:.0f} µs a message with its row",
        f"{cost.best:.2f}",
        f"{cost.newest:.2f}",
        f"{cost.bare:.2f}",
        f"{cost.best / cost.bare:.1f}",
        f"{cost.best / first.best:.2f}",
        f"{cost.rare:.2f}",
        f"{cost.slowest:.2f}",
    )
    return f"| {' | '.join(cells)} |"


@contextmanager
def _place(kind: str) -> Iterator[str | None]:
    """Address of an empty database, gone afterwards."""
    if kind == "sqlite":
        (ROOT / "build").mkdir(exist_ok=True)
        # Not in /tmp, which may lie in memory.
        folder = Path(mkdtemp(prefix="search-", dir=ROOT / "build"))
        try:
            yield f"sqlite:///{folder / 'okno.db'}"
        finally:
            shutil.rmtree(folder)
        return
    name = f"okno_bench_{uuid.uuid4().hex[:12]}"
    server = _server()
    if server is None:
        yield None
        return
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield address_of(server, name)
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _server() -> str | None:
    for address in filter(None, (POSTGRES, LOCAL_POSTGRES)):
        try:
            with psycopg.connect(address, connect_timeout=3):
                return address
        except psycopg.OperationalError:
            continue
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
