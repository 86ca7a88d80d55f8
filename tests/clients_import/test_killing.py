"""A power cut in the middle of an import."""

import csv
import json
import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from app.db.engine import Database
from app.db.transaction import run_sql
from tests.house_process import OKNO, HouseProcess
from tests.journeys.owner import Owner

ROWS = 4_000
"""A dozen batches and more: enough to be cut somewhere between the first and the last."""
PATIENCE = 120

pytestmark = pytest.mark.timeout(400)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "clients.csv"
    with path.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(["ID", "ФИО", "Телефон", "Теги"])
        writer.writerows([n, f"Клиент {n}", f"+7916{n:07}", "опт" if n % 3 else "VIP"] for n in range(ROWS))
    return path


def until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, "it never came to this"
        time.sleep(0.01)


def count(database: Database, what: str) -> int:
    with database.snapshot() as connection:
        return int(run_sql(connection, f"SELECT count(*) FROM {what}").scalar_one())


def test_a_command_that_was_killed_goes_on_where_it_was(
    database_url: str, database: Database, tmp_path: Path, file: Path
) -> None:
    report = tmp_path / "report.jsonl"
    environment = dict(os.environ) | {
        "OKNO_DATABASE_URL": database_url,
        "OKNO_DATA": str(tmp_path / "data"),
    }
    words = [str(OKNO), "clients", "import", str(file), "--report", str(report)]
    with subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as first:
        until(lambda: count(database, "client_records") > 0)
        first.kill()
    done_before = count(database, "client_records")
    assert 0 < done_before < ROWS
    assert count(database, "clients") == done_before

    second = subprocess.run(
        words, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False
    )

    assert second.returncode == 0, second.stderr
    assert f"created: {ROWS}" in second.stdout
    assert f"going on after row {done_before + 1}" in second.stderr
    assert "Progress" not in second.stderr
    for what in ("clients", "client_records", "contact_points", "client_tags"):
        assert count(database, what) == ROWS
    assert count(database, "clients WHERE id NOT IN (SELECT client_id FROM client_records)") == 0
    told = [json.loads(line)["row"] for line in report.read_text(encoding="utf-8").splitlines()]
    assert told == list(range(2, ROWS + 2))


def test_a_server_that_was_killed_goes_on_when_it_is_back(
    database_url: str, database: Database, tmp_path: Path, file: Path
) -> None:
    with HouseProcess(tmp_path / "house", database_url=database_url) as house:
        owner = Owner.lets_himself_in(house)
        job = begun(owner.http, file)
        path = f"/api/client-imports/{job['id']}"
        owner.http.post(f"{path}/run").raise_for_status()
        until(lambda: count(database, "client_records") > 0)
        house.kill()
        assert 0 < count(database, "client_records") < ROWS

        house.start()
        until(lambda: owner.http.get(path).raise_for_status().json()["state"] == "done")
        done = owner.http.get(path).json()
        owner.http.close()

    assert (done["outcomes"], done["problems"]) == ({"created": ROWS}, {})
    assert (done["row_upto"], done["on_server"]) == (ROWS + 1, False)
    for what in ("clients", "client_records", "contact_points", "client_tags"):
        assert count(database, what) == ROWS


def begun(http: httpx.Client, file: Path) -> dict[str, object]:
    uploaded = http.post("/api/files?name=clients.csv", content=file.read_bytes()).raise_for_status()
    answer = http.post("/api/client-imports", json={"file_key": uploaded.json()["key"]})
    assert answer.status_code == 201, answer.text
    job: dict[str, object] = answer.json()
    return job
