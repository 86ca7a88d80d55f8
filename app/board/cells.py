"""Open conversations counted by whose they are, in one read; sums of it are the board's numbers."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Integer, cast, func, select

from app.db.tables import Conversation


@dataclass(frozen=True, slots=True)
class Cell:
    assignee_id: int | None
    team_id: int | None
    channel_id: int | None
    open: int
    waiting: int
    waiting_since: datetime | None


def read_cells(connection: Connection) -> list[Cell]:
    """As many as there are different (operator, team, channel), however many conversations."""
    of = Conversation
    waits = of.status == "waiting"
    rows = connection.execute(
        select(
            of.assignee_id,
            of.team_id,
            of.channel_id,
            func.count(),
            func.sum(cast(waits, Integer)),
            func.min(of.waiting_since).filter(waits),
        )
        .where(of.closed_at.is_(None), of.status != "snoozed", of.spam.is_(False))
        .group_by(of.assignee_id, of.team_id, of.channel_id)
    )
    return [Cell(*row) for row in rows]


def summed(cells: Iterable[Cell]) -> tuple[int, int, datetime | None]:
    """Open, waiting, and since when somebody waits."""
    held = list(cells)
    since = min((cell.waiting_since for cell in held if cell.waiting_since is not None), default=None)
    return sum(cell.open for cell in held), sum(cell.waiting for cell in held), since


def narrowed(cells: Iterable[Cell], team_id: int | None, channel_id: int | None) -> list[Cell]:
    return [
        cell
        for cell in cells
        if (team_id is None or cell.team_id == team_id)
        and (channel_id is None or cell.channel_id == channel_id)
    ]


def by(cells: Sequence[Cell], key: Callable[[Cell], int | None]) -> dict[int | None, list[Cell]]:
    groups: dict[int | None, list[Cell]] = {}
    for cell in cells:
        groups.setdefault(key(cell), []).append(cell)
    return groups
