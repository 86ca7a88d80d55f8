"""A batch of rows becomes clients, in one unit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection

from app.clients.announcing import announce_client
from app.clients.facts_due import facts_of_strangers
from app.clients.importing.known import Known, Standing, known_records, standings
from app.clients.importing.merging import Change, given_by, merge
from app.clients.importing.reading import Problem, Row
from app.clients.records import search_name
from app.clients.tagging import put_tags, tag_ids, take_tags
from app.db.setwise import InsertRows
from app.db.tables import Client, ClientRecord, ContactPoint
from app.db.transaction import Transaction
from app.kit.json import dumps

Outcome = Literal["created", "updated", "unchanged", "refused"]
SOURCE = "import"
"""Of contact points."""

_CLIENTS = InsertRows(Client, ("id", "name", "search_name", "note", "attributes", "created_at"))
_POINTS = InsertRows(
    ContactPoint,
    ("client_id", "kind", "value", "proof", "source", "created_at"),
    unless=("client_id", "kind", "value"),
)
_RECORDS = InsertRows(
    ClientRecord,
    ("source", "record_id", "client_id", "content", "given", "import_id", "row", "at"),
    unless=("source", "record_id"),
    renew=("content", "given", "import_id", "row", "at"),
)


@dataclass(frozen=True, slots=True)
class Errand:
    """What all rows of one import share."""

    source: str
    mapped: frozenset[str]
    import_id: int | None = None
    """None while nothing is written."""


@dataclass(slots=True)
class Fate:
    """What becomes of a row, and why not all of it, or nothing."""

    row: Row
    outcome: Outcome
    client_id: int | None = None
    problems: list[Problem] = field(default_factory=list)
    change: Change | None = None
    given: Mapping[str, Any] = field(default_factory=dict)
    """What the import has set on the client when this is done."""


def foresee(connection: Connection, errand: Errand, rows: Sequence[Row], *, lock: bool = False) -> list[Fate]:
    """What would become of the rows, in their order; the first of several with one id is taken."""
    known = known_records(connection, errand.source, (row.record_id for row in rows if not row.refused))
    changed = [
        known[row.record_id].client_id
        for row in rows
        if row.record_id in known and known[row.record_id].content != _content(errand, row)
    ]
    now = standings(connection, changed, lock=lock)
    seen: set[str] = set()
    fates = []
    for row in rows:
        fates.append(_fate(errand, row, known.get(row.record_id), now, is_again=row.record_id in seen))
        if not row.refused:
            seen.add(row.record_id)
    return fates


def store_rows(tx: Transaction, errand: Errand, rows: Sequence[Row], at: datetime) -> list[Fate]:
    """Writes what `foresee` foresaw. Nothing is glued, whatever two rows have in common."""
    if not tx.on_sqlite:
        # Two imports from one source at once would both take a record for new.
        tx.run("SELECT pg_advisory_xact_lock(hashtextextended(?, 7))", (f"import {errand.source}",))
    fates = foresee(tx.connection, errand, rows, lock=True)
    tags = tag_ids(tx, _tags_of(fates), at)
    _create(tx, [fate for fate in fates if fate.outcome == "created"], tags, at)
    for fate in fates:
        if fate.outcome == "updated" and fate.change is not None and fate.client_id is not None:
            _update(tx, fate.client_id, fate.change, tags, at)
    _RECORDS(
        tx,
        [
            (
                errand.source,
                fate.row.record_id,
                fate.client_id,
                _content(errand, fate.row),
                dumps(fate.given),
                errand.import_id,
                fate.row.number,
                at,
            )
            for fate in fates
            # Also of those that say nothing new: so that a second row with the same id is known as such.
            if fate.outcome != "refused"
        ],
    )
    return fates


def _content(errand: Errand, row: Row) -> str:
    """Also which fields the file speaks of: a column that is new in it is a change."""
    return f"{row.content} {' '.join(sorted(errand.mapped))}"


def _fate(errand: Errand, row: Row, known: Known | None, now: dict[int, Standing], *, is_again: bool) -> Fate:
    if row.refused:
        return Fate(row, "refused", problems=[Problem(row.refused), *_others(row)])
    written_now = known is not None and errand.import_id is not None and known.import_id == errand.import_id
    if is_again or (written_now and known is not None and known.row != row.number):
        return Fate(row, "refused", problems=[Problem("duplicate_in_file", "record_id", row.record_id[:80])])
    if known is None:
        return Fate(row, "created", problems=row.problems, given=given_by(row))
    if known.content == _content(errand, row):
        return Fate(row, "unchanged", known.client_id, row.problems, given=known.given)
    standing = now[known.client_id]
    if standing.erased:
        return Fate(row, "refused", known.client_id, [Problem("client_erased")])
    change = merge(row, known.given, standing, errand.mapped)
    outcome: Outcome = "unchanged" if change.is_empty else "updated"
    return Fate(row, outcome, known.client_id, [*row.problems, *change.kept], change, change.given)


def _others(row: Row) -> list[Problem]:
    return [problem for problem in row.problems if problem.code != row.refused]


def _tags_of(fates: Iterable[Fate]) -> list[str]:
    named: list[str] = []
    for fate in fates:
        if fate.outcome == "created":
            named += fate.row.tags
        elif fate.change is not None:
            named += fate.change.add_tags
    return named


def _create(tx: Transaction, fates: Sequence[Fate], tags: dict[str, int], at: datetime) -> None:
    for fate, client_id in zip(fates, tx.take_ids("clients", len(fates)), strict=True):
        fate.client_id = client_id
    made = [(fate.client_id, fate.row) for fate in fates if fate.client_id is not None]
    _CLIENTS(
        tx,
        [
            (client_id, row.name, search_name(row.name), row.note or None, dumps(row.attributes), at)
            for client_id, row in made
        ],
    )
    _POINTS(
        tx, [_point(client_id, kind, value, at) for client_id, row in made for kind, value in _points(row)]
    )
    put_tags(tx, ((client_id, tags[name]) for client_id, row in made for name in row.tags if name in tags))
    facts_of_strangers(tx, [client_id for client_id, _ in made], at)


def _points(row: Row) -> list[tuple[str, str]]:
    return [*(("phone", value) for value in row.phones), *(("email", value) for value in row.emails)]


def _point(client_id: int, kind: str, value: str, at: datetime) -> tuple[Any, ...]:
    return (client_id, kind, value, "claimed", SOURCE, at)


def _update(tx: Transaction, client_id: int, change: Change, tags: dict[str, int], at: datetime) -> None:
    if change.name is not None:
        _rename(tx, client_id, change.name)
    if change.note is not None:
        tx.run("UPDATE clients SET note = ? WHERE id = ?", (change.note or None, client_id))
    if change.attributes is not None:
        tx.run("UPDATE clients SET attributes = ? WHERE id = ?", (dumps(change.attributes), client_id))
    for kind, value in change.remove_points:
        tx.run(
            "DELETE FROM contact_points"
            " WHERE client_id = ? AND kind = ? AND value = ? AND source = ? AND proof = 'claimed'",
            (client_id, kind, value, SOURCE),
        )
    _POINTS(tx, [_point(client_id, kind, value, at) for kind, value in change.add_points])
    put_tags(tx, ((client_id, tags[name]) for name in change.add_tags if name in tags))
    take_tags(tx, client_id, change.remove_tags)
    announce_client(tx, client_id, at)


def _rename(tx: Transaction, client_id: int, name: str) -> None:
    given_name = tx.run("SELECT given_name FROM clients WHERE id = ?", (client_id,)).scalar()
    others = tx.run("SELECT name, username FROM identities WHERE client_id = ? ORDER BY id", (client_id,))
    names = [part for identity in others for part in identity]
    tx.run(
        "UPDATE clients SET name = ?, search_name = ? WHERE id = ?",
        (name, search_name(given_name, name, *names), client_id),
    )
