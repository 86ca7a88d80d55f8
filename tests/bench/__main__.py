"""`python -m tests.bench`: three measurements, each beside its bare baseline in the same run."""

import argparse
import json
import shutil
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from tests.bench.delay import A_SECOND, measure_delay
from tests.bench.fan_out import measure_fan_out
from tests.bench.house import House, house
from tests.bench.ingest import IN_FLIGHT, measure_ingest
from tests.bench.machine import machine
from tests.bench.report import Row, machine_lines, table
from tests.bench.spread import Takes, ratios

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Size:
    """How much of everything."""

    repeats: int
    ingest_messages: int
    windows: int
    fan_out_messages: int
    delay_seconds: int


FULL = Size(repeats=5, ingest_messages=4_000, windows=1_000, fan_out_messages=30, delay_seconds=6)
QUICK = Size(repeats=1, ingest_messages=200, windows=20, fan_out_messages=3, delay_seconds=1)


def ingest(house: House, folder: Path, size: Size) -> list[Row]:
    rates = measure_ingest(house, folder, size.repeats, size.ingest_messages)
    ratio = ratios(rates.okno, rates.bare)
    name = f"ingest, {IN_FLIGHT} in flight"
    return [Row(name, "messages/s", Takes.of(rates.okno), Takes.of(rates.bare), ratio, 0.20, 0.40)]


def fan_out(house: House, folder: Path, size: Size) -> list[Row]:
    rates = measure_fan_out(house, folder, size.repeats, size.windows, size.fan_out_messages)
    ratio = ratios(rates.okno, rates.bare)
    name = f"fan-out to {size.windows:,} windows"
    return [Row(name, "deliveries/s", Takes.of(rates.okno), Takes.of(rates.bare), ratio, 0.70)]


def delay(house: House, folder: Path, size: Size) -> list[Row]:
    okno, bare = measure_delay(house, folder, size.repeats, size.delay_seconds * A_SECOND)
    return [
        Row(
            f"visitor's send to operator's frame, {A_SECOND} a second, {name}",
            "ms",
            Takes.of(ours),
            Takes.of(theirs),
            ratios(ours, theirs),
        )
        for name, ours, theirs in (("p50", okno.p50, bare.p50), ("p99", okno.p99, bare.p99))
    ]


MEASUREMENTS: dict[str, Callable[[House, Path, Size], list[Row]]] = {
    "ingest": ingest,
    "fan-out": fan_out,
    "delay": delay,
}


def measure(names: list[str], size: Size, folder: Path) -> list[Row]:
    """Each measurement has a fresh house."""
    rows = []
    for name in names:
        with ExitStack() as stack:
            own = folder / name
            own.mkdir()
            opened = stack.enter_context(house(own / "data"))
            started = time.monotonic()
            rows += MEASUREMENTS[name](opened, own, size)
            print(f"  {name}: {time.monotonic() - started:.0f} s", flush=True)
    return rows


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--only", choices=MEASUREMENTS, action="append", help="one of the measurements")
    parser.add_argument(
        "--quick", action="store_true", help="seconds instead of minutes; the numbers say nothing"
    )
    parser.add_argument("--json", type=Path, default=ROOT / "bench.json", help="where the numbers go")
    chosen = parser.parse_args(arguments)
    facts = machine()
    # Not in /tmp, which may lie in memory: a flush must reach a disk on both sides.
    (ROOT / "build").mkdir(exist_ok=True)
    folder = Path(mkdtemp(prefix="bench-", dir=ROOT / "build"))
    try:
        rows = measure(chosen.only or list(MEASUREMENTS), QUICK if chosen.quick else FULL, folder)
    finally:
        shutil.rmtree(folder)
    kept = {"machine": facts, "rows": [row.as_json() for row in rows]}
    chosen.json.write_text(json.dumps(kept, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"\n{table(rows)}\n\nMedians; in brackets (largest - smallest) / median.\n{machine_lines(facts)}")
    missed = [row for row in rows if row.at_least is not None and row.ratio.median < row.at_least]
    return 1 if missed and not chosen.quick else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
