"""Reading a history from anywhere: towards the past, towards now, or around a message, a moment, what is unread."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, select, tuple_, union_all

from app.conversations.history_queries import PAGE, OrderKey, newest_keys, owner_of, strands_of
from app.conversations.message_queries import message_cards
from app.db.tables import Conversation, Message
from app.kit.errors import OknoError, not_found
from app.kit.paging import cursor_of, read_cursor

TAIL = 25
MOST_UNREAD = 5_000
"""So far back the first unread message is looked for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """At most one of them; none asks for the newest."""

    before: str | None = None
    after: str | None = None
    around: int | None = None
    """A message, to stand in the middle."""
    since: datetime | None = None
    """The first message at or after this moment stands in the middle; the newest page where there is none."""
    unread: int | None = None
    """The message of the client's that is so many from the end stands in the middle."""


@dataclass(frozen=True, slots=True)
class Stretch:
    client_id: int
    """Whoever holds the history now."""
    messages: list[dict[str, Any]]
    """MessageCards, oldest first."""
    before: str | None
    """Cursor of what lies further back; null at the beginning."""
    after: str | None
    """Cursor of what lies further on; null where the newest is here."""
    anchor: int | None
    """The message that was looked for."""
    tail: list[dict[str, Any]]
    """The newest messages, where the stretch was looked for and ends before them."""


def history_stretch(connection: Connection, client_id: int, asked: Asked) -> Stretch:
    """Raises OknoError client_not_found, message_not_found (also for a message of somebody else's), bad_cursor,
    ambiguous_page."""
    given = (asked.before, asked.after, asked.around, asked.since, asked.unread)
    if sum(one is not None for one in given) > 1:
        raise OknoError("ambiguous_page", 422)
    owner = owner_of(connection, client_id)
    strands = strands_of(connection, owner)
    if asked.after is not None:
        found = _onwards(connection, strands, read_cursor(asked.after))
    else:
        anchor = _anchor(connection, strands, asked)
        if anchor is None:
            until = read_cursor(asked.before) if asked.before is not None else None
            found = _backwards(connection, strands, until)
        else:
            found = _around(connection, strands, anchor)
    cards = message_cards(connection, [message_id for _, message_id in found.keys])
    return Stretch(
        owner,
        cards,
        cursor_of(*found.keys[0]) if found.has_earlier else None,
        cursor_of(*found.keys[-1]) if found.has_later else None,
        found.anchor,
        _tail(connection, strands) if found.anchor is not None and found.has_later else [],
    )


def open_conversation_of(connection: Connection, client_id: int) -> int | None:
    """The matter to which answers go, wherever in the history one looks."""
    return connection.execute(
        select(Conversation.id).where(Conversation.client_id == client_id, Conversation.closed_at.is_(None))
    ).scalar_one_or_none()


def _tail(connection: Connection, strands: Sequence[int]) -> list[dict[str, Any]]:
    """By these it is known where an answer goes, wherever one reads."""
    newest = newest_keys(connection, strands, None, TAIL)
    return message_cards(connection, [message_id for _, message_id in newest[::-1]])


@dataclass(frozen=True, slots=True)
class _Found:
    keys: list[OrderKey]
    """Oldest first."""
    has_earlier: bool
    has_later: bool
    anchor: int | None = None


def _backwards(connection: Connection, strands: Sequence[int], until: OrderKey | None) -> _Found:
    keys = newest_keys(connection, strands, until, PAGE + 1)
    shown = keys[:PAGE][::-1]
    return _Found(shown, has_earlier=len(keys) > PAGE, has_later=until is not None and bool(shown))


def _onwards(connection: Connection, strands: Sequence[int], behind: OrderKey) -> _Found:
    keys = _oldest_keys(connection, strands, behind, PAGE + 1)
    shown = keys[:PAGE]
    return _Found(shown, has_earlier=bool(shown), has_later=len(keys) > PAGE)


def _around(connection: Connection, strands: Sequence[int], anchor: OrderKey) -> _Found:
    half = PAGE // 2
    earlier = newest_keys(connection, strands, anchor, half + 1)
    later = _oldest_keys(connection, strands, anchor, half)
    return _Found(
        [*earlier[:half][::-1], anchor, *later[: half - 1]],
        has_earlier=len(earlier) > half,
        has_later=len(later) == half,
        anchor=anchor[1],
    )


def _anchor(connection: Connection, strands: Sequence[int], asked: Asked) -> OrderKey | None:
    if asked.around is not None:
        return _place_of(connection, strands, asked.around)
    if asked.since is not None:
        first = _oldest_keys(connection, strands, (asked.since, -1), 1)
        return first[0] if first else None
    if asked.unread is not None:
        theirs = newest_keys(connection, strands, None, min(asked.unread, MOST_UNREAD), direction="in")
        return theirs[-1] if theirs else None
    return None


def _place_of(connection: Connection, strands: Sequence[int], message_id: int) -> OrderKey:
    row = connection.execute(
        select(Message.order_at, Message.strand_id).where(Message.id == message_id)
    ).one_or_none()
    if row is None or row.strand_id not in strands:
        raise not_found("message")
    return row.order_at, message_id


def _oldest_keys(
    connection: Connection, strands: Sequence[int], behind: OrderKey, limit: int
) -> list[OrderKey]:
    """Order keys over all strands behind `behind`, oldest first."""
    if not strands:
        return []
    runs = [_run_onwards(strand_id, behind, limit).subquery() for strand_id in strands]
    merged = union_all(*(select(run.c.order_at, run.c.id) for run in runs)).subquery()
    oldest = select(merged.c.order_at, merged.c.id).order_by(merged.c.order_at, merged.c.id).limit(limit)
    return [(row.order_at, row.id) for row in connection.execute(oldest)]


def _run_onwards(strand_id: int, behind: OrderKey, limit: int) -> Select[datetime, int]:
    return (
        select(Message.order_at, Message.id)
        .where(Message.strand_id == strand_id, tuple_(Message.order_at, Message.id) > behind)
        .order_by(Message.order_at, Message.id)
        .limit(limit)
    )
