"""Canned replies from a file: whoever brings the same file twice has nothing twice."""

from app.access.audit import write_deed_down
from app.access.deed import Deed
from app.canned.folders import insert_folder
from app.canned.holding import hold_folders
from app.canned.queries import canned_of
from app.canned.schemas import (
    Brought,
    BroughtReplies,
    BroughtReply,
    CannedReplyCard,
    CannedReplyChange,
    NewCannedReply,
)
from app.canned.telling import tell_folders, tell_replies
from app.canned.wording import words_of
from app.canned.writing import change_reply, insert_reply
from app.db.transaction import Transaction
from app.kit.text import storable_name


def bring_replies(tx: Transaction, given: BroughtReplies, deed: Deed, owner_id: int) -> Brought:
    """One of the same title, language and kind gets the words of the file.

    Raises OknoError as `add_reply`, `add_folder` and `change_reply`; then nothing was brought."""
    folder_ids = _folders(tx, given, deed, owner_id)
    here = {_likeness(card): card for card in canned_of(tx.connection, owner_id).replies}
    added: list[int] = []
    changed = 0
    for row in given.replies:
        card = here.get(_likeness(row))
        folder_id = folder_ids.get(_folded(row.folder))
        if card is None:
            fields = row.model_dump(exclude={"folder"})
            added.append(insert_reply(tx, NewCannedReply(**fields, folder_id=folder_id), deed, owner_id))
        elif _differs(card, row, folder_id):
            fields = row.model_dump(include={"shortcut", "text", "entities"})
            change_reply(tx, card.id, CannedReplyChange(**fields, folder_id=folder_id), deed)
            changed += 1
    tell_replies(tx, added, deed.at)
    told = {"added": len(added), "changed": changed}
    write_deed_down(tx, "canned.brought", "canned", deed, told)
    return Brought(**told, same=len(given.replies) - len(added) - changed)


def _folders(tx: Transaction, given: BroughtReplies, deed: Deed, owner_id: int) -> dict[str, int]:
    """Ids by folded name, those made that were not there."""
    folders = hold_folders(tx)
    known = {_folded(folder.name): folder.id for folder in folders}
    wanted = {_folded(row.folder): row.folder for row in reversed(given.replies) if _folded(row.folder)}
    missing = [wanted[folded] for folded in reversed(wanted) if folded not in known]
    for name in missing:
        known[_folded(name)] = insert_folder(tx, hold_folders(tx), name, deed, owner_id)
    if missing:
        tell_folders(tx, deed.at)
    return known


def _likeness(one: BroughtReply | CannedReplyCard) -> tuple[str, str | None, bool]:
    return _folded(one.title), one.language, one.is_shared


def _differs(card: CannedReplyCard, row: BroughtReply, folder_id: int | None) -> bool:
    words, formatting = words_of(row.text, row.entities)
    same = [entity.model_dump(exclude_none=True) for entity in card.entities] == formatting
    return not same or (card.text, card.shortcut, card.folder_id) != (words, row.shortcut, folder_id)


def _folded(name: str) -> str:
    return storable_name(name, 120).casefold()
