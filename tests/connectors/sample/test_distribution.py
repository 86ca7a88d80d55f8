"""What a stranger does after an evening's work: build, install, test, replay."""

import json
import os
from importlib.metadata import distributions
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from app.cli.replay import replay
from tests.connectors.sample.distribution import files_of_the_readme, run

pytestmark = pytest.mark.timeout(240)  # builds, installs and starts other processes

LONGEST_SAMPLE = 60
"""Lines of the channel and of its packaging together."""


def test_it_is_as_short_as_promised() -> None:
    files = files_of_the_readme()
    assert set(files) == {"postcard_shop.py", "pyproject.toml", "test_postcard_shop.py"}
    whole = files["postcard_shop.py"] + files["pyproject.toml"]
    assert len(whole.splitlines()) <= LONGEST_SAMPLE


def test_it_is_installed_as_a_distribution_of_its_own(installed: Path) -> None:
    (found,) = distributions(path=[str(installed)])
    assert (found.name, found.version) == ("postcard-shop", "1.0")
    (offer,) = found.entry_points
    assert (offer.group, offer.name) == ("okno.connectors", "postcard")


def test_its_author_runs_the_contracts_own_tests(source: Path, installed: Path) -> None:
    said = run(
        source, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_postcard_shop.py", **beside(installed)
    )
    assert " passed" in said
    assert "failed" not in said


def test_its_recordings_can_be_replayed(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = tmp_path / "card.json"
    card.write_text('{"id": 1, "from": "anna", "name": "Anna", "at": 1795335967, "text": "Hello"}')
    monkeypatch.syspath_prepend(installed)
    okno = typer.Typer()
    okno.command()(replay)
    done = CliRunner().invoke(okno, ["postcard", str(card), "--threads"])
    assert done.exit_code == 0
    told, thread = map(json.loads, done.stdout.splitlines())
    assert (told["outcome"], told["text"], told["chat"]) == ("message", "Hello", "anna")
    assert thread == {"chat": "anna", "messages": ["1"]}


def beside(installed: Path) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(installed)}
