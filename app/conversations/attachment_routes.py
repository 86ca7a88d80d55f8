"""The door for files that did not come."""

from typing import Annotated

from fastapi import APIRouter, Response

from app.access.principal import Principal
from app.conversations.attaching import fetch_again
from app.conversations.deps import Json
from app.conversations.schemas import MessageCard
from app.deps import Now, RowId, ToWrite, needs

router = APIRouter(tags=["answers"])
Me = Annotated[Principal, needs("conversations.answer")]


@router.post("/attachments/{attachment_id}/fetch", response_model=MessageCard, status_code=202)
async def fetch(me: Me, attachment_id: RowId, writer: ToWrite, now: Now) -> Response:  # noqa: ARG001
    """Try once more to get a file that could not be fetched, or was too big at that time."""
    return Json(await writer.write(fetch_again, attachment_id, now), status_code=202)
