"""What a matter's messages say about its row: the newest word, what waits for an answer and since when.

The row of a matter into which others were joined tells of them too. What they held when they were joined counts as
answered once somebody answers, or closes, the matter that took them over.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.conversations.message_queries import message_cards
from app.conversations.previewing import NOTHING_YET, preview_of_card
from app.conversations.records import Conversation
from app.conversations.spam import let_nobody_wait
from app.db.transaction import Transaction

ANSWER = "direction = 'out' AND service IS NULL"
"""What the house says by itself answers nobody."""
LATE = timedelta(days=7)
"""A message may stand this much before its arrival, never after it."""


@dataclass(frozen=True, slots=True)
class Tail:
    """A matter as its row tells it."""

    last_message_id: int
    last_at: datetime
    preview: Mapping[str, Any]
    last_inbound_id: int | None
    channel_id: int | None
    inbound_count: int
    unanswered: int
    waiting_since: datetime | None
    dealt_upto: int = 0
    """Id of our newest answer, or of what was the newest message when somebody closed it."""

    @property
    def has_words(self) -> bool:
        direction = self.preview.get("direction")
        return direction == "in" or (direction == "out" and self.preview.get("service") is None)


def stored_tail(c: Conversation) -> Tail:
    return Tail(
        c.last_message_id,
        c.last_at,
        c.preview,
        c.last_inbound_id,
        c.channel_id,
        c.inbound_count,
        max(0, c.inbound_count - c.answered_count),
        c.waiting_since,
    )


def together(own: Tail, joined: Iterable[tuple[Tail, int]]) -> Tail:
    """A matter with those that were joined into it, each with the message id after which it was."""
    parts = [own]
    parts += [tail if own.dealt_upto < after else _dealt_with(tail) for tail, after in joined]
    last = _last(parts)
    heard = _heard(parts)
    return Tail(
        last.last_message_id,
        max(part.last_at for part in parts),
        last.preview,
        heard.last_inbound_id,
        heard.channel_id,
        sum(part.inbound_count for part in parts),
        sum(part.unanswered for part in parts),
        min((part.waiting_since for part in parts if part.waiting_since is not None), default=None),
        own.dealt_upto,
    )


def write_tail(conversation: Conversation, tail: Tail) -> None:
    c = conversation
    c.last_message_id, c.last_at, c.preview = tail.last_message_id, tail.last_at, tail.preview
    c.last_inbound_id, c.channel_id = tail.last_inbound_id, tail.channel_id
    c.inbound_count, c.answered_count = tail.inbound_count, tail.inbound_count - tail.unanswered
    if not c.is_closed or c.close_reason == "joined":
        c.waiting_since = tail.waiting_since
    if not c.is_closed and c.status != "snoozed":
        c.status = "waiting" if c.waiting_since is not None else "open"
    if c.spam:
        let_nobody_wait(c)


def read_tail(
    tx: Transaction, conversation: Conversation, strands: Sequence[int], inbound_count: int
) -> Tail:
    """From the matter's own messages. Reads back to the last answer, not further."""
    run = _Run(tx, conversation.id, tuple(strands), conversation.created_at - LATE)
    word = run.newest(f"(direction = 'in' OR {ANSWER})")
    heard = run.newest("direction = 'in'")
    answer = run.newest(ANSWER)
    first = word or run.oldest("id > 0")
    opened = heard or run.oldest("direction = 'system' AND address IS NOT NULL")
    dealt_upto = max(answer.id if answer else 0, conversation.dealt_upto)
    unanswered, since = run.unanswered_after(dealt_upto) if heard and heard.id > dealt_upto else (0, None)
    if unanswered == 0 and answer is not None and answer.id > conversation.dealt_upto and inbound_count:
        since = run.all_refused_since(heard.id if heard else 0)
    cards = message_cards(tx.connection, [first.id]) if first else []
    return Tail(
        last_message_id=first.id if first else 0,
        last_at=max(conversation.created_at, first.arrived_at) if first else conversation.created_at,
        preview=preview_of_card(cards[0]) if cards else NOTHING_YET,
        last_inbound_id=opened.id if opened else None,
        channel_id=opened.channel_id if opened else None,
        inbound_count=inbound_count,
        unanswered=unanswered,
        waiting_since=since,
        dealt_upto=dealt_upto,
    )


def _dealt_with(tail: Tail) -> Tail:
    return Tail(
        tail.last_message_id,
        tail.last_at,
        tail.preview,
        tail.last_inbound_id,
        tail.channel_id,
        tail.inbound_count,
        0,
        None,
    )


def _last(parts: Sequence[Tail]) -> Tail:
    """The newest words; where there are none, the first line."""
    words = [part for part in parts if part.has_words]
    if words:
        return max(words, key=lambda part: part.last_message_id)
    return min(parts, key=lambda part: part.last_message_id or 1 << 62)


def _heard(parts: Sequence[Tail]) -> Tail:
    """Where the client's newest words are; where there are none, the chat that was opened first."""
    words = [part for part in parts if part.inbound_count and part.last_inbound_id is not None]
    if words:
        return max(words, key=lambda part: part.last_inbound_id or 0)
    return min(parts, key=lambda part: part.last_inbound_id or 1 << 62)


@dataclass(frozen=True, slots=True)
class _Found:
    id: int
    arrived_at: datetime
    channel_id: int | None


@dataclass(frozen=True, slots=True)
class _Run:
    """The messages of one matter, in the strands of its client."""

    tx: Transaction
    conversation_id: int
    strands: tuple[int, ...]
    since: datetime

    def newest(self, which: str) -> _Found | None:
        """By arrival. What stands last in the history is found first; what came later stands at most a week back."""
        found = [one for strand in self.strands for one in self._last_of(strand, which)]
        if not found:
            return None
        candidate = max(found, key=lambda one: one.id)
        row = self._one(
            f"{which} AND id >= ? AND order_at >= ? ORDER BY id DESC LIMIT 1",
            candidate.id,
            self.tx.stored(candidate.arrived_at - LATE),
        )
        return row or candidate

    def oldest(self, which: str) -> _Found | None:
        return self._one(f"{which} AND order_at >= ? ORDER BY id LIMIT 1", self.tx.stored(self.since))

    def unanswered_after(self, message_id: int) -> tuple[int, datetime | None]:
        tx = self.tx
        mark = tx.run("SELECT arrived_at FROM messages WHERE id = ?", (message_id,)).scalar()
        since = tx.stored(self.since) if mark is None else tx.stored(tx.moment(mark) - LATE)
        count, first = tx.run(
            f"SELECT count(*), min(arrived_at) FROM messages WHERE {self._mine} AND direction = 'in'"
            " AND id > ? AND order_at >= ?",
            (*self.strands, self.conversation_id, message_id, since),
        ).one()
        return int(count), None if first is None else tx.moment(first)

    def all_refused_since(self, message_id: int) -> datetime | None:
        """When the last of our answers after this message was refused, if all of them were."""
        tx = self.tx
        rows = tx.run(
            "SELECT d.state, d.settled_at FROM messages AS m LEFT JOIN deliveries AS d ON d.message_id = m.id"
            f" WHERE {self._mine.replace('strand_id', 'm.strand_id').replace('conversation_id', 'm.conversation_id')}"
            f" AND m.{ANSWER.replace('service', 'm.service')} AND m.id > ? AND m.order_at >= ?",
            (*self.strands, self.conversation_id, message_id, tx.stored(self.since)),
        ).all()
        if not rows or any(state != "failed" for state, _ in rows):
            return None
        return max(tx.moment(settled) for _, settled in rows if settled is not None)

    @property
    def _mine(self) -> str:
        return f"strand_id IN ({', '.join('?' * len(self.strands))}) AND conversation_id = ?"

    def _last_of(self, strand: int, which: str) -> list[_Found]:
        rows = self.tx.run(
            "SELECT id, arrived_at, channel_id FROM messages WHERE strand_id = ? AND conversation_id = ?"
            f" AND {which} AND order_at >= ? ORDER BY order_at DESC, id DESC LIMIT 1",
            (strand, self.conversation_id, self.tx.stored(self.since)),
        )
        return [_Found(row[0], self.tx.moment(row[1]), row[2]) for row in rows]

    def _one(self, where: str, *values: Any) -> _Found | None:
        if not self.strands:
            return None
        row = self.tx.run(
            f"SELECT id, arrived_at, channel_id FROM messages WHERE {self._mine} AND {where}",
            (*self.strands, self.conversation_id, *values),
        ).one_or_none()
        return None if row is None else _Found(row[0], self.tx.moment(row[1]), row[2])
