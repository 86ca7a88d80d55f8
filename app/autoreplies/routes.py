"""The doors of automatic replies."""

from typing import Annotated

from fastapi import APIRouter

from app.access.deed import Deed
from app.autoreplies.deps import Desk
from app.autoreplies.queries import rules_of
from app.autoreplies.schemas import AutoReplyRules
from app.autoreplies.storing import put_rules
from app.deps import RowId, ToRead, ToWrite, deed_with, needs

router = APIRouter(prefix="/api/channels/{channel_id}/auto-replies", tags=["hours"])


@router.get("", dependencies=[needs("channels.manage")])
def auto_replies(channel_id: RowId, database: ToRead) -> AutoReplyRules:
    with database.snapshot() as connection:
        return rules_of(connection, channel_id)


@router.put("")
async def set_auto_replies(
    decision: Annotated[Deed, deed_with("channels.manage")],
    channel_id: RowId,
    given: AutoReplyRules,
    writer: ToWrite,
    desk: Desk,
) -> AutoReplyRules:
    rules = await writer.write(put_rules, channel_id, given, decision)
    await desk.refresh()
    return rules
