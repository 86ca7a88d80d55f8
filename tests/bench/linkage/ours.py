"""Okno on the same records: imported as a file of clients, then `okno clients suggest`, both as processes."""

import csv
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.bench.linkage.febrl import Febrl, Pair, pair_of

OKNO = [sys.executable, "-c", "from app.cli import main; main()"]


@dataclass(frozen=True, slots=True)
class Suggested:
    pairs: frozenset[Pair]
    glues: int
    """Acts of gluing in the house after all that: there must be none."""


def suggest(febrl: Febrl, folder: Path) -> Suggested:
    """In a fresh house."""
    folder.mkdir(parents=True)
    file = folder / "people.csv"
    _write(febrl, file)
    environment = os.environ | {"OKNO_DATA": str(folder / "data"), "OKNO_DATABASE_URL": ""}
    run_okno(["clients", "import", str(file), "--source", "febrl"], environment)
    lines = run_okno(["clients", "suggest", "--format", "jsonl"], environment).splitlines()
    told = [json.loads(line) for line in lines]
    with closing(sqlite3.connect(folder / "data" / "okno.db")) as database:
        (clients,) = database.execute("SELECT count(*) FROM clients").fetchone()
        (glues,) = database.execute("SELECT count(*) FROM glues").fetchone()
    if clients != len(febrl.records):
        raise RuntimeError(f"{len(febrl.records)} records became {clients} clients")
    return Suggested(frozenset(pair_of(pair["a"], pair["b"]) for pair in told), glues)


def _write(febrl: Febrl, file: Path) -> None:
    """A name, a birth date, a city, and the rest of the address in one line, as a card has them."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["record_id", "name", "birth_date", "city", "address"])
        for record_id, told in febrl.records.items():
            name = " ".join(filter(None, (told["given_name"], told["surname"])))
            street = " ".join(filter(None, (told["street_number"], told["address_1"])))
            address = ", ".join(filter(None, (street, told["address_2"], told["postcode"], told["state"])))
            rows.writerow([record_id, name, told["date_of_birth"] or "", told["suburb"] or "", address])


def run_okno(arguments: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(
        [*OKNO, *arguments], env=environment, capture_output=True, text=True, check=False, timeout=1_800
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments[:2])} failed: {done.stderr[-2_000:]}")
    return done.stdout
