"""Tags of a matter: what it is about, beside what its client is."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from app.clients.tagging import tag_ids
from app.conversations.cards import conversation_row
from app.conversations.finding import conversation_and_client
from app.conversations.records import Conversation
from app.conversations.saving import save_and_tell
from app.db.setwise import InsertRows
from app.db.tables import ConversationTag
from app.db.transaction import Transaction
from app.kit.errors import OknoError
from app.kit.json import dumps, loads

MOST = 50
"""Tags of one matter."""

_PUT = InsertRows(ConversationTag, ("conversation_id", "tag_id"), unless=("conversation_id", "tag_id"))


def change_tags(
    tx: Transaction, conversation_id: int, add: Iterable[str], remove: Iterable[int], at: datetime
) -> dict[str, Any]:
    """Names that no tag has become tags; ids that it has not are taken off for nothing. The row as it stands then.

    Raises OknoError conversation_not_found, too_many_tags."""
    conversation, face = conversation_and_client(tx, conversation_id)
    put_on = set(tag_ids(tx, add, at).values())
    if set_tags(tx, conversation, (tags_of(conversation) | put_on) - (set(remove) - put_on)):
        save_and_tell(tx, conversation, face, at)
    return conversation_row(conversation, face)


def tags_of(conversation: Conversation) -> set[int]:
    return set(loads(conversation.tag_ids))


def set_tags(tx: Transaction, conversation: Conversation, wanted: set[int]) -> bool:
    """These and no others, as far as they exist; to be saved. Whether that changes anything."""
    known = _known(tx, wanted)
    if len(known) > MOST:
        raise OknoError("too_many_tags", 422, fields={"add": "too_many_tags"})
    before = tags_of(conversation)
    if known == before:
        return False
    for gone in before - known:
        tx.run(
            "DELETE FROM conversation_tags WHERE conversation_id = ? AND tag_id = ?", (conversation.id, gone)
        )
    _PUT(tx, [(conversation.id, tag_id) for tag_id in sorted(known - before)])
    conversation.tag_ids = dumps(sorted(known))
    return True


def _known(tx: Transaction, wanted: set[int]) -> set[int]:
    if not wanted:
        return set()
    marks = ", ".join("?" * len(wanted))
    # Whoever removes a tag meanwhile waits, and then finds that this matter has it.
    lock = "" if tx.on_sqlite else " ORDER BY id FOR KEY SHARE"
    return set(tx.run(f"SELECT id FROM tags WHERE id IN ({marks}){lock}", tuple(sorted(wanted))).scalars())
