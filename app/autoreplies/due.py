"""Who may have to be answered by the house: noted in the unit that stores their words, decided behind it.

So a process that dies in between forgets nobody, and what comes in costs one statement a batch, and that only where
automatic replies are on and may apply.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.autoreplies.desk import AutoReplyDesk
from app.db.setwise import InsertRows
from app.db.tables import AutoReplyDue
from app.db.transaction import Transaction

LATE = timedelta(minutes=10)
"""Older words came in after an outage, and a storm of answers to them helps nobody."""

# The first words of a burst stand for all of them.
_INSERT = InsertRows(AutoReplyDue, ("identity_id", "message_id", "arrived_at"), unless=("identity_id",))


@dataclass(frozen=True, slots=True)
class Wrote:
    """A person's own words, just stored."""

    channel_id: int
    team_id: int | None
    identity_id: int
    message_id: int
    sent_at: datetime
    arrived_at: datetime


def note_due(tx: Transaction, desk: AutoReplyDesk, wrote: Iterable[Wrote]) -> None:
    due: dict[int, Wrote] = {}
    for one in wrote:
        if one.sent_at > one.arrived_at - LATE and desk.may_answer(
            one.channel_id, one.team_id, one.identity_id, one.arrived_at
        ):
            due.setdefault(one.identity_id, one)
    _INSERT(tx, ((one.identity_id, one.message_id, one.arrived_at) for one in due.values()))
