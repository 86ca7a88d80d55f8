"""What a unit of writing holds in its hands."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import Connection, CursorResult
from sqlalchemy.exc import DBAPIError

from app.db.answer import Answer
from app.db.moments import from_micros, to_micros


def run_sql(connection: Connection, sql: str, parameters: Any = ()) -> CursorResult[*tuple[Any, ...]]:
    """SQL for the driver itself, with `?` for parameters on both databases."""
    if connection.dialect.name != "sqlite":
        sql = _in_format_style(sql)
    return connection.exec_driver_sql(sql, parameters)


@lru_cache(maxsize=1_024)
def _in_format_style(sql: str) -> str:
    return sql.replace("?", "%s")


@dataclass(frozen=True, slots=True)
class LogEntry:
    """An event on its way into the log; `body` is JSON, encoded once."""

    kind: str
    at: datetime
    body: str
    operator_id: int | None = None
    visitor_id: int | None = None
    client_id: int | None = None


@dataclass(slots=True)
class Transaction:
    """An open transaction of the writer. Units neither commit nor roll back."""

    connection: Connection
    dialect: str
    entries: list[LogEntry] = field(default_factory=list)
    tallies: list[tuple[str, int, int]] = field(default_factory=list)
    """(view, operator id or 0, by how many) of what came into views and left them: see `db/tallies.py`."""
    _sqlite: sqlite3.Connection | None = field(default=None, init=False, repr=False)

    @property
    def on_sqlite(self) -> bool:
        return self.dialect == "sqlite"

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """What is done inside is undone, events and tallies included, if it raises."""
        mark, tallied = len(self.entries), len(self.tallies)
        # Attempts within attempts share the name: databases always mean the innermost.
        self.run("SAVEPOINT attempt")
        try:
            yield
        except BaseException:
            self.run("ROLLBACK TO SAVEPOINT attempt")
            self.run("RELEASE SAVEPOINT attempt")
            del self.entries[mark:]
            del self.tallies[tallied:]
            raise
        self.run("RELEASE SAVEPOINT attempt")

    def log(self, entry: LogEntry) -> None:
        """Tell the world, if and when this commits."""
        self.entries.append(entry)

    def run(self, sql: str, parameters: Any = ()) -> Answer:
        """SQL for the driver itself, with `?` for parameters on both databases."""
        if self.on_sqlite:
            return self._run_on_sqlite(sql, parameters)
        result = run_sql(self.connection, sql, parameters)
        return Answer(result.all() if result.returns_rows else (), result.rowcount)

    def _run_on_sqlite(self, sql: str, parameters: Any) -> Answer:
        """Past SQLAlchemy, which costs as much as all else that happens to a message here."""
        if self._sqlite is None:
            self._sqlite = cast("sqlite3.Connection", self.connection.connection.driver_connection)
        try:
            if isinstance(parameters, list):
                cursor = self._sqlite.executemany(sql, parameters)
            else:
                cursor = self._sqlite.execute(sql, parameters)
            return Answer(cursor.fetchall() if cursor.description else (), cursor.rowcount)
        except sqlite3.Error as failure:
            raise DBAPIError.instance(sql, parameters, failure, sqlite3.Error) from failure

    def take_ids(self, table: str, count: int) -> Sequence[int]:
        """`count` fresh ids of a table, rising."""
        if count == 0:
            return ()
        if self.on_sqlite:
            last = self.run(
                "INSERT INTO sequences (name, last) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET last = last + excluded.last RETURNING last",
                (table, count),
            ).scalar_one()
            return range(last - count + 1, last + 1)
        taken = self.run(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", (table, count)
        )
        return sorted(taken.scalars())

    def stored(self, moment: datetime) -> Any:
        """A moment as the driver wants it."""
        return to_micros(moment) if self.on_sqlite else moment

    def moment(self, stored: Any) -> datetime:
        """A moment as the driver gave it."""
        return from_micros(stored) if self.on_sqlite else stored
