"""Clients who have said much, written past the doors: what matters is that it is there."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import psycopg

from app.db.engine import Database
from app.db.migrate import migrate
from app.db.transaction import Transaction
from tests.conftest import LOCAL_POSTGRES, POSTGRES, address_of
from tests.gluing.world import World

_ROWS = (
    "INSERT INTO messages"
    " (strand_id, order_at, id, conversation_id, direction, identity_id, text, sent_at, arrived_at)"
)
_ON_SQLITE = (
    "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)"
    f" {_ROWS} SELECT ?, ? + i * 1000000, ? + i, ?, CASE i % 2 WHEN 0 THEN 'in' ELSE 'out' END, ?,"
    " 'Ещё вопрос номер ' || i, ? + i * 1000000, ? + i * 1000000 FROM n"
)
_ON_POSTGRES = (
    f"{_ROWS} SELECT ?, ?::timestamptz + i * interval '1 second', ? + i, ?,"
    " CASE i %% 2 WHEN 0 THEN 'in' ELSE 'out' END, ?, 'Ещё вопрос номер ' || i,"
    " ?::timestamptz + i * interval '1 second', ?::timestamptz + i * interval '1 second'"
    " FROM generate_series(0, ? - 1) AS i"
)


def says_much(world: World, person: int, count: int) -> None:
    """So many messages, half of them ours, between their first words and their last."""
    world.hears(person)
    identity_id, client_id = world.identity(person)
    at = world.clock.now()

    def write(tx: Transaction) -> None:
        first = tx.take_ids("messages", count)[0]
        strand_id, conversation_id = tx.run(
            "SELECT i.strand_id, c.id FROM identities AS i JOIN conversations AS c ON c.client_id = i.client_id"
            " WHERE i.id = ?",
            (identity_id,),
        ).one()
        when = tx.stored(at)
        row = (strand_id, when, first, conversation_id, identity_id, when, when)
        tx.run(_ON_SQLITE if tx.on_sqlite else _ON_POSTGRES, (count, *row) if tx.on_sqlite else (*row, count))
        tx.run(
            "UPDATE conversations SET inbound_count = inbound_count + ?, answered_count = answered_count + ?"
            " WHERE client_id = ?",
            (count - count // 2, count - count // 2, client_id),
        )

    world.do(write)
    world.clock.move(timedelta(seconds=count))
    world.hears(person)


@contextmanager
def databases(folder: Path) -> Iterator[dict[str, str]]:
    """Addresses of fresh ones by name: SQLite, and PostgreSQL where a server answers."""
    file = folder / "data" / "okno.db"
    file.parent.mkdir(parents=True)
    found = {"SQLite": f"sqlite:///{file}"}
    server, name = _postgres(), f"okno_bench_{uuid4().hex[:12]}"
    if server is None:
        _migrate(found)
        yield found
        return
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            found["PostgreSQL"] = address_of(server, name)
            _migrate(found)
            yield found
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def settled(url: str) -> None:
    """What a server does by itself after much was written is done before anybody measures."""
    if url.startswith("sqlite"):
        return
    with psycopg.connect(url.replace("postgresql+psycopg:", "postgresql:"), autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
        connection.execute("CHECKPOINT")


def _migrate(addresses: dict[str, str]) -> None:
    for url in addresses.values():
        database = Database(url)
        migrate(database)
        database.close()


def _postgres() -> str | None:
    for address in filter(None, (POSTGRES, LOCAL_POSTGRES)):
        try:
            with psycopg.connect(address, connect_timeout=3):
                return address
        except psycopg.OperationalError:
            continue
    return None
