"""Under which ids clients are known to the file they came from."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection

from app.db.setwise import Keys
from app.db.transaction import run_sql
from app.kit.json import loads
from app.suggesting.naming import names_of_members, with_names
from app.suggesting.queries import every_pair

AT_ONCE = 1_000
OURS = "client"
"""Before the number of a client who came by no file."""
_IDS = Keys(id="bigint")


def told_pairs(connection: Connection, at_least: float) -> Iterator[dict[str, Any]]:
    """`{"a", "b", "score", "reasons"}` of all open suggestions, the likeliest first, under the ids of `_told_ids`."""
    pairs = every_pair(connection, at_least)
    bare = _are_bare_ids_plain(connection)
    while some := list(islice(pairs, AT_ONCE)):
        ids = _told_ids(connection, {client_id for pair in some for client_id in pair[:2]}, bare=bare)
        names = names_of_members(connection, {client_id for pair in some for client_id in pair[:2]})
        for lower, higher, score, reasons in some:
            mine, theirs = names.get(lower, ()), names.get(higher, ())
            told = [with_names(reason, mine, theirs) for reason in loads(reasons)]
            yield {"a": ids[lower], "b": ids[higher], "score": score, "reasons": told}


def qualified(source: str, record_id: str) -> str:
    """`crm:17`. In the source's name % and : are percent-encoded, so that the first colon parts the two; a source
    called client is told as `%63lient`, which no client's own number begins with."""
    name = source.replace("%", "%25").replace(":", "%3A")
    return f"{'%63lient' if name == OURS else name}:{record_id}"


def _are_bare_ids_plain(connection: Connection) -> bool:
    """Whether a record id alone says whose it is: there is one source, and no record is called as we call ours."""
    least, most = run_sql(connection, "SELECT min(source), max(source) FROM client_records").one()
    if least != most:
        return False
    taken = "SELECT 1 FROM client_records WHERE source = ? AND record_id >= ? AND record_id < ?"
    return run_sql(connection, taken, (least, f"{OURS}:", f"{OURS};")).first() is None


def _told_ids(connection: Connection, client_ids: Iterable[int], *, bare: bool) -> dict[int, str]:
    """Of an imported client the record's id, with its source unless `bare` ids say enough; of any other `client:` and
    the number."""
    wanted = sorted(client_ids)
    records = {
        client_id: record_id if bare else qualified(source, record_id)
        for client_id, source, record_id in _first_records(connection, wanted)
    }
    return {client_id: f"{OURS}:{client_id}" for client_id in wanted} | records


def _first_records(connection: Connection, client_ids: Sequence[int]) -> Iterator[tuple[int, str, str]]:
    """The first record of each by source and id."""
    dialect = connection.dialect.name
    rows = run_sql(
        connection,
        f"SELECT r.client_id, r.source, r.record_id FROM {_IDS.source(dialect)} CROSS JOIN client_records AS r"
        " WHERE r.client_id = keys.id ORDER BY r.client_id, r.source DESC, r.record_id DESC",
        _IDS.given(dialect, [(client_id,) for client_id in client_ids]),
    )
    return ((int(client_id), str(source), str(record_id)) for client_id, source, record_id in rows)
