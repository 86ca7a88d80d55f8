"""The board as it is now, narrowed as somebody looks at it."""

from typing import Any

from sqlalchemy import Connection

from app.board.cells import Cell, by, narrowed, summed
from app.board.desk import BoardDesk
from app.conversations.list_queries import conversation_page
from app.conversations.narrowing import ListFilter
from app.kit.wire import rfc3339

LONGEST = 20


def board(
    connection: Connection, desk: BoardDesk, *, team_id: int | None, channel_id: int | None, me: int
) -> dict[str, Any]:
    """A BoardCard."""
    cells = desk.cells(connection)
    some = narrowed(cells, team_id, channel_id)
    longest, _ = conversation_page(
        connection,
        ListFilter(view="waiting", sort="waiting", team_id=team_id, channel_id=channel_id),
        operator_id=me,
        limit=LONGEST,
    )
    whose = by(some, lambda cell: cell.assignee_id)
    return {
        "operators": [
            {"operator_id": who, "standing": stand.is_so, "since": rfc3339(stand.since)}
            | _load(whose.get(who, []))
            for who, stand in sorted(desk.attendance.stands.items())
        ],
        "unassigned": _load(whose.get(None, [])),
        "teams": [
            {"team_id": team, **_load(held)} for team, held in by(cells, lambda cell: cell.team_id).items()
        ],
        "channels": [
            {"channel_id": channel, **_load(held)}
            for channel, held in by(cells, lambda cell: cell.channel_id).items()
        ],
        "longest": longest,
    }


def _load(cells: list[Cell]) -> dict[str, Any]:
    opened, waiting, since = summed(cells)
    return {"open": opened, "waiting": waiting, "waiting_since": since and rfc3339(since)}
