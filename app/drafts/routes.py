"""The doors for drafts: everybody's own."""

from typing import Annotated

from fastapi import APIRouter, Response

from app.access.principal import Principal
from app.conversations.deps import Json
from app.deps import Now, RowId, ToRead, ToWrite, needs
from app.drafts.keeping import keep_draft
from app.drafts.queries import drafts_of
from app.drafts.schemas import DraftCard, Drafts, DraftWords
from app.events.log import last_seq

router = APIRouter(prefix="/api", tags=["drafts"])
Me = Annotated[Principal, needs("conversations.answer")]


@router.get("/drafts", response_model=Drafts)
def mine(me: Me, database: ToRead) -> Response:
    with database.snapshot() as connection:
        return Json({"seq": last_seq(connection), "drafts": drafts_of(connection, me.operator_id)})


@router.put("/conversations/{conversation_id}/draft", response_model=DraftCard)
async def keep(me: Me, conversation_id: RowId, words: DraftWords, writer: ToWrite, now: Now) -> Response:
    """Answers with the draft as it is now: ours, or a later one."""
    return Json(await writer.write(keep_draft, conversation_id, words, operator_id=me.operator_id, at=now))
