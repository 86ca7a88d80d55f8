"""Whose facts are new: their keys are written first, so that whoever is compared after sees them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec

from app.db.setwise import InsertRows, Keys
from app.db.tables import ClientFacts as FactsTable
from app.db.tables import MatchCount, MatchKey
from app.db.transaction import Transaction
from app.matching.facts import Facts
from app.matching.keys import blocking_keys, words_of
from app.suggesting.told import facts_of_clients

LEASE = timedelta(minutes=2)
"""Longer than comparing one batch may take."""

_IDS = Keys(id="bigint")
_PAIRS = Keys(key="text", client_id="bigint")
_KEYS = InsertRows(MatchKey, ("key", "client_id"), unless=("key", "client_id"))
_FACTS = InsertRows(FactsTable, ("client_id", "facts"), unless=("client_id",), renew=("facts",))


class _Counts(InsertRows):
    """Adds to what is counted already."""

    def __init__(self) -> None:
        super().__init__(MatchCount, ("key", "clients"))
        added = " ON CONFLICT (key) DO UPDATE SET clients = match_counts.clients + excluded.clients"
        self.sqlite += added
        self.postgres += added


_COUNTS = _Counts()


@dataclass(frozen=True, slots=True)
class Due:
    """A client whose facts have changed since they were compared."""

    client_id: int
    facts: Facts


@dataclass(frozen=True, slots=True)
class Taken:
    stamps: dict[int, int]
    """Of the rows that were taken: to be given back as done."""
    changed: tuple[Due, ...]

    @property
    def is_empty(self) -> bool:
        return not self.stamps


def take_due(tx: Transaction, limit: int, at: datetime) -> Taken:
    """At most `limit` clients, the longest waiting first, with their new keys written."""
    skip = "" if tx.on_sqlite else " FOR UPDATE SKIP LOCKED"
    rows = tx.run(
        "SELECT client_id, stamp, taken_until FROM client_facts_due WHERE taken_until IS NULL OR taken_until <= ?"
        f" ORDER BY stamp, client_id LIMIT ?{skip}",
        (tx.stored(at), limit),
    ).all()
    if not rows:
        return Taken({}, ())
    stamps = {int(client_id): int(stamp) for client_id, stamp, _ in rows}
    # Whoever took them before has written their keys, perhaps, but never came to compare them.
    left_over = {int(client_id) for client_id, _, taken_until in rows if taken_until is not None}
    _mark(tx, stamps, at + LEASE)
    return Taken(stamps, tuple(_renew(tx, _with_members(tx, stamps), left_over)))


def write_keys_of_due(tx: Transaction, after: int, limit: int, at: datetime) -> int | None:
    """Before many are compared at once: so that the first ones, too, see how usual everything is. Clients above the id
    `after`; the last id that was done, or nothing when there are no more."""
    rows = tx.run(
        "SELECT client_id FROM client_facts_due WHERE client_id > ? AND (taken_until IS NULL OR taken_until <= ?)"
        " ORDER BY client_id LIMIT ?",
        (after, tx.stored(at), limit),
    ).scalars()
    if not rows:
        return None
    _mark(tx, rows, at)
    _renew(tx, _with_members(tx, rows), set())
    return int(rows[-1])


def _mark(tx: Transaction, client_ids: Iterable[int], until: datetime) -> None:
    source = _IDS.source(tx.dialect)
    tx.run(
        f"UPDATE client_facts_due SET taken_until = ? WHERE client_id IN (SELECT keys.id FROM {source})",
        (tx.stored(until), *_IDS.given(tx.dialect, [(client_id,) for client_id in client_ids])),
    )


def _with_members(tx: Transaction, client_ids: Iterable[int]) -> list[int]:
    """News of somebody who holds others' histories may be news of one of those."""
    given = _IDS.given(tx.dialect, [(client_id,) for client_id in client_ids])
    source = f"FROM {_IDS.source(tx.dialect)} CROSS JOIN clients AS"
    found = tx.run(
        f"SELECT keys.id {source} c WHERE c.id = keys.id"
        f" UNION SELECT m.id {source} m WHERE m.root_id = keys.id"
        f" UNION SELECT c.root_id {source} c WHERE c.id = keys.id AND c.root_id IS NOT NULL",
        given * 3,
    )
    return sorted(found.scalars())


def _renew(tx: Transaction, client_ids: Sequence[int], left_over: set[int]) -> list[Due]:
    new = facts_of_clients(tx, client_ids)
    given = _IDS.given(tx.dialect, [(client_id,) for client_id in client_ids])
    old = {
        client_id: read_facts(facts)
        for client_id, facts in tx.run(
            f"SELECT f.client_id, f.facts FROM {_IDS.source(tx.dialect)} CROSS JOIN client_facts AS f"
            " WHERE f.client_id = keys.id",
            given,
        )
    }
    changed = [
        Due(client_id, facts) for client_id, facts in new.items() if facts != old.get(client_id, Facts())
    ]
    _write_keys(tx, changed, old)
    _FACTS(tx, [(due.client_id, write_facts(due.facts)) for due in changed])
    fresh = {due.client_id for due in changed}
    return changed + [Due(one, new[one]) for one in sorted(left_over - fresh) if one in new]


def _write_keys(tx: Transaction, changed: Sequence[Due], old: dict[int, Facts]) -> None:
    counts: Counter[str] = Counter()
    gone: list[tuple[str, int]] = []
    come: list[tuple[str, int]] = []
    for due in changed:
        before, after = old.get(due.client_id, Facts()), due.facts
        keys_before, keys_after = blocking_keys(before), blocking_keys(after)
        gone += [(key, due.client_id) for key in keys_before - keys_after]
        come += [(key, due.client_id) for key in keys_after - keys_before]
        words_before = words_of(before) if not before.is_empty else frozenset[str]()
        words_after = words_of(after) if not after.is_empty else frozenset[str]()
        counts.update((keys_after - keys_before) | (words_after - words_before))
        counts.subtract((keys_before - keys_after) | (words_before - words_after))
    if gone:
        given = _PAIRS.given(tx.dialect, sorted(gone))
        if tx.on_sqlite:
            tx.run("DELETE FROM match_keys WHERE key = ? AND client_id = ?", sorted(gone))
        else:
            tx.run(
                f"DELETE FROM match_keys AS m USING {_PAIRS.source(tx.dialect)}"
                " WHERE m.key = keys.key AND m.client_id = keys.client_id",
                given,
            )
    _KEYS(tx, sorted(come))
    # In one order, so that two who count at once do not wait for each other in a circle.
    _COUNTS(tx, sorted((key, count) for key, count in counts.items() if count))


def write_facts(facts: Facts) -> str:
    return msgspec.json.encode(facts).decode()


def read_facts(written: str) -> Facts:
    return msgspec.json.decode(written, type=Facts)
