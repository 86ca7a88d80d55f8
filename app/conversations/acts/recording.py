"""Doing something to a matter, and writing down who did it and what it was before."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Concatenate, ParamSpec

from app.conversations.acts.fields import HEARD_AGAIN, fields_of
from app.conversations.cards import conversation_row
from app.conversations.finding import conversation_and_client
from app.db.transaction import Transaction
from app.kit.json import dumps

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Doing:
    """Who does something, when, and under which key of their window."""

    by: int | None
    """None: a command on the server, whose deeds are not written down here."""
    at: datetime
    key: str | None = None


def do_act(
    tx: Transaction,
    conversation_id: int,
    doing: Doing,
    kind: str,
    fields: Collection[str],
    unit: Callable[Concatenate[Transaction, int, P], Any],
    *args: P.args,
    **kwargs: P.kwargs,
) -> dict[str, Any]:
    """Run `unit(tx, conversation_id, ...)` and write down how it changed `fields`, and what it answers, if that is a
    plain dict under HEARD_AGAIN. The ConversationRow as it stands then.

    A key that was carried out before on this matter is not carried out again. Raises what the unit raises, and
    conversation_not_found."""
    conversation, face = conversation_and_client(tx, conversation_id)
    if not was_done(tx, doing, conversation.id):
        before = fields_of(conversation, fields)
        answer = unit(tx, conversation.id, *args, **kwargs)
        conversation, face = conversation_and_client(tx, conversation.id)
        after = fields_of(conversation, fields)
        if isinstance(answer, dict) and HEARD_AGAIN in answer:
            after[HEARD_AGAIN] = answer[HEARD_AGAIN]
        write_act(tx, conversation.id, doing, kind, fields, before, after)
    return conversation_row(conversation, face)


def was_done(tx: Transaction, doing: Doing, conversation_id: int) -> bool:
    if doing.key is None:
        return False
    found = tx.run(
        "SELECT 1 FROM acts WHERE operator_id = ? AND key = ? AND conversation_id = ?",
        (doing.by, doing.key, conversation_id),
    )
    return found.first() is not None


def write_act(
    tx: Transaction,
    conversation_id: int,
    doing: Doing,
    kind: str,
    fields: Collection[str],
    before: dict[str, Any],
    after: dict[str, Any],
) -> None:
    if doing.by is None:
        return
    tx.run(
        "INSERT INTO acts (key, operator_id, conversation_id, at, kind, fields, before, after)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            doing.key,
            doing.by,
            conversation_id,
            tx.stored(doing.at),
            kind,
            dumps(dict.fromkeys(fields, 1)),
            dumps(before),
            dumps(after),
        ),
    )
