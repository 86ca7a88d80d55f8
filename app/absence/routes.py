"""The doors of absence."""

from typing import Annotated

from fastapi import APIRouter

from app.absence.handing_back import learn_of_handed_back
from app.access.principal import Principal
from app.deps import Now, ToWrite, needs

router = APIRouter(prefix="/api", tags=["absence"])


@router.post("/me/handed-back/seen", status_code=204)
async def have_been_told(
    myself: Annotated[Principal, needs("conversations.read")], writer: ToWrite, now: Now
) -> None:
    await writer.write(learn_of_handed_back, myself.operator_id, now)
