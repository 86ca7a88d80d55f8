"""Record ids that a dry run has met. On disk: a file may hold millions."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


class Seen:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.execute("PRAGMA cache_size = -16000")
        connection.execute("CREATE TABLE seen (record_id TEXT PRIMARY KEY) WITHOUT ROWID")

    def meet(self, record_id: str) -> bool:
        """Whether it is met for the first time."""
        return bool(self._connection.execute("INSERT OR IGNORE INTO seen VALUES (?)", (record_id,)).rowcount)


@contextmanager
def seen_ids() -> Iterator[Seen]:
    # An empty name means a temporary database of its own, which is gone when it is closed.
    connection = sqlite3.connect("", isolation_level=None)
    try:
        connection.execute("BEGIN")
        yield Seen(connection)
    finally:
        connection.close()
