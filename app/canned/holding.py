"""Taking hold of canned replies and folders that are about to be changed."""

from sqlalchemy import select

from app.access.deed import Deed
from app.canned.queries import all_folders, canned_cards
from app.canned.schemas import CannedFolderCard, CannedReplyCard
from app.db.tables import CannedReply
from app.db.transaction import Transaction
from app.kit.errors import OknoError, not_found


def hold_folders(tx: Transaction) -> list[CannedFolderCard]:
    """All of them, in their order. Nobody else orders them, or puts replies into them, until the unit has ended."""
    if not tx.on_sqlite:
        # There may be no row yet to hold on to.
        tx.run("SELECT pg_advisory_xact_lock(hashtextextended('canned_folders', 0))")
    return all_folders(tx.connection)


def held_folder(tx: Transaction, folder_id: int, deed: Deed) -> CannedFolderCard:
    """Raises OknoError canned_folder_not_found, not_allowed."""
    found = {folder.id: folder for folder in hold_folders(tx)}.get(folder_id)
    if found is None:
        raise not_found("canned_folder")
    if not _may_decide(deed, found.owner_id):
        raise OknoError("not_allowed", 403, detail="settings.manage")
    return found


def held_reply(tx: Transaction, reply_id: int, deed: Deed) -> CannedReplyCard:
    """Raises OknoError canned_reply_not_found, also where it is a colleague's own; not_allowed."""
    tx.connection.execute(select(CannedReply.id).where(CannedReply.id == reply_id).with_for_update())
    found = canned_cards(tx.connection, [reply_id])
    if not found or not may_use(found[0], _by(deed)):
        raise not_found("canned_reply")
    if not _may_decide(deed, found[0].owner_id):
        raise OknoError("not_allowed", 403, detail="settings.manage")
    return found[0]


def check_folder(tx: Transaction, folder_id: int | None) -> None:
    """Folders are held before replies. Raises OknoError canned_folder_not_found."""
    if folder_id is None:
        return
    if folder_id not in {folder.id for folder in hold_folders(tx)}:
        raise OknoError("canned_folder_not_found", 404, fields={"folder_id": "canned_folder_not_found"})


def may_use(card: CannedReplyCard, operator_id: int | None) -> bool:
    return card.is_shared or card.owner_id == operator_id


def _may_decide(deed: Deed, owner_id: int) -> bool:
    return deed.by is None or deed.by.operator_id == owner_id or deed.by.may("settings.manage")


def _by(deed: Deed) -> int | None:
    return deed.by.operator_id if deed.by else None
