"""What operators do to matters: each deed does it and writes it down. All answer the ConversationRow as it stands then,
and raise what the unit itself raises."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from app.clients.tagging import tag_ids
from app.conversations.acts.fields import SPAM, STANDING, tag_field
from app.conversations.acts.recording import Doing, do_act
from app.conversations.assigning import assign, give_to_team
from app.conversations.closing import close_conversation, refuse_joined, reopen_conversation
from app.conversations.finding import conversation_and_client
from app.conversations.noting import put_note
from app.conversations.prioritising import set_priority
from app.conversations.schemas import Note
from app.conversations.snoozing import snooze, wake
from app.conversations.spam import mark_spam
from app.conversations.tagging import change_tags
from app.db.transaction import Transaction
from app.kit.errors import OknoError

Row = dict[str, Any]

SPAM_FIELDS = (SPAM, STANDING)
"""Whoever is spam waits for nobody."""


def close(tx: Transaction, conversation_id: int, doing: Doing) -> Row:
    return do_act(tx, conversation_id, doing, "close", (STANDING,), close_conversation, doing.at)


def reopen(tx: Transaction, conversation_id: int, doing: Doing) -> Row:
    refuse_joined(tx, conversation_id)
    return do_act(tx, conversation_id, doing, "reopen", (STANDING,), reopen_conversation, doing.at)


def put_off(tx: Transaction, conversation_id: int, doing: Doing, until: datetime) -> Row:
    return do_act(tx, conversation_id, doing, "snooze", (STANDING,), snooze, until, doing.at)


def bring_back(tx: Transaction, conversation_id: int, doing: Doing) -> Row:
    return do_act(tx, conversation_id, doing, "wake", (STANDING,), wake, doing.at)


def give(tx: Transaction, conversation_id: int, doing: Doing, operator_id: int | None) -> Row:
    return do_act(tx, conversation_id, doing, "assign", ("assignee_id",), assign, operator_id, doing.at)


def give_team(tx: Transaction, conversation_id: int, doing: Doing, team_id: int | None) -> Row:
    return do_act(tx, conversation_id, doing, "team", ("team_id",), give_to_team, team_id, doing.at)


def weigh(tx: Transaction, conversation_id: int, doing: Doing, priority: str) -> Row:
    return do_act(tx, conversation_id, doing, "priority", ("priority",), set_priority, priority, doing.at)


def tag(
    tx: Transaction, conversation_id: int, doing: Doing, add: Collection[str], remove: Iterable[int]
) -> Row:
    unwanted = tuple(remove)
    fields = tag_fields(tx, conversation_id, add, unwanted, doing.at)
    return do_act(tx, conversation_id, doing, "tags", fields, change_tags, add, unwanted, doing.at)


def tag_fields(
    tx: Transaction, conversation_id: int, add: Collection[str], remove: Sequence[int], at: datetime
) -> tuple[str, ...]:
    """Names that no tag has become tags."""
    conversation_and_client(tx, conversation_id)
    return tuple(tag_field(tag_id) for tag_id in sorted({*tag_ids(tx, add, at).values(), *remove}))


def mark(tx: Transaction, conversation_id: int, doing: Doing) -> Row:
    """To the spam folder; nobody is blocked."""
    return do_act(tx, conversation_id, doing, "spam", SPAM_FIELDS, mark_spam, doing.at)


def hand_over(
    tx: Transaction,
    conversation_id: int,
    doing: Doing,
    *,
    operator_id: int | None,
    team_id: int | None,
    note: Note | None,
) -> Row:
    """To somebody, or to a team, in which anybody may then take it. The note stays when it is taken back.

    Raises OknoError nobody_named."""
    if operator_id is None and team_id is None:
        raise OknoError("nobody_named", 422, fields={"operator_id": "nobody_named"})

    def unit(tx: Transaction, conversation_id: int) -> None:
        if team_id is not None:
            give_to_team(tx, conversation_id, team_id, doing.at)
        assign(tx, conversation_id, operator_id, doing.at)
        if note is not None and doing.by is not None:
            put_note(tx, conversation_id, note, operator_id=doing.by, at=doing.at)

    fields = ("assignee_id", "team_id") if team_id is not None else ("assignee_id",)
    return do_act(tx, conversation_id, doing, "transfer", fields, unit)
