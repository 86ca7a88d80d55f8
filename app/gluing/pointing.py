"""Whose rows they are: identities, strands and conversations point at the root of the client they were born with.

`home_client_id` is empty for a row that never left its home, so a fresh row costs nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.db.transaction import Transaction

TABLES = ("identities", "strands", "conversations")


@dataclass(frozen=True, slots=True)
class Moved:
    """How many rows went over."""

    identities: int
    strands: int
    conversation_ids: tuple[int, ...]


def point_to(tx: Transaction, absorbed: int, into: int) -> Moved:
    """All that belonged to the one belongs to the other, and remembers whose it was."""
    counts = {}
    for table in TABLES[:2]:
        counts[table] = tx.run(
            f"UPDATE {table} SET home_client_id = coalesce(home_client_id, client_id), client_id = ?"
            " WHERE client_id = ?",
            (into, absorbed),
        ).rowcount
    conversation_ids = tx.run(
        "UPDATE conversations SET home_client_id = coalesce(home_client_id, client_id), client_id = ?"
        " WHERE client_id = ? RETURNING id",
        (into, absorbed),
    ).scalars()
    return Moved(counts["identities"], counts["strands"], tuple(sorted(conversation_ids)))


def point_home(tx: Transaction, old_root: int, new_root: int, homes: Sequence[int]) -> Moved:
    """What was born with one of `homes`, the new root among them, is the new root's again."""
    marks = ", ".join("?" * len(homes))
    found: dict[str, list[int]] = {}
    for table in TABLES:
        found[table] = tx.run(
            f"UPDATE {table} SET client_id = ?, home_client_id = nullif(home_client_id, ?)"
            f" WHERE client_id = ? AND home_client_id IN ({marks}) RETURNING id",
            (new_root, new_root, old_root, *homes),
        ).scalars()
    return Moved(len(found["identities"]), len(found["strands"]), tuple(sorted(found["conversations"])))
