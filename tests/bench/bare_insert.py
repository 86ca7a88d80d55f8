"""The baseline of ingest: the same rows into the same tables by plain sqlite3, and nothing else.

Rows are taken from Okno's own database after a run, and written once more into a copy that was made before it. So
both sides write the same bytes into tables of the same size, with the same indexes, journal and flushes.
"""

import json
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

BATCH = 64
Row = tuple[Any, ...]

_KEPT = {
    "raw_updates": "id",
    "messages": "id",
    "events": "seq",
    "clients": "id",
    "identities": "id",
    "strands": "id",
    "conversations": "id",
}
"""Tables that grow, and the column that says what is new."""

_MOVE = (
    "UPDATE conversations SET status = ?, channel_id = ?, last_at = ?, last_message_id = ?, last_inbound_id = ?,"
    " preview = ?, inbound_count = ?, revision = ? WHERE id = ?"
)


@dataclass(frozen=True, slots=True)
class Written:
    """What Okno wrote: new rows by table, and how each message moved the row of its conversation."""

    new: dict[str, list[Row]]
    columns: dict[str, tuple[str, ...]]
    moves: list[Row]

    def counts(self) -> dict[str, int]:
        return {table: len(rows) for table, rows in self.new.items()}


def copy_of(file: Path, to: Path) -> Path:
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(to)) as copy:
        source.backup(copy)
    return to


def written_since(file: Path, before: Path) -> Written:
    """The difference between the database as it is and its copy from before."""
    new: dict[str, list[Row]] = {}
    columns: dict[str, tuple[str, ...]] = {}
    with closing(sqlite3.connect(file)) as database:
        database.execute("ATTACH ? AS before", (str(before),))
        for table, key in _KEPT.items():
            found = database.execute(
                f"SELECT * FROM {table}"
                f" WHERE {key} > (SELECT coalesce(max({key}), 0) FROM before.{table}) ORDER BY {key}"
            )
            columns[table] = tuple(column[0] for column in found.description)
            new[table] = found.fetchall()
    return Written(new, columns, _moves(new, columns))


def replay(copy: Path, written: Written) -> float:
    """Seconds that the bare inserts take, a batch of 64 messages at a time."""
    inserts = {
        table: f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
        for table, names in written.columns.items()
    }
    people = ("clients", "identities", "strands", "conversations")
    with closing(_opened_like_ours(copy)) as database:
        started = time.perf_counter()
        database.execute("BEGIN IMMEDIATE")
        for table in people:
            database.executemany(inserts[table], written.new[table])
        database.execute("COMMIT")
        for place in range(0, len(written.new["messages"]), BATCH):
            batch = slice(place, place + BATCH)
            database.execute("BEGIN IMMEDIATE")
            for table in ("raw_updates", "messages"):
                database.executemany(inserts[table], written.new[table][batch])
            database.executemany(_MOVE, _last_of_each(written.moves[batch]))
            database.execute("UPDATE sequences SET last = last + ? WHERE name = 'messages'", (BATCH,))
            database.execute("UPDATE event_counter SET seq = seq + ?", (BATCH,))
            database.executemany(inserts["events"], written.new["events"][batch])
            database.execute("COMMIT")
        return time.perf_counter() - started


def _opened_like_ours(file: Path) -> sqlite3.Connection:
    database = sqlite3.connect(file, isolation_level=None, cached_statements=512)
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "temp_store = MEMORY",
        "cache_size = -64000",
        "mmap_size = 268435456",
        "journal_size_limit = 67108864",
    ):
        database.execute(f"PRAGMA {pragma}").close()
    return database


def _moves(new: dict[str, list[Row]], columns: dict[str, tuple[str, ...]]) -> list[Row]:
    body, arrived = columns["events"].index("body"), columns["messages"].index("arrived_at")
    told = [json.loads(row[body])["conversation"] for row in new["events"]]
    return [
        (
            row["status"],
            row["channel_id"],
            message[arrived],
            row["last_message_id"],
            row["last_inbound_id"],
            json.dumps(row["preview"], ensure_ascii=False, separators=(",", ":")),
            row["inbound_count"],
            row["revision"],
            row["id"],
        )
        for row, message in zip(told, new["messages"], strict=True)
    ]


def _last_of_each(moves: Sequence[Row]) -> list[Row]:
    """One write a conversation and batch, as a group commit needs no more."""
    return list({move[-1]: move for move in moves}.values())
