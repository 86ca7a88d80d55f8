"""Names as people write them, in place of what was compared: plain Latin letters, of whichever name came nearest.

Whoever was glued is named themselves, not the client who holds their history now.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from app.db.setwise import Keys
from app.db.transaction import run_sql
from app.matching.comparing_names import shown_name
from app.matching.names import read_name

_IDS = Keys(id="bigint")
Written = Mapping[int, Sequence[str]]
"""By client as they were before any glue: their names, the one on their card first."""


def names_of_members(connection: Connection, client_ids: Collection[int]) -> Written:
    if not client_ids:
        return {}
    dialect = connection.dialect.name
    given = _IDS.given(dialect, [(client_id,) for client_id in sorted(client_ids)])
    source = f"FROM {_IDS.source(dialect)} CROSS JOIN clients AS c"
    names: defaultdict[int, list[str]] = defaultdict(list)
    for client_id, given_name, name in run_sql(
        connection, f"SELECT c.id, c.given_name, c.name {source} WHERE c.id = keys.id", given
    ):
        names[client_id] += filter(None, (given_name, name))
    for client_id, name in run_sql(
        connection,
        f"SELECT keys.id, i.name {source} CROSS JOIN identities AS i WHERE c.id = keys.id"
        " AND i.client_id = coalesce(c.root_id, c.id) AND coalesce(i.home_client_id, i.client_id) = keys.id"
        " ORDER BY i.id",
        given,
    ):
        names[client_id] += filter(None, (name,))
    return names


def with_names(reason: Mapping[str, Any], a: Sequence[str], b: Sequence[str]) -> Mapping[str, Any]:
    """The same reason, saying the names as they are written; any other reason as it is."""
    params = reason["params"]
    if not (reason["code"].endswith("_name") or reason["code"] == "family_name_changed"):
        return reason
    named = {side: _as_written(names, params[side]) for side, names in (("a", a), ("b", b)) if side in params}
    return {**reason, "params": {**params, **named}}


def _as_written(names: Sequence[str], compared: str) -> str:
    for name in names:
        read = read_name(name, "")
        if read is not None and shown_name(read) == compared:
            return name
    return names[0] if names else compared
