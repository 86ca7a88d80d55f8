"""Giving two matters that had met what was theirs before, where nobody has decided otherwise since."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from app.conversations.mentioning import part_mentions
from app.conversations.spam import let_nobody_wait
from app.db.answer import Row
from app.db.transaction import Transaction
from app.gluing.matters import Matters
from app.gluing.meeting import put_mark, standing
from app.gluing.tails import LATE


def restore_standing(matters: Matters, meeting: Mapping[str, Any], at: datetime) -> None:
    """Whose it was, until when it was put off, and that it was spam."""
    older = matters.by_id.get(meeting["older"])
    if older is None or older.is_closed:
        return
    now, before, given = standing(older), meeting["before"], meeting["given"]
    for column in ("assignee_id", "team_id"):
        if now[column] == given[column] != before[column]:
            setattr(older, column, before[column])
            matters.changed.add(older.id)
    until = before["snoozed_until"] and datetime.fromisoformat(before["snoozed_until"])
    untouched = now["snoozed_until"] == given["snoozed_until"] != before["snoozed_until"]
    is_silent = (older.last_inbound_id or 0) <= meeting["after"]
    if untouched and until and until > at and is_silent:
        older.snoozed_until, older.status = until, "snoozed"
        matters.changed.add(older.id)
    # What came since stood before our eyes, and goes on doing so.
    if before.get("spam") and now["spam"] == given["spam"] != before["spam"] and is_silent:
        older.spam = True
        let_nobody_wait(older)
        matters.changed.add(older.id)


def restore_marks(tx: Transaction, matters: Matters, meeting: Mapping[str, Any], at: datetime) -> None:
    """What each of us had seen. Who has read on since has seen the words up to there, in both."""
    older_id, younger_id = meeting["older"], meeting["younger"]
    before = {mark[0]: mark[1:] for mark in meeting["marks"]}
    for operator_id, seen, upto in _marks(tx, older_id):
        seen_before, upto_before, both = before.get(operator_id, (0, 0, None))
        if seen == both:
            put_mark(tx, operator_id, older_id, seen_before, upto_before, at)
            continue
        for conversation_id in (older_id, younger_id):
            if conversation_id in matters.by_id:
                put_mark(
                    tx, operator_id, conversation_id, _seen(tx, matters, conversation_id, upto), upto, at
                )


def hand_on_marks(tx: Transaction, matters: Matters, at: datetime) -> None:
    """Who had seen words has seen them wherever they lie now; and what each had seen of a matter that is open again."""
    for source_id, heir_id in sorted(matters.heirs):
        for operator_id, _, upto in _marks(tx, source_id):
            known = {row[0]: row[2] for row in _marks(tx, heir_id)}
            furthest = max(upto, known.get(operator_id, 0))
            for one in (heir_id, source_id):
                put_mark(tx, operator_id, one, _seen(tx, matters, one, furthest), furthest, at)
    for conversation_id in sorted(matters.freed):
        for operator_id, seen, upto in _marks(tx, conversation_id):
            put_mark(tx, operator_id, conversation_id, seen, upto, at)
    part_mentions(tx, matters.freed, at)


def _marks(tx: Transaction, conversation_id: int) -> Sequence[Row]:
    """Operator, how many words they have seen, up to which message."""
    return tx.run(
        "SELECT operator_id, seen_count, upto FROM read_marks WHERE conversation_id = ? ORDER BY operator_id",
        (conversation_id,),
    ).all()


def _seen(tx: Transaction, matters: Matters, conversation_id: int, upto: int) -> int:
    conversation = matters.by_id[conversation_id]
    mark = tx.run("SELECT arrived_at FROM messages WHERE id = ?", (upto,)).scalar()
    since = conversation.created_at if mark is None else tx.moment(mark)
    later = tx.run(
        "SELECT count(*) FROM messages WHERE strand_id IN (SELECT id FROM strands WHERE client_id = ?)"
        " AND conversation_id = ? AND direction = 'in' AND id > ? AND order_at >= ?",
        (conversation.client_id, conversation_id, upto, tx.stored(since - LATE)),
    ).scalar_one()
    return max(0, conversation.inbound_count - int(later))
