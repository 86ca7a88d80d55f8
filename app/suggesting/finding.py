"""Comparing one client with the few who share a rare key. The effort has a limit, however many clients there are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from app.db.setwise import Keys
from app.db.transaction import run_sql
from app.matching.facts import Facts
from app.matching.judging import Judgement, judge
from app.matching.keys import blocking_keys, words_of
from app.matching.owners import owners_of_points
from app.matching.shares import Shares
from app.suggesting.due import Due, read_facts

MOST_EXAMINED = 40
"""Candidates of one client, those first who share its rarest keys."""
TELLS_NOTHING = 40
"""A key that more clients have than this tells nobody apart, and is not looked under."""

_WORDS = Keys(key="text")
_IDS = Keys(id="bigint")


@dataclass(frozen=True, slots=True)
class Found:
    """One client compared."""

    client_id: int
    judged: dict[int, Judgement]
    """By the other client: all who were examined."""


def find(connection: Connection, due: Due) -> Found:
    if due.facts.is_empty:
        return Found(due.client_id, {})
    keys, words = blocking_keys(due.facts), words_of(due.facts)
    counts = _counts(connection, keys | words)
    candidates = _candidates(connection, due.client_id, keys, counts)
    facts = _facts_of(connection, candidates)
    shares = Shares(counts, owners_of_points(due.facts, facts.values()))
    return Found(due.client_id, {other: judge(due.facts, known, shares) for other, known in facts.items()})


def _counts(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    dialect = connection.dialect.name
    rows = run_sql(
        connection,
        f"SELECT c.key, c.clients FROM {_WORDS.source(dialect)} CROSS JOIN match_counts AS c"
        " WHERE c.key = keys.key",
        _WORDS.given(dialect, [(key,) for key in sorted(keys)]),
    )
    return {str(key): int(count) for key, count in rows}


def _candidates(
    connection: Connection, client_id: int, keys: Iterable[str], counts: dict[str, int]
) -> Sequence[int]:
    """Those whom they are suggested with already come first: what was true may be so no more."""
    found = dict.fromkeys(_suggested_with(connection, client_id))
    shared = sorted((counts.get(key, 0), key) for key in keys)
    telling = [key for count, key in shared if 1 < count <= TELLS_NOTHING]
    for key in telling:
        if len(found) >= MOST_EXAMINED:
            break
        rows = run_sql(
            connection,
            "SELECT client_id FROM match_keys WHERE key = ? AND client_id <> ? ORDER BY client_id DESC LIMIT ?",
            (key, client_id, MOST_EXAMINED),
        )
        for (other,) in rows:
            if len(found) < MOST_EXAMINED:
                found[other] = None
    return list(found)


def _suggested_with(connection: Connection, client_id: int) -> list[int]:
    rows = run_sql(
        connection,
        "SELECT higher_id FROM suggestions WHERE lower_id = ? UNION ALL"
        " SELECT lower_id FROM suggestions WHERE higher_id = ?",
        (client_id, client_id),
    )
    return [other for (other,) in rows][:MOST_EXAMINED]


def _facts_of(connection: Connection, client_ids: Sequence[int]) -> dict[int, Facts]:
    if not client_ids:
        return {}
    dialect = connection.dialect.name
    rows = run_sql(
        connection,
        f"SELECT f.client_id, f.facts FROM {_IDS.source(dialect)} CROSS JOIN client_facts AS f"
        " WHERE f.client_id = keys.id",
        _IDS.given(dialect, [(client_id,) for client_id in client_ids]),
    )
    return {client_id: read_facts(facts) for client_id, facts in rows}
