"""`okno replay` as it is typed: pure output, exit codes, nothing left behind."""

import json
import os
import subprocess
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from app.cli.replay import replay
from tests.connectors.telegram.samples import NAMES, sample_json
from tests.replay.golden import KEPT, OKNO, SAMPLES, lines_of, replayed

pytestmark = pytest.mark.timeout(240)  # starts processes of its own

FIELDS = {"file", "outcome", "reason", "text", "attachments", "chat"}
OUTCOMES = {"message", "edit", "status", "service", "ignored", "unsupported"}


def test_every_sample_of_telegrams_is_told_as_it_was_before(tmp_path: Path) -> None:
    done = replayed(str(SAMPLES), "--threads", TMPDIR=str(tmp_path), OKNO_DATA=str(tmp_path / "data"))
    assert (done.returncode, done.stderr) == (0, b"")
    assert list(tmp_path.iterdir()) == [], "something is left behind"
    lines, kept = lines_of(done.stdout), lines_of(KEPT.read_bytes())
    told = {line["file"]: line for line in lines if "file" in line}
    assert list(told) == [str(SAMPLES / f"{name}.json") for name in NAMES]
    for line in told.values():
        assert line.keys() == FIELDS
        assert line["outcome"] in OUTCOMES - {"unsupported"}, line
        assert line["text"] or line["outcome"] != "service", line
    assert told == {line["file"]: line for line in kept if "file" in line}, "see tests/replay/golden.py"
    assert lines[len(told) :] == [line for line in kept if "file" not in line], "see tests/replay/golden.py"


def test_output_is_lines_of_json_and_nothing_else(tmp_path: Path) -> None:
    odd = sample_json("text")
    odd["message"]["text"] = "Раз\u2028два\x85три\x1c\x7f👍\ud83d"
    (tmp_path / "1.json").write_text(json.dumps(odd))
    (tmp_path / "2.json").write_bytes(b'{"update_id":1,"message":{}}')
    (tmp_path / "3.txt").write_bytes(b"no recording")
    (tmp_path / "4").write_bytes(b"\x00\xff\xfe[[[")
    done = replayed(str(tmp_path), str(tmp_path / "nowhere"), "--threads")
    assert done.returncode == 0
    lines = lines_of(done.stdout)
    outcomes = [line["outcome"] for line in lines[:-1]]
    assert outcomes == ["message", "unsupported", "unsupported", "unsupported", "unsupported"]
    assert "два\x85три" in lines[0]["text"]
    assert set(lines[-1]) == {"chat", "messages"}


def typed(*words: str) -> Result:
    """Without a process of its own, which takes seconds to begin."""
    app = typer.Typer()
    app.command()(replay)
    return CliRunner().invoke(app, list(words))


def test_an_unknown_kind_is_refused_with_those_there_are() -> None:
    done = typed("pigeon", str(SAMPLES))
    assert (done.exit_code, done.stdout) == (2, "")
    assert "telegram" in done.stderr


@pytest.mark.parametrize("given", ["colour=red", "mode=pigeon", "nonsense"])
def test_a_setting_that_does_not_fit_is_refused(given: str) -> None:
    done = typed("telegram", str(SAMPLES), "--set", given)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "--set" in done.stderr


def test_the_help_says_what_the_lines_mean() -> None:
    said = typed("--help").stdout
    for word in (*FIELDS, *OUTCOMES, "duplicate"):
        assert word in said, word


def test_whoever_stops_reading_ends_the_replay_in_peace(tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [OKNO, "replay", "telegram", SAMPLES],
        env=os.environ | {"TMPDIR": str(scratch)},
        stdout=writing,
        stderr=subprocess.PIPE,
        timeout=100,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")
    assert list(scratch.iterdir()) == []
