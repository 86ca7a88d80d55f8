"""Who has read what: operators their clients, and clients us."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from app.db.setwise import InsertRows, UpdateRows
from app.db.tables import Identity, ReadMark
from app.db.transaction import Transaction
from app.seed.planting_history import Said

NOTICES_WITHIN = timedelta(minutes=10)
"""What is younger nobody has looked at yet."""

_READ_MARKS = InsertRows(ReadMark, ("operator_id", "conversation_id", "seen_count", "upto", "at"))
_SEEN = UpdateRows(
    Identity,
    ("id", "seen_upto", "read_upto"),
    {"seen_upto": ":seen_upto", "read_upto": ":read_upto"},
)


def plant_marks(tx: Transaction, said: Sequence[Said], now: datetime) -> None:
    """Whoever has a matter in hand looks in now and then; an answer proves that all before it was read."""
    seen: dict[int, int] = {}
    read: dict[int, int] = {}
    marks: dict[tuple[int, int], tuple[Any, ...]] = {}
    heard: dict[int, list[Said]] = {}
    for one in said:
        message, matter = one.message, one.message.conversation
        if message.direction == "in":
            heard.setdefault(matter.id, []).append(one)
            reader = matter.assignee_id if one.line.at < now - NOTICES_WITHIN else None
        else:
            reader = message.operator_id
        so_far = heard.get(matter.id, [])
        if reader is not None and so_far:
            latest = so_far[-1].message
            marks[reader, matter.id] = (reader, matter.id, len(so_far), latest.id, one.line.at)
            _see(seen, so_far)
        if one.line.message.delivery == "read" and message.whom.identity_id is not None:
            read[message.whom.identity_id] = message.id
    _READ_MARKS(tx, marks.values())
    _SEEN(tx, [(key, seen.get(key, 0), read.get(key, 0)) for key in sorted(seen.keys() | read.keys())])


def _see(seen: dict[int, int], so_far: Sequence[Said]) -> None:
    newest = so_far[-1].message
    if newest.whom.identity_id is not None:
        seen[newest.whom.identity_id] = newest.id
