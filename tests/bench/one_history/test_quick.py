"""The bench is a program; here it only has to run, but what glues by itself must be right on any machine."""

import pytest

from tests.bench.one_history.__main__ import main


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_what_glues_by_itself_is_what_evidence_joins(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--only", "glues", "--quick"]) == 0
    assert "1.0 both reached" in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_costs_of_long_histories_are_measured(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--only", "costs", "--quick"]) == 0
    assert "through the API" in capsys.readouterr().out
