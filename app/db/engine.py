"""The database: where it is, how it is read, and what each kind needs set."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from app.kit.errors import OknoError

OLDEST_SQLITE = (3, 38, 0)
"""The first with the `->>` operator."""

READERS = 10
"""Read connections a process may hold at once; further readers wait."""


class Database:
    """One database, SQLite or PostgreSQL. Reading is here; writing is the writer's alone."""

    def __init__(self, url: str, writers: int = 2) -> None:
        """`writers`: connections that the writer may hold at once, on PostgreSQL."""
        self.url = make_url(url)
        if self.url.get_backend_name() == "sqlite":
            if sqlite3.sqlite_version_info < OLDEST_SQLITE:
                raise OknoError("sqlite_too_old", 500, detail=sqlite3.sqlite_version)
            self.dialect = "sqlite"
            self.reading = _sqlite(url, reading=True)
            self.writing = _sqlite(url, reading=False)
        elif self.url.get_backend_name() == "postgresql":
            self.dialect = "postgresql"
            self.reading = _postgres(url, isolation="REPEATABLE READ", pool_size=READERS)
            self.writing = _postgres(url, isolation="READ COMMITTED", pool_size=writers + 1)
        else:
            raise OknoError("database_not_supported", 500, detail=self.url.get_backend_name())

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A connection on which everything is read as of one moment, and nothing can be written."""
        with self.reading.connect() as connection:
            if self.dialect == "postgresql":
                connection.exec_driver_sql("SET TRANSACTION READ ONLY")
            yield connection

    def close(self) -> None:
        """Whoever still reads may end in peace; what they hold is closed when they let go of it."""
        for engine in (self.reading, self.writing):
            event.listen(engine.pool, "checkin", lambda _, entry: entry.close())
            engine.dispose()


def _sqlite(url: str, *, reading: bool) -> Engine:
    engine = create_engine(
        url,
        pool_size=READERS if reading else 1,
        max_overflow=0,
        pool_timeout=30,
        connect_args={"check_same_thread": False, "timeout": 10, "cached_statements": 512},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        _prepare_sqlite(connection, reading=reading)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # sqlite3 would begin by itself and too late: a read must be one snapshot from its first
        # statement, and a write must take its lock before it reads.
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def _prepare_sqlite(connection: Any, *, reading: bool) -> None:
    connection.isolation_level = None
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "temp_store = MEMORY",
        f"cache_size = {-8_000 if reading else -64_000}",
        "mmap_size = 268435456",
        "journal_size_limit = 67108864",
        # Only after the mode is set: a reader may be the first to open a new file.
        f"query_only = {'ON' if reading else 'OFF'}",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def _postgres(url: str, *, isolation: Any, pool_size: int) -> Engine:
    return create_engine(
        url,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=30,
        pool_pre_ping=True,
        isolation_level=isolation,
        connect_args={"connect_timeout": 10, "options": "-c timezone=UTC -c lock_timeout=20000"},
    )
