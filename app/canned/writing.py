"""Writing canned replies: adding, changing, removing, using."""

from typing import Any

from sqlalchemy import delete, insert, update

from app.access.audit import write_deed_down
from app.access.deed import Deed
from app.canned.holding import check_folder, held_reply, may_use
from app.canned.queries import canned_cards
from app.canned.schemas import CannedReplyCard, CannedReplyChange, NewCannedReply
from app.canned.telling import tell_removed, tell_replies
from app.canned.wording import title_of, words_of, wrong_variables
from app.conversations.schemas import EntityCard
from app.db.tables import CannedReply
from app.db.transaction import Transaction
from app.kit.errors import OknoError, not_found
from app.kit.json import dumps
from app.kit.text import storable_name

MOST = 5_000
"""Replies in the house: all are read at once."""


def add_reply(tx: Transaction, new: NewCannedReply, deed: Deed, owner_id: int) -> CannedReplyCard:
    """Raises OknoError name_empty, text_empty, variable_wrong, canned_folder_not_found, canned_full."""
    check_folder(tx, new.folder_id)
    reply_id = insert_reply(tx, new, deed, owner_id)
    if new.is_shared:
        write_deed_down(tx, "canned.added", f"canned:{reply_id}", deed, {"title": new.title})
    return tell_replies(tx, [reply_id], deed.at)[0]


def insert_reply(tx: Transaction, new: NewCannedReply, deed: Deed, owner_id: int) -> int:
    """Its id; nobody is told. Raises as `add_reply`."""
    if int(tx.run("SELECT count(*) FROM canned_replies").scalar_one()) >= MOST:
        raise OknoError("canned_full", 409, detail=str(MOST))
    values = {
        "folder_id": new.folder_id,
        "language": new.language,
        "is_shared": new.is_shared,
        "owner_id": owner_id,
        "created_at": deed.at,
        "changed_at": deed.at,
        **_put(new.shortcut, new.title, new.text, new.entities),
    }
    added = insert(CannedReply).values(**values).returning(CannedReply.id)
    return int(tx.connection.execute(added).scalar_one())


def change_reply(tx: Transaction, reply_id: int, change: CannedReplyChange, deed: Deed) -> CannedReplyCard:
    """Raises OknoError canned_reply_not_found, not_allowed, and as `add_reply`."""
    check_folder(tx, change.folder_id)
    before = held_reply(tx, reply_id, deed)
    given = change.model_dump(exclude_unset=True)
    # Only a folder and a language may be nothing.
    wanted = {
        name: value for name, value in given.items() if value is not None or name in {"folder_id", "language"}
    }
    if "text" in wanted and "entities" not in wanted:
        wanted["entities"] = ()
    after = CannedReplyCard.model_validate({**before.model_dump(), **wanted})
    values = {
        "folder_id": after.folder_id,
        "language": after.language,
        "is_shared": after.is_shared,
        "changed_at": deed.at,
        **_put(after.shortcut, after.title, after.text, after.entities),
    }
    tx.connection.execute(update(CannedReply).where(CannedReply.id == reply_id).values(**values))
    if before.is_shared and not after.is_shared:
        tell_removed(tx, before, deed.at)
    if before.is_shared or after.is_shared:
        write_deed_down(tx, "canned.changed", f"canned:{reply_id}", deed, {"title": after.title})
    return tell_replies(tx, [reply_id], deed.at)[0]


def remove_reply(tx: Transaction, reply_id: int, deed: Deed) -> None:
    """Raises OknoError canned_reply_not_found, not_allowed."""
    card = held_reply(tx, reply_id, deed)
    tx.connection.execute(delete(CannedReply).where(CannedReply.id == reply_id))
    if card.is_shared:
        write_deed_down(tx, "canned.removed", f"canned:{reply_id}", deed, {"title": card.title})
    tell_removed(tx, card, deed.at)


def use_reply(tx: Transaction, reply_id: int, deed: Deed, operator_id: int) -> CannedReplyCard:
    """One more answer was made of it. Others learn of that when they read anew. Raises OknoError
    canned_reply_not_found."""
    found = canned_cards(tx.connection, [reply_id])
    if not found or not may_use(found[0], operator_id):
        raise not_found("canned_reply")
    used = update(CannedReply).where(CannedReply.id == reply_id)
    tx.connection.execute(used.values(used_count=CannedReply.used_count + 1, last_used_at=deed.at))
    return canned_cards(tx.connection, [reply_id])[0]


def _put(shortcut: str, title: str, text: str, entities: tuple[EntityCard, ...]) -> dict[str, Any]:
    """What is stored of the words. Raises OknoError name_empty, text_empty, variable_wrong."""
    words, formatting = words_of(text, entities)
    wrong = wrong_variables(words)
    if wrong:
        raise OknoError("variable_wrong", 422, detail=wrong[0], fields={"text": "variable_wrong"})
    name = storable_name(shortcut.lstrip("/"), 40).replace(" ", "_")
    return {"shortcut": name, "title": title_of(title), "text": words, "entities": dumps(formatting)}
