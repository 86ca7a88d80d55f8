"""How long people usually wait for an answer: measured, never invented.

A row for each wait that a reply has ended, written in the same unit; a wait counts when it began while it was open,
and only its open time counts, so a question of Friday evening does not make Monday's look slow.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from statistics import median

from sqlalchemy import Connection, select

from app.db.setwise import InsertRows
from app.db.tables import AnsweredWait
from app.db.transaction import Transaction
from app.hours.schedule import Schedule, open_at, open_seconds

LOOKED_AT = timedelta(days=7)
FEWEST = 5
"""Waits that say something together."""
MOST = 500
"""Newest waits of a channel that are looked at."""

Wait = tuple[int, datetime, datetime]
"""Channel, when somebody wrote, when one of us answered."""

_INSERT = InsertRows(AnsweredWait, ("channel_id", "began_at", "ended_at"))


def note_waits(tx: Transaction, waits: Iterable[Wait]) -> None:
    """One statement for all, and none when there is none."""
    _INSERT(tx, waits)


def usual_waits(
    connection: Connection,
    channel_ids: Iterable[int],
    schedule_of: Callable[[int], Schedule | None],
    at: datetime,
) -> dict[int, int]:
    """Median seconds by channel, of those where enough people have waited."""
    usual = {}
    for channel_id in channel_ids:
        waited = connection.execute(
            select(AnsweredWait.began_at, AnsweredWait.ended_at)
            .where(AnsweredWait.channel_id == channel_id, AnsweredWait.ended_at > at - LOOKED_AT)
            .order_by(AnsweredWait.ended_at.desc())
            .limit(MOST)
        )
        seconds = _seconds([(row.began_at, row.ended_at) for row in waited], schedule_of(channel_id))
        if len(seconds) >= FEWEST:
            usual[channel_id] = round(median(seconds))
    return usual


def forget_waits(tx: Transaction, before: datetime, limit: int = 2_000) -> int:
    """Ids rise with time, so the lowest are looked at first."""
    return tx.run(
        "DELETE FROM answered_waits WHERE id IN (SELECT id FROM"
        " (SELECT id, ended_at FROM answered_waits ORDER BY id LIMIT ?) AS oldest WHERE ended_at < ?)",
        (limit, tx.stored(before)),
    ).rowcount


def _seconds(waited: list[tuple[datetime, datetime]], schedule: Schedule | None) -> list[int]:
    if schedule is None:
        return [int((ended - began).total_seconds()) for began, ended in waited]
    return [open_seconds(schedule, began, ended) for began, ended in waited if open_at(schedule, began)]
