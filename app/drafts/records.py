"""A draft as the writing side holds it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.db.transaction import Transaction
from app.drafts.events import draft_changed
from app.kit.json import dumps, loads
from app.kit.wire import rfc3339


@dataclass(slots=True)
class Draft:
    operator_id: int
    conversation_id: int
    mode: str
    text: str = ""
    entities: Sequence[Mapping[str, Any]] = ()
    identity_id: int | None = None
    revision: int = 0
    carried: Mapping[str, Any] | None = None


def find_draft(tx: Transaction, operator_id: int, conversation_id: int, mode: str) -> Draft:
    """A blank one of revision 0 where there is none. Locked until the transaction ends."""
    lock = "" if tx.on_sqlite else " FOR UPDATE"
    row = tx.run(
        "SELECT text, entities, identity_id, revision, carried FROM drafts"
        f" WHERE operator_id = ? AND conversation_id = ? AND mode = ?{lock}",
        (operator_id, conversation_id, mode),
    ).one_or_none()
    if row is None:
        return Draft(operator_id, conversation_id, mode)
    carried = None if row[4] is None else loads(row[4])
    return Draft(operator_id, conversation_id, mode, row[0], loads(row[1]), row[2], row[3], carried)


def put_draft(tx: Transaction, draft: Draft, at: datetime) -> dict[str, Any]:
    """Store it and tell its author's windows; the DraftCard."""
    carried = None if draft.carried is None else dumps(draft.carried)
    tx.run(
        "INSERT INTO drafts (operator_id, conversation_id, mode, text, entities, identity_id, revision, at, carried)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (operator_id, conversation_id, mode) DO UPDATE"
        " SET text = excluded.text, entities = excluded.entities, identity_id = excluded.identity_id,"
        " revision = excluded.revision, at = excluded.at, carried = excluded.carried",
        (
            draft.operator_id,
            draft.conversation_id,
            draft.mode,
            draft.text,
            dumps(list(draft.entities)),
            draft.identity_id,
            draft.revision,
            tx.stored(at),
            carried,
        ),
    )
    card = draft_card(draft, at)
    body = {
        "conversation_id": draft.conversation_id,
        "mode": draft.mode,
        "revision": draft.revision,
        "draft": card if draft.text else None,
    }
    tx.log(draft_changed.entry(body, at, operator_id=draft.operator_id))
    return card


def draft_card(draft: Draft, at: datetime) -> dict[str, Any]:
    return {
        "conversation_id": draft.conversation_id,
        "mode": draft.mode,
        "text": draft.text,
        "entities": list(draft.entities),
        "identity_id": draft.identity_id,
        "revision": draft.revision,
        "at": rfc3339(at),
    }
