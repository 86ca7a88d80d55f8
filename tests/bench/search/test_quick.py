"""The bench is a program; here it only has to run."""

import pytest

from tests.bench.search.__main__ import main


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_two_words_are_measured(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--quick", "--on", "sqlite"]) == 0
    assert "| sqlite | 1,000 |" in capsys.readouterr().out
