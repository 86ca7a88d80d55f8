"""Who may look at the board: whoever reads reports, or is responsible for colleagues."""

from typing import Annotated

from fastapi import Depends
from starlette.requests import HTTPConnection

from app.access.principal import Principal
from app.board.desk import BoardDesk
from app.deps import needs
from app.kit.errors import OknoError


async def _watcher(principal: Annotated[Principal, needs("conversations.read")]) -> Principal:
    if not principal.may("reports.read") and not principal.may("operators.manage"):
        raise OknoError("not_allowed", 403, detail="reports.read")
    return principal


async def _board(connection: HTTPConnection) -> BoardDesk:
    board: BoardDesk = connection.app.state.board
    return board


Watcher = Annotated[Principal, Depends(_watcher)]
Board = Annotated[BoardDesk, Depends(_board)]
