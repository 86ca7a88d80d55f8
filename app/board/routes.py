"""The doors of the board."""

from typing import Annotated

from fastapi import APIRouter, Query

from app.absence.handing_back import hand_back_all
from app.board.deps import Board, Watcher
from app.board.schemas import BoardCard, HandedBackCount
from app.board.showing import board
from app.conversations.deps import Json
from app.deps import Now, RowId, ToRead, ToWrite

router = APIRouter(prefix="/api", tags=["board"])
Number = Annotated[int | None, Query(ge=1, lt=1 << 63)]


@router.get("/board", response_model=BoardCard)
def look(
    watcher: Watcher, database: ToRead, desk: Board, team_id: Number = None, channel_id: Number = None
) -> Json:
    """Rung for by the fleeting frame `board` while the socket says `watching`."""
    with database.snapshot() as connection:
        return Json(board(connection, desk, team_id=team_id, channel_id=channel_id, me=watcher.operator_id))


@router.post("/operators/{operator_id}/hand-back")
async def give_back_theirs(operator_id: RowId, by: Watcher, writer: ToWrite, now: Now) -> HandedBackCount:
    """All their conversations that are not put off go to whoever comes first."""
    count = 0
    while done := await writer.write(hand_back_all, operator_id, by.operator_id, now):
        count += done
    return HandedBackCount(count=count)
