"""The doors for spam and for whom we no longer listen to."""

from typing import Annotated

from fastapi import APIRouter, Depends

from app.access.deed import Deed
from app.conversations.acts.deps import ActKey
from app.conversations.deps import Json
from app.conversations.schemas import ConversationRow
from app.deps import Configured, RowId, ToRead, ToWrite, deed_with, needs
from app.kit.errors import OknoError, not_found
from app.visitors.blocklist import block_account, block_address, blocklist_entries, unblock
from app.visitors.marking_spam import put_into_spam, take_out_of_spam
from app.visitors.networks import OwnAddresses
from app.visitors.spam_schemas import BlocklistEntry, BlocklistView, NewBlock, SpamMark

router = APIRouter(prefix="/api", tags=["spam"])
Answering = Annotated[Deed, deed_with("conversations.answer")]
Settling = Annotated[Deed, deed_with("settings.manage")]


async def _own(settings: Configured) -> OwnAddresses:
    return OwnAddresses.behind(settings.trusted_proxies)


Own = Annotated[OwnAddresses, Depends(_own)]


@router.put("/conversations/{conversation_id}/spam", response_model=ConversationRow)
async def mark(
    conversation_id: RowId,
    given: SpamMark,
    deed: Answering,
    writer: ToWrite,
    own: Own,
    key: ActKey = None,
) -> Json:
    """An address may be many people's, so only who runs the house blocks one: not_allowed."""
    if given.address and (deed.by is None or not deed.by.may("settings.manage")):
        raise OknoError("not_allowed", 403, detail="settings.manage")
    row = await writer.write(
        put_into_spam, conversation_id, deed, own, block=given.block, address=given.address, key=key
    )
    return Json(row)


@router.delete("/conversations/{conversation_id}/spam", response_model=ConversationRow)
async def take_out(conversation_id: RowId, deed: Answering, writer: ToWrite, key: ActKey = None) -> Json:
    """Addresses stay blocked for whoever may not settle such things, unless they blocked them themselves."""
    return Json(await writer.write(take_out_of_spam, conversation_id, deed, key))


@router.get("/blocklist", dependencies=[needs("conversations.read")])
def whom_we_do_not_hear(database: ToRead) -> BlocklistView:
    with database.snapshot() as connection:
        return BlocklistView(entries=blocklist_entries(connection))


@router.post("/blocklist", status_code=201)
async def add(given: NewBlock, deed: Settling, writer: ToWrite, database: ToRead, own: Own) -> BlocklistEntry:
    """What is there already is answered as it is."""
    if given.kind == "identity":
        if given.identity_id is None:
            raise not_found("identity")
        entry_id = await writer.write(block_account, given.identity_id, given.reason, deed)
    else:
        entry_id = await writer.write(block_address, given.value, given.reason, deed, own)
    with database.snapshot() as connection:
        return next(entry for entry in blocklist_entries(connection) if entry.id == entry_id)


@router.delete("/blocklist/{entry_id}", status_code=204)
async def remove(entry_id: RowId, deed: Settling, writer: ToWrite) -> None:
    await writer.write(unblock, entry_id, deed)
