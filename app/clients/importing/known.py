"""What the house has already of the records that a batch speaks of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from app.db.setwise import Keys
from app.db.transaction import run_sql
from app.kit.json import loads

_RECORDS = Keys(source="text", record_id="text")
_CLIENTS = Keys(id="bigint")


@dataclass(frozen=True, slots=True)
class Known:
    """A record that came before, and the client that was made of it."""

    client_id: int
    content: str
    given: dict[str, Any]
    """What the import itself has set: `name`, `note`, `attributes`, `phones`, `emails`, `tags`."""
    import_id: int | None
    row: int


@dataclass(slots=True)
class Standing:
    """A client as it is now."""

    name: str
    note: str
    attributes: dict[str, str]
    erased: bool
    phones: set[str]
    emails: set[str]
    tags: set[str]


def known_records(connection: Connection, source: str, record_ids: Iterable[str]) -> dict[str, Known]:
    """By record id."""
    dialect = connection.dialect.name
    wanted = [(source, record_id) for record_id in sorted(set(record_ids))]
    rows = run_sql(
        connection,
        "SELECT r.record_id, r.client_id, r.content, r.given, r.import_id, r.row"
        f" FROM {_RECORDS.source(dialect)} CROSS JOIN client_records AS r"
        " WHERE r.source = keys.source AND r.record_id = keys.record_id",
        _RECORDS.given(dialect, wanted),
    )
    return {row[0]: Known(row[1], row[2], loads(row[3]), row[4], row[5]) for row in rows}


def standings(connection: Connection, client_ids: Sequence[int], *, lock: bool) -> dict[int, Standing]:
    """By client id. `lock`: nobody changes them before this transaction is over."""
    if not client_ids:
        return {}
    dialect = connection.dialect.name
    given = _CLIENTS.given(dialect, [(client_id,) for client_id in sorted(set(client_ids))])
    from_keys = f"FROM {_CLIENTS.source(dialect)} CROSS JOIN"
    held = " ORDER BY c.id FOR UPDATE OF c" if lock and dialect != "sqlite" else ""
    found = {
        row[0]: Standing(row[1], row[2] or "", loads(row[3]), row[4] is not None, set(), set(), set())
        for row in run_sql(
            connection,
            f"SELECT c.id, c.name, c.note, c.attributes, c.erased_at {from_keys} clients AS c"
            f" WHERE c.id = keys.id{held}",
            given,
        )
    }
    points = run_sql(
        connection,
        f"SELECT p.client_id, p.kind, p.value {from_keys} contact_points AS p WHERE p.client_id = keys.id",
        given,
    )
    for client_id, kind, value in points:
        (found[client_id].phones if kind == "phone" else found[client_id].emails).add(value)
    tags = run_sql(
        connection,
        f"SELECT ct.client_id, t.name {from_keys} client_tags AS ct CROSS JOIN tags AS t"
        " WHERE ct.client_id = keys.id AND t.id = ct.tag_id",
        given,
    )
    for client_id, name in tags:
        found[client_id].tags.add(name)
    return found
