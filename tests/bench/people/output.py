"""A population as lines of JSON, and its records as a file to import."""

import csv
import json
from collections.abc import Collection, Iterator
from dataclasses import asdict
from datetime import date
from typing import IO, Any

from tests.bench.people.kinds import Channel
from tests.bench.people.shapes import Population, Record

NOTICE = (
    "synthetic: made by a seeded generator; nobody in it is real; numbers and addresses must never be used"
)
COLUMNS = ("record_id", "name", "phone", "email", "city", "birth_date", "username", "channel", "note")


def json_lines(population: Population) -> Iterator[str]:
    """One object a line: `about`, then `person`, `circle`, `record`, `making`, `evidence`, `pair`, `lookalike`."""
    counts = {"persons": len(population.persons), "records": len(population.records)}
    yield _line("about", {"synthetic": True, "notice": NOTICE, "seed": population.seed} | counts)
    parts: dict[str, Collection[Any]] = {
        "person": population.persons,
        "circle": population.circles,
        "record": population.records,
        "making": population.makings,
        "evidence": population.evidence,
        "pair": population.pairs,
        "lookalike": population.lookalikes,
    }
    for kind, things in parts.items():
        for thing in things:
            yield _line(kind, asdict(thing))


def write_import_file(
    population: Population, file: IO[str], channels: Collection[Channel] = tuple(Channel)
) -> None:
    """CSV with a head: COLUMNS. Nothing of the truth is in it. Dates are ISO 8601."""
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows(_row(record) for record in population.records if record.channel in channels)


def _row(record: Record) -> list[str]:
    born = record.birth_date.isoformat() if record.birth_date else ""
    facts = (record.phone, record.email, record.city, born, record.username, record.channel, record.text)
    return [record.id, record.name, *(fact or "" for fact in facts)]


def _line(kind: str, fields: dict[str, Any]) -> str:
    return json.dumps({"type": kind, **fields}, ensure_ascii=False, default=_iso)


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no place in JSON")
