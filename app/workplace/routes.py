"""The doors of the workplace."""

from typing import Annotated

from fastapi import APIRouter

from app.access.deed import Deed
from app.deps import ToRead, ToWrite, deed_with, needs
from app.workplace.changing import change_workplace
from app.workplace.queries import workplace
from app.workplace.schemas import Workplace

router = APIRouter(prefix="/api/workplace", tags=["workplace"])

Decision = Annotated[Deed, deed_with("settings.manage")]


@router.get("", dependencies=[needs("conversations.read")])
def show(database: ToRead) -> Workplace:
    with database.snapshot() as connection:
        return workplace(connection)


@router.put("")
async def decide(decision: Decision, change: Workplace, writer: ToWrite) -> Workplace:
    """A field left out stays."""
    return await writer.write(change_workplace, change, decision)
