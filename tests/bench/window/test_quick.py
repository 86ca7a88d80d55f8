"""The figures of a busy machine say nothing; here the measurement only has to run."""

import pytest

from tests.bench.window.__main__ import main


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.timeout(240)
def test_the_window_s_bench_runs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--quick"]) == 0

    told = capsys.readouterr().out
    assert told.count("reached |") + told.count("missed |") == 5
