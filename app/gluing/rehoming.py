"""After a split each message lies in a matter of the client whose strand holds it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from app.conversations.opening import begin_conversation, reopen
from app.conversations.records import Conversation
from app.db.transaction import Transaction
from app.gluing.matters import Matters
from app.gluing.tails import LATE

EVER = datetime(1970, 1, 8, tzinfo=UTC)
"""Before anything was ever said."""


@dataclass(frozen=True, slots=True)
class Strayed:
    """Messages of a client that lie in somebody else's matter."""

    strand_id: int
    conversation_id: int
    inbound: int
    first_at: datetime
    spoken: bool
    """Among them are such as passed through a channel, not only lines of the house."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Strands that are read from some moment on."""

    strands: Sequence[int]
    after: int = 0
    """Id of a message."""
    since: datetime = EVER

    @property
    def where(self) -> str:
        return f"m.strand_id IN ({', '.join('?' * len(self.strands))}) AND m.order_at >= ? AND m.id > ?"

    def values(self, tx: Transaction) -> tuple[Any, ...]:
        return (*self.strands, tx.stored(self.since - LATE), self.after)


def reaches_of(tx: Transaction, client_id: int, after: int, since: datetime) -> list[Reach]:
    """What may have strayed after the message `after`, at `since`. Where older messages were put into other matters
    since then, also those."""
    rows = tx.run(
        "SELECT id, rehomed_after, rehomed_from FROM strands WHERE client_id = ? ORDER BY id", (client_id,)
    ).all()
    untouched = [strand_id for strand_id, rehomed, _ in rows if (rehomed or 0) <= after]
    reaches = [Reach(untouched, after, since)] if untouched else []
    for strand_id, rehomed, rehomed_from in rows:
        if (rehomed or 0) > after:
            reaches.append(Reach([strand_id], 0, min(since, tx.moment(rehomed_from))))
    return reaches


def bring_home(
    tx: Transaction,
    matters: Matters,
    client_id: int,
    reaches: Sequence[Reach],
    now: int,
    at: datetime,
    reopen_within: timedelta,
) -> None:
    """What lies in somebody else's matter goes into one matter of the client's own: the open one; else one that was
    closed so shortly before that it would have been opened again; else a new one. `now` is a message id."""
    strayed = [one for reach in reaches for one in _strayed(tx, reach)]
    if not strayed:
        return
    target = _matter_for(tx, matters, client_id, strayed, at, reopen_within)
    first_at = min(one.first_at for one in strayed)
    if first_at < target.created_at:
        target.created_at = first_at
        tx.run("UPDATE conversations SET created_at = ? WHERE id = ?", (tx.stored(first_at), target.id))
    for strand_id in {one.strand_id for one in strayed}:
        first = min(one.first_at for one in strayed if one.strand_id == strand_id)
        mark_rehomed(tx, [strand_id], now, first)
    foreign = sorted({one.conversation_id for one in strayed})
    for reach in reaches:
        tx.run(
            f"UPDATE messages AS m SET conversation_id = ? WHERE {reach.where}"
            f" AND m.conversation_id IN ({', '.join('?' * len(foreign))})",
            (target.id, *reach.values(tx), *foreign),
        )
    if target.status == "snoozed" and any(one.inbound for one in strayed):
        target.status, target.snoozed_until = "open", None
    for one in strayed:
        matters.gain(one.conversation_id, -one.inbound)
        matters.left.add(one.conversation_id)
        matters.heirs.add((one.conversation_id, target.id))
        matters.gain(target.id, one.inbound)


def mark_rehomed(tx: Transaction, strands: Sequence[int], now: int, first_at: datetime = EVER) -> None:
    """Messages of these strands that came since `first_at` lie in other matters since the message `now`."""
    since = tx.stored(first_at)
    tx.run(
        "UPDATE strands SET rehomed_after = ?, rehomed_from ="
        " CASE WHEN rehomed_from IS NULL OR rehomed_from > ? THEN ? ELSE rehomed_from END"
        f" WHERE id IN ({', '.join('?' * len(strands))})",
        (now, since, since, *strands),
    )


def _strayed(tx: Transaction, reach: Reach) -> list[Strayed]:
    rows = tx.run(
        "SELECT m.strand_id, m.conversation_id, sum(CASE WHEN m.direction = 'in' THEN 1 ELSE 0 END), min(m.arrived_at),"
        " max(CASE WHEN s.identity_id IS NULL THEN 0 ELSE 1 END)"
        " FROM messages AS m CROSS JOIN strands AS s CROSS JOIN conversations AS c"
        f" WHERE s.id = m.strand_id AND {reach.where} AND c.id = m.conversation_id AND c.client_id <> s.client_id"
        " GROUP BY m.strand_id, m.conversation_id ORDER BY m.strand_id, m.conversation_id",
        reach.values(tx),
    )
    return [Strayed(row[0], row[1], int(row[2]), tx.moment(row[3]), bool(row[4])) for row in rows]


def _matter_for(
    tx: Transaction,
    matters: Matters,
    client_id: int,
    strayed: list[Strayed],
    at: datetime,
    reopen_within: timedelta,
) -> Conversation:
    opened = matters.open_of(client_id)
    if opened:
        return opened[0]
    newest_id = tx.run(
        "SELECT max(id) FROM conversations WHERE client_id = ? AND joined_into_id IS NULL", (client_id,)
    ).scalar()
    newest = matters.get(newest_id) if newest_id is not None else None
    spoken = [one.first_at for one in strayed if one.spoken]
    if not spoken:
        return newest or _closed_one(tx, matters, client_id, strayed, at)
    if newest is not None and _would_be_reopened(newest, min(spoken), reopen_within):
        reopen(newest)
        matters.changed.add(newest.id)
        return newest
    fresh = begin_conversation(tx, client_id, min(spoken))
    matters.add(fresh)
    return fresh


def _would_be_reopened(newest: Conversation, at: datetime, within: timedelta) -> bool:
    return (
        newest.close_reason == "operator" and newest.closed_at is not None and newest.closed_at > at - within
    )


def _closed_one(
    tx: Transaction, matters: Matters, client_id: int, strayed: list[Strayed], at: datetime
) -> Conversation:
    """For notes on somebody who never wrote."""
    fresh = begin_conversation(tx, client_id, min(one.first_at for one in strayed))
    fresh.status, fresh.closed_at, fresh.close_reason = "closed", at, "operator"
    matters.add(fresh)
    matters.changed.add(fresh.id)
    return fresh
