"""The log: events in the order of their commits, numbered without gaps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from app.db.moments import from_micros, to_micros
from app.db.transaction import LogEntry, Transaction, run_sql

NOTIFY_TOPIC = "okno_log"


def append(tx: Transaction, entries: Sequence[LogEntry]) -> int:
    """Number and store the entries; the last statement before the commit. Answers the last seq.

    The counter row stays locked from here to the commit, which makes the order of seq the order of commits.
    """
    if tx.on_sqlite:
        return _append_on_sqlite(tx, entries)
    return _append_on_postgres(tx, entries)


def _append_on_sqlite(tx: Transaction, entries: Sequence[LogEntry]) -> int:
    upto: int = tx.run(
        "UPDATE event_counter SET seq = seq + ? WHERE id = 1 RETURNING seq", (len(entries),)
    ).scalar_one()
    first = upto - len(entries) + 1
    tx.run(
        "INSERT INTO events (seq, at, kind, operator_id, visitor_id, client_id, body)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (seq, to_micros(e.at), e.kind, e.operator_id, e.visitor_id, e.client_id, e.body)
            for seq, e in enumerate(entries, start=first)
        ],
    )
    return upto


def _append_on_postgres(tx: Transaction, entries: Sequence[LogEntry]) -> int:
    count = len(entries)
    told = tx.run(
        "WITH counter AS (UPDATE event_counter SET seq = seq + ? WHERE id = 1 RETURNING seq),"
        " stored AS (INSERT INTO events (seq, at, kind, operator_id, visitor_id, client_id, body)"
        " SELECT counter.seq - ? + e.place, e.at, e.kind, e.operator_id, e.visitor_id, e.client_id, e.body"
        " FROM counter, unnest(?::timestamptz[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[],"
        " ?::text[]) WITH ORDINALITY AS e(at, kind, operator_id, visitor_id, client_id, body, place))"
        f" SELECT seq, pg_notify('{NOTIFY_TOPIC}', seq::text) FROM counter",
        (
            count,
            count,
            [e.at for e in entries],
            [e.kind for e in entries],
            [e.operator_id for e in entries],
            [e.visitor_id for e in entries],
            [e.client_id for e in entries],
            [e.body for e in entries],
        ),
    )
    return int(told.one()[0])


@dataclass(frozen=True, slots=True)
class Logged:
    """An event with its place in the log."""

    seq: int
    entry: LogEntry


def last_seq(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT seq FROM event_counter WHERE id = 1").scalar_one())


def first_seq(connection: Connection) -> int:
    """The oldest event still kept, or one past the last when none is."""
    found = connection.exec_driver_sql("SELECT min(seq) FROM events").scalar()
    return int(found) if found is not None else last_seq(connection) + 1


def events_after(
    connection: Connection, after: int, limit: int, *, visitor_ids: Sequence[int] = ()
) -> list[Logged]:
    """Events with seq greater than `after`, oldest first; of all, or of some visitors' accounts."""
    mine = f" AND visitor_id IN ({', '.join('?' * len(visitor_ids))})" if visitor_ids else ""
    rows = run_sql(
        connection,
        "SELECT seq, at, kind, operator_id, visitor_id, client_id, body FROM events"
        f" WHERE seq > ?{mine} ORDER BY seq LIMIT ?",
        (after, *visitor_ids, limit),
    )
    return [Logged(row[0], LogEntry(row[2], _moment(row[1]), row[6], *row[3:6])) for row in rows]


def _moment(stored: Any) -> datetime:
    if isinstance(stored, datetime):
        return stored
    return from_micros(stored)


def forget_before(tx: Transaction, before: datetime, limit: int = 5_000) -> int:
    """Drop the oldest events. Returns how many went; the counter stays."""
    return tx.run(
        "DELETE FROM events WHERE seq IN"
        " (SELECT seq FROM (SELECT seq, at FROM events ORDER BY seq LIMIT ?) AS oldest"
        " WHERE at < ?)",
        (limit, tx.stored(before)),
    ).rowcount
