"""The index goes where the log goes: what was said, corrected or taken back, in the order that it happened."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from app.db.transaction import Transaction, run_sql
from app.events.log import first_seq, last_seq
from app.kit.json import loads
from app.search.entries import Entry, entries_of
from app.search.index import put
from app.search.progress import begin_filling, hold_if_free, hold_progress, read_progress

KINDS = ("message.added", "message.changed", "message.withdrawn")
AT_ONCE = 300
"""Events in one step."""


@dataclass(frozen=True, slots=True)
class News:
    """What the log says of messages in (after, upto], with the messages as they are now."""

    after: int
    upto: int
    message_ids: tuple[int, ...] = ()
    entries: tuple[Entry, ...] = ()
    has_gap: bool = False
    """The log no longer holds all that we have not read."""


def read_news(connection: Connection) -> News:
    after = read_progress(connection).seq
    last = last_seq(connection)
    if last == after:
        return News(after, after)
    kinds = ", ".join("?" * len(KINDS))
    rows = run_sql(
        connection,
        f"SELECT seq, body FROM events WHERE seq > ? AND seq <= ? AND kind IN ({kinds}) ORDER BY seq LIMIT ?",
        (after, last, *KINDS, AT_ONCE),
    ).all()
    ids = tuple(dict.fromkeys(_message_id(body) for _, body in rows))
    return News(
        after,
        rows[-1][0] if len(rows) == AT_ONCE else last,
        ids,
        tuple(entries_of(connection, ids)) if ids else (),
        has_gap=first_seq(connection) > after + 1,
    )


def _message_id(body: str) -> int:
    told = loads(body)
    return int(told["message"]["id"] if "message" in told else told["message_id"])


def follow(tx: Transaction, news: News) -> bool:
    """False where somebody else is at it, or has come further meanwhile. A message that was changed since it was read
    is told of later in the log, and is put anew then."""
    held = hold_if_free(tx)
    if held is None or held.seq != news.after:
        return False
    if news.message_ids:
        put(tx, news.message_ids, news.entries)
    tx.run("UPDATE search_progress SET seq = ? WHERE id = 1", (news.upto,))
    if news.has_gap:
        begin_filling(tx)
    return True


def forget(tx: Transaction, message_ids: Sequence[int]) -> None:
    """Nothing of these is to be found any more."""
    hold_progress(tx)
    put(tx, message_ids, ())
