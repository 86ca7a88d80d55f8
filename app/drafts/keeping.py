"""Keeping what somebody has in the field."""

from datetime import datetime, timedelta
from typing import Any

from app.db.transaction import Transaction
from app.drafts.carrying import words_together
from app.drafts.records import Draft, draft_card, find_draft, put_draft
from app.drafts.schemas import DraftWords
from app.kit.errors import not_found
from app.kit.text import storable

KEPT = timedelta(days=7)
"""How long it is known that a draft was emptied."""
AT_A_TIME = 500


def keep_draft(
    tx: Transaction, conversation_id: int, words: DraftWords, *, operator_id: int, at: datetime
) -> dict[str, Any]:
    """The DraftCard as it is now. The last writer wins; what was saved before that and comes after it changes nothing.

    Raises OknoError conversation_not_found.
    """
    matter = _matter(tx, conversation_id)
    draft = find_draft(tx, operator_id, conversation_id, words.mode)
    text = storable(words.text) if words.text.strip() else ""
    entities = [entity.model_dump() for entity in words.entities] if text else []
    if matter != conversation_id:
        return _keep_where_it_went(tx, draft, matter, text, at)
    same = (draft.text, list(draft.entities), draft.identity_id) == (text, entities, words.identity_id)
    if words.revision < draft.revision or same:
        return draft_card(draft, at)
    draft.revision = words.revision if words.revision > draft.revision else draft.revision + 1
    draft.text, draft.entities, draft.identity_id, draft.carried = text, entities, words.identity_id, None
    return put_draft(tx, draft, at)


def forget_emptied(tx: Transaction, at: datetime) -> int:
    """Answers how many."""
    rows = tx.run(
        "SELECT operator_id, conversation_id, mode FROM drafts WHERE text = '' AND at < ? ORDER BY at LIMIT ?",
        (tx.stored(at - KEPT), AT_A_TIME),
    ).all()
    for row in rows:
        tx.run(
            "DELETE FROM drafts WHERE operator_id = ? AND conversation_id = ? AND mode = ? AND text = ''",
            tuple(row),
        )
    return len(rows)


def _keep_where_it_went(tx: Transaction, gone: Draft, matter: int, text: str, at: datetime) -> dict[str, Any]:
    """A window that does not know yet that the matter was joined into another goes on with what was carried there."""
    there = find_draft(tx, gone.operator_id, matter, gone.mode)
    carried = gone.carried
    if carried is None or carried["into"] != matter or carried["revision"] != there.revision:
        return draft_card(there, at)
    there.text = words_together(carried["before"]["text"], text)
    there.revision += 1
    gone.carried = {**carried, "text": text, "revision": there.revision}
    put_draft(tx, gone, at)
    return put_draft(tx, there, at)


def _matter(tx: Transaction, conversation_id: int) -> int:
    """It, or what it was joined into."""
    while True:
        row = tx.run(
            "SELECT joined_into_id FROM conversations WHERE id = ?", (conversation_id,)
        ).one_or_none()
        if row is None:
            raise not_found("conversation")
        if row[0] is None:
            return conversation_id
        conversation_id = row[0]
