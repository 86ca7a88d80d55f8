"""The bench is a program; here it only has to run, since on a busy machine its numbers say nothing."""

import json
from pathlib import Path

import pytest

from tests.bench.__main__ import main
from tests.bench.spread import Takes, percentile, ratios


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_the_bench_measures_everything_it_promises(tmp_path: Path) -> None:
    kept = tmp_path / "bench.json"

    assert main(["--quick", "--json", str(kept)]) == 0

    rows = json.loads(kept.read_text())["rows"]
    assert len(rows) == 4
    assert all(row["okno"]["median"] > 0 and row["bare"]["median"] > 0 for row in rows)


def test_a_ratio_is_taken_repeat_by_repeat() -> None:
    assert ratios([50, 10], [100, 20]) == Takes((0.5, 0.5))


def test_spread_is_told_against_the_median() -> None:
    assert Takes((9.0, 10.0, 14.0)).spread == 0.5


def test_the_p99_of_a_hundred_is_the_second_slowest() -> None:
    assert percentile(range(1, 101), 0.99) == 99
    assert percentile([7], 0.99) == 7
