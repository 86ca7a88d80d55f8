"""The doors of canned replies."""

from typing import Annotated

from fastapi import APIRouter

from app.access.deed import Deed
from app.access.principal import Principal
from app.canned.bringing import bring_replies
from app.canned.folders import add_folder, change_folder, remove_folder
from app.canned.queries import canned_of
from app.canned.schemas import (
    Brought,
    BroughtReplies,
    CannedFolderCard,
    CannedFolderChange,
    CannedReplies,
    CannedReplyCard,
    CannedReplyChange,
    NewCannedFolder,
    NewCannedReply,
)
from app.canned.writing import add_reply, change_reply, remove_reply, use_reply
from app.deps import RowId, ToRead, ToWrite, deed_with, needs

router = APIRouter(prefix="/api", tags=["canned"])

Reader = Annotated[Principal, needs("conversations.read")]
Author = Annotated[Principal, needs("conversations.answer")]
Decision = Annotated[Deed, deed_with("conversations.answer")]
"""What is shared is changed by its maker, or with settings.manage: see `holding`."""


@router.get("/canned")
def canned(me: Reader, database: ToRead) -> CannedReplies:
    with database.snapshot() as connection:
        return canned_of(connection, me.operator_id)


@router.post("/canned", status_code=201)
async def add(me: Author, deed: Decision, new: NewCannedReply, writer: ToWrite) -> CannedReplyCard:
    return await writer.write(add_reply, new, deed, me.operator_id)


@router.post("/canned/import")
async def bring(me: Author, deed: Decision, given: BroughtReplies, writer: ToWrite) -> Brought:
    return await writer.write(bring_replies, given, deed, me.operator_id)


@router.patch("/canned/{reply_id}")
async def change(
    deed: Decision, reply_id: RowId, wanted: CannedReplyChange, writer: ToWrite
) -> CannedReplyCard:
    return await writer.write(change_reply, reply_id, wanted, deed)


@router.delete("/canned/{reply_id}", status_code=204)
async def remove(deed: Decision, reply_id: RowId, writer: ToWrite) -> None:
    await writer.write(remove_reply, reply_id, deed)


@router.post("/canned/{reply_id}/use")
async def use(me: Author, deed: Decision, reply_id: RowId, writer: ToWrite) -> CannedReplyCard:
    return await writer.write(use_reply, reply_id, deed, me.operator_id)


@router.post("/canned-folders", status_code=201)
async def make_folder(me: Author, deed: Decision, new: NewCannedFolder, writer: ToWrite) -> CannedFolderCard:
    return await writer.write(add_folder, new, deed, me.operator_id)


@router.patch("/canned-folders/{folder_id}")
async def rename_folder(
    deed: Decision, folder_id: RowId, wanted: CannedFolderChange, writer: ToWrite
) -> CannedFolderCard:
    return await writer.write(change_folder, folder_id, wanted, deed)


@router.delete("/canned-folders/{folder_id}", status_code=204)
async def drop_folder(deed: Decision, folder_id: RowId, writer: ToWrite) -> None:
    await writer.write(remove_folder, folder_id, deed)
