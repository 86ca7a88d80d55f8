"""The same deed on many matters: what one refuses does not keep the others from it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from app.access.audit import write_down
from app.conversations.acts import deeds
from app.conversations.acts.recording import Doing
from app.conversations.acts.schemas import ManyDeed
from app.conversations.cards import conversation_row
from app.conversations.finding import conversation_and_client
from app.conversations.reading import mark_read
from app.db.transaction import Transaction
from app.kit.errors import OknoError

AT_ONCE = 100
"""Rows in one unit, so that nobody waits long for the writer."""

One = Callable[[Transaction, int, Doing], dict[str, Any]]


def do_to_many(tx: Transaction, ids: Sequence[int], doing: Doing, deed: ManyDeed) -> dict[str, Any]:
    """`{"done": [ConversationRow], "refused": [{"conversation_id", "code"}]}`."""
    one = _one_of(deed, doing.at)
    done: dict[int, dict[str, Any]] = {}
    refused = []
    # In one order, whoever chose them in which.
    for conversation_id in sorted(set(ids)):
        try:
            with tx.attempt():
                row = one(tx, conversation_id, doing)
            done[row["id"]] = row
        except OknoError as error:
            refused.append({"conversation_id": conversation_id, "code": error.code})
    return {"done": list(done.values()), "refused": refused}


def _one_of(deed: ManyDeed, at: datetime) -> One:
    """Raises OknoError time_is_past, which every row would be refused for."""
    name = deed.what
    if name == "snooze_until" and deed.snooze_until is not None:
        until = deed.snooze_until
        if until <= at:
            raise OknoError("time_is_past", 422, fields={"snooze_until": "time_is_past"})
        return lambda tx, id_, doing: deeds.put_off(tx, id_, doing, until)
    if name == "assignee_id":
        return lambda tx, id_, doing: deeds.give(tx, id_, doing, deed.assignee_id)
    if name == "team_id":
        return lambda tx, id_, doing: deeds.give_team(tx, id_, doing, deed.team_id)
    if name == "priority" and deed.priority is not None:
        priority = deed.priority
        return lambda tx, id_, doing: deeds.weigh(tx, id_, doing, priority)
    if name == "tags":
        return lambda tx, id_, doing: deeds.tag(tx, id_, doing, deed.add_tags, deed.remove_tags)
    return {"close": deeds.close, "reopen": deeds.reopen, "spam": _mark, "read": _read}[name]


def _mark(tx: Transaction, conversation_id: int, doing: Doing) -> dict[str, Any]:
    row = deeds.mark(tx, conversation_id, doing)
    details = {"block": False}
    write_down(tx, "conversation.spam", f"conversation:{row['id']}", doing.at, by=doing.by, details=details)
    return row


def _read(tx: Transaction, conversation_id: int, doing: Doing) -> dict[str, Any]:
    conversation, face = conversation_and_client(tx, conversation_id)
    if doing.by is not None:
        mark_read(tx, conversation.id, conversation.last_message_id, operator_id=doing.by, at=doing.at)
    return conversation_row(conversation, face)
