"""Folders of canned replies, which everybody sees."""

from sqlalchemy import delete, insert, select, update

from app.access.audit import write_deed_down
from app.access.deed import Deed
from app.canned.holding import held_folder, hold_folders
from app.canned.schemas import CannedFolderCard, CannedFolderChange, NewCannedFolder
from app.canned.telling import tell_folders, tell_replies
from app.db.tables import CannedFolder, CannedReply
from app.db.transaction import Transaction
from app.kit.errors import OknoError
from app.kit.text import storable_name

MOST = 200


def add_folder(tx: Transaction, new: NewCannedFolder, deed: Deed, owner_id: int) -> CannedFolderCard:
    """It stands last. Raises OknoError name_empty, canned_folder_exists, canned_full."""
    folders = hold_folders(tx)
    folder_id = insert_folder(tx, folders, new.name, deed, owner_id)
    write_deed_down(tx, "canned_folder.added", f"canned_folder:{folder_id}", deed, {"name": new.name})
    return _told(tx, folder_id, deed)


def insert_folder(
    tx: Transaction, folders: list[CannedFolderCard], given: str, deed: Deed, owner_id: int
) -> int:
    """Its id; nobody is told. Raises as `add_folder`."""
    if len(folders) >= MOST:
        raise OknoError("canned_full", 409, detail=str(MOST))
    values = {
        "name": _name(given, folders),
        "position": len(folders),
        "owner_id": owner_id,
        "created_at": deed.at,
    }
    added = insert(CannedFolder).values(**values).returning(CannedFolder.id)
    return int(tx.connection.execute(added).scalar_one())


def change_folder(
    tx: Transaction, folder_id: int, change: CannedFolderChange, deed: Deed
) -> CannedFolderCard:
    """Raises OknoError canned_folder_not_found, not_allowed, name_empty, canned_folder_exists."""
    held = held_folder(tx, folder_id, deed)
    others = [folder for folder in hold_folders(tx) if folder.id != folder_id]
    name = held.name if change.name is None else _name(change.name, others)
    order = [folder.id for folder in others]
    order.insert(held.position if change.position is None else change.position, folder_id)
    tx.connection.execute(update(CannedFolder).where(CannedFolder.id == folder_id).values(name=name))
    for position, one in enumerate(order):
        tx.connection.execute(update(CannedFolder).where(CannedFolder.id == one).values(position=position))
    details = change.model_dump(exclude_unset=True)
    write_deed_down(tx, "canned_folder.changed", f"canned_folder:{folder_id}", deed, details)
    return _told(tx, folder_id, deed)


def remove_folder(tx: Transaction, folder_id: int, deed: Deed) -> None:
    """What lies in it stays, in none. Raises OknoError canned_folder_not_found, not_allowed."""
    held = held_folder(tx, folder_id, deed)
    inside = select(CannedReply.id).where(CannedReply.folder_id == folder_id)
    ids = list(tx.connection.execute(inside.order_by(CannedReply.id).with_for_update()).scalars())
    tx.connection.execute(update(CannedReply).where(CannedReply.id.in_(ids)).values(folder_id=None))
    tx.connection.execute(delete(CannedFolder).where(CannedFolder.id == folder_id))
    write_deed_down(tx, "canned_folder.removed", f"canned_folder:{folder_id}", deed, {"name": held.name})
    tell_replies(tx, ids, deed.at)
    tell_folders(tx, deed.at)


def _name(given: str, others: list[CannedFolderCard]) -> str:
    name = storable_name(given, 80)
    if not name:
        raise OknoError("name_empty", 422, fields={"name": "name_empty"})
    if any(folder.name.casefold() == name.casefold() for folder in others):
        raise OknoError("canned_folder_exists", 409, fields={"name": "canned_folder_exists"})
    return name


def _told(tx: Transaction, folder_id: int, deed: Deed) -> CannedFolderCard:
    tell_folders(tx, deed.at)
    return {folder.id: folder for folder in hold_folders(tx)}[folder_id]
