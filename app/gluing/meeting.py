"""Two open matters of one client: the older stays, the other is joined into it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.conversations.events import seen_marked
from app.conversations.mentioning import join_mentions
from app.conversations.records import Conversation
from app.db.transaction import Transaction
from app.drafts.carrying import carry_drafts
from app.gluing.matters import Matters, older_first
from app.gluing.tails import stored_tail, together, write_tail


@dataclass(frozen=True, slots=True)
class Meeting:
    """What has to be known to part them again: whose it was, put off until when, whether it was spam, and who had seen
    how much."""

    older_id: int
    younger_id: int
    after: int
    """Id of the newest message then."""
    before: dict[str, Any]
    given: dict[str, Any]
    marks: list[list[int]]
    """Operator, what they had seen of the older one, up to which message, and what they have seen of both."""

    def as_json(self) -> dict[str, Any]:
        return {
            "older": self.older_id,
            "younger": self.younger_id,
            "after": self.after,
            "before": self.before,
            "given": self.given,
            "marks": self.marks,
        }


def meet(tx: Transaction, matters: Matters, one: int, other: int, after: int, at: datetime) -> Meeting | None:
    """The open matters of two clients who are about to be one. `after` is the newest message so far."""
    both = matters.open_of(one) + matters.open_of(other)
    if len(both) < 2:
        return None
    older, younger = older_first(both)
    before = standing(older)
    marks = _sum_marks(tx, older, younger, at)
    tail = together(stored_tail(older), [(stored_tail(younger), after)])
    older.assignee_id = older.assignee_id or younger.assignee_id
    older.team_id = older.team_id or younger.team_id
    older.spam = older.spam and younger.spam
    if older.status == "snoozed":
        # Put off is only what both were put off; it comes back with the earlier of the two.
        until = [c.snoozed_until for c in both if c.status == "snoozed" and c.snoozed_until is not None]
        older.snoozed_until = min(until) if len(until) == 2 else None
        older.status = "snoozed" if older.snoozed_until is not None else "open"
    matters.join(younger, older, after, at)
    join_mentions(tx, younger.id, older.id, at)
    carry_drafts(tx, younger.id, older.id, at)
    write_tail(older, tail)
    return Meeting(older.id, younger.id, after, before, standing(older), marks)


def standing(c: Conversation) -> dict[str, Any]:
    """Whose it is, until when it is put off, and whether nobody is to be troubled with it."""
    until = c.snoozed_until
    return {
        "assignee_id": c.assignee_id,
        "team_id": c.team_id,
        "snoozed_until": until.isoformat() if until else None,
        "spam": c.spam,
    }


def _sum_marks(tx: Transaction, older: Conversation, younger: Conversation, at: datetime) -> list[list[int]]:
    rows = tx.run(
        "SELECT operator_id, conversation_id, seen_count, upto FROM read_marks WHERE conversation_id IN (?, ?)"
        " ORDER BY operator_id",
        (older.id, younger.id),
    ).all()
    marks = {(row[0], row[1]): (row[2], row[3]) for row in rows}
    kept = []
    for operator_id in sorted({row[0] for row in rows}):
        seen, upto = marks.get((operator_id, older.id), (0, 0))
        others_seen, others_upto = marks.get((operator_id, younger.id), (0, 0))
        both = max(seen, older.answered_count) + max(others_seen, younger.answered_count)
        put_mark(tx, operator_id, older.id, both, max(upto, others_upto), at)
        kept.append([operator_id, seen, upto, both])
    return kept


def put_mark(
    tx: Transaction, operator_id: int, conversation_id: int, seen: int, upto: int, at: datetime
) -> None:
    """How much of a matter an operator has seen, which may be less than before."""
    tx.run(
        "INSERT INTO read_marks (operator_id, conversation_id, seen_count, upto, at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (operator_id, conversation_id) DO UPDATE"
        " SET seen_count = excluded.seen_count, upto = excluded.upto, at = excluded.at",
        (operator_id, conversation_id, seen, upto, tx.stored(at)),
    )
    body = {"conversation_id": conversation_id, "seen_count": seen, "upto": upto}
    tx.log(seen_marked.entry(body, at, operator_id=operator_id))
