"""A conversation of somebody who is not here goes back to everybody, or to the team it belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.absence.events import handed_back_changed
from app.absence.queries import handed_back_of
from app.conversations.finding import conversation_and_client
from app.conversations.lines import line_in
from app.conversations.records import Conversation
from app.db.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Overdue:
    """As it was seen. What has changed until it is held is left alone."""

    conversation_id: int
    assignee_id: int
    since: datetime
    """When the client began to wait."""


def hand_back(tx: Transaction, overdue: Sequence[Overdue], at: datetime) -> int:
    """Answers how many. Somebody may have answered, closed or taken one meanwhile; those stay as they are."""
    done = 0
    for one in sorted(overdue, key=lambda one: one.conversation_id):
        conversation, _ = conversation_and_client(tx, one.conversation_id)
        if _is_as_it_was(conversation, one):
            _give_back(tx, conversation, one.assignee_id, "handed_back", None, at)
            done += 1
    _tell_of(tx, {one.assignee_id for one in overdue} if done else set(), at)
    return done


def hand_back_all(tx: Transaction, operator_id: int, by: int, at: datetime, limit: int = 100) -> int:
    """Everything open of theirs that is not put off, by hand; so many at once. Answers how many."""
    ids = tx.run(
        "SELECT id FROM conversations WHERE assignee_id = ? AND closed_at IS NULL AND status <> 'snoozed'"
        " ORDER BY id LIMIT ?",
        (operator_id, limit),
    ).scalars()
    done = 0
    for conversation_id in list(ids):
        conversation, _ = conversation_and_client(tx, conversation_id)
        if conversation.assignee_id == operator_id and conversation.status in {"open", "waiting"}:
            _give_back(tx, conversation, operator_id, "handed_back_by_hand", by, at)
            done += 1
    _tell_of(tx, {operator_id} if done and operator_id != by else set(), at)
    return done


def learn_of_handed_back(tx: Transaction, operator_id: int, at: datetime) -> None:
    """They have been told; their other windows need not tell them again."""
    if tx.run("DELETE FROM handed_back WHERE operator_id = ?", (operator_id,)).rowcount:
        tx.log(handed_back_changed.entry({"conversation_ids": []}, at, operator_id=operator_id))


def _is_as_it_was(conversation: Conversation, seen: Overdue) -> bool:
    """A later waiting_since is another wait: somebody has answered in between."""
    return (
        conversation.id == seen.conversation_id
        and conversation.assignee_id == seen.assignee_id
        and conversation.status == "waiting"
        and conversation.waiting_since is not None
        and conversation.waiting_since <= seen.since
    )


def _give_back(
    tx: Transaction, conversation: Conversation, operator_id: int, code: str, by: int | None, at: datetime
) -> None:
    name = tx.run("SELECT name FROM operators WHERE id = ?", (operator_id,)).scalar()
    conversation.assignee_id = None
    line_in(tx, conversation, {"code": code, "name": name or ""}, by, at)
    if by != operator_id:
        tx.run(
            "INSERT INTO handed_back (operator_id, conversation_id, at) VALUES (?, ?, ?)"
            " ON CONFLICT (operator_id, conversation_id) DO UPDATE SET at = excluded.at",
            (operator_id, conversation.id, tx.stored(at)),
        )


def _tell_of(tx: Transaction, operator_ids: set[int], at: datetime) -> None:
    """The whole list each time, so that windows need not count."""
    for operator_id in sorted(operator_ids):
        told = {"conversation_ids": handed_back_of(tx.connection, operator_id)}
        tx.log(handed_back_changed.entry(told, at, operator_id=operator_id))
