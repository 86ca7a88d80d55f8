"""Gluing costs what it costs, however much two people have said."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, event

from app.conversations.history_queries import history_page
from app.db.answer import Answer
from app.db.transaction import Transaction
from app.gluing.evidence import Evidence
from app.gluing.glue import glue
from app.gluing.unglue import unglue
from tests.gluing.world import World

FEW, MANY = 10, 1_000


def test_two_with_many_messages_take_no_more_than_two_with_few(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = [_cost(world, monkeypatch, pair, said) for pair, said in (((0, 1), FEW), ((2, 3), MANY))]
    assert counts[0] == counts[1]


def test_a_page_of_history_is_read_from_its_end(world: World) -> None:
    """Of each strand the last ones, straight from where they lie side by side."""
    world.hears(0)
    world.hears(1)
    world.do(glue, world.client(0), world.client(1), Evidence("operator"), by=None, at=world.now)
    plan = _plan_of(world, lambda connection: history_page(connection, world.client(0)))
    assert "SEARCH messages USING PRIMARY KEY (strand_id=?)" in plan or "Index Cond: (strand_id =" in plan
    assert "SCAN messages" not in plan
    assert "Seq Scan on messages" not in plan


def _cost(world: World, monkeypatch: pytest.MonkeyPatch, pair: tuple[int, int], said: int) -> list[object]:
    """Statements, and rows written, of a glue and of taking it back at once."""
    for person in pair:
        world.hears(person)
        _say_much(world, person, said)
        world.hears(person)
        world.clock.move(timedelta(days=30))
    counted: list[object] = []
    with _counting(monkeypatch, counted):
        glued = world.do(
            glue, world.client(pair[0]), world.client(pair[1]), Evidence("operator"), by=None, at=world.now
        )
    statements = len(counted)
    with _counting(monkeypatch, counted):
        world.do(unglue, glued.glue_id or 0, by=None, at=world.now)
    return [statements, *counted]


@contextmanager
def _counting(monkeypatch: pytest.MonkeyPatch, counted: list[object]) -> Iterator[None]:
    run = Transaction.run

    def noted(tx: Transaction, sql: str, parameters: object = ()) -> Answer:
        answer = run(tx, sql, parameters)
        verb = sql.split(maxsplit=1)[0]
        if verb in {"UPDATE", "INSERT", "DELETE"} and "messages" not in sql.split()[1:3]:
            counted.append((verb, sql.split()[1], answer.rowcount if verb == "UPDATE" else None))
        elif "SAVEPOINT" not in sql:
            counted.append((verb, answer.rowcount if verb == "UPDATE" else None))
        return answer

    with monkeypatch.context() as patched:
        patched.setattr(Transaction, "run", noted)
        yield


def _say_much(world: World, person: int, count: int) -> None:
    """Past the doors: what matters is that it is there."""
    identity_id, client_id = world.identity(person)

    def write(tx: Transaction) -> None:
        ids = tx.take_ids("messages", count)
        strand_id, conversation_id = tx.run(
            "SELECT i.strand_id, c.id FROM identities AS i JOIN conversations AS c ON c.client_id = i.client_id"
            " WHERE i.id = ?",
            (identity_id,),
        ).one()
        for message_id in ids:
            at = tx.stored(world.clock.now() + timedelta(seconds=message_id % MANY))
            tx.run(
                "INSERT INTO messages (strand_id, order_at, id, conversation_id, direction, identity_id, text,"
                " sent_at, arrived_at) VALUES (?, ?, ?, ?, 'in', ?, 'Ещё', ?, ?)",
                (strand_id, at, message_id, conversation_id, identity_id, at, at),
            )
        tx.run(
            "UPDATE conversations SET inbound_count = inbound_count + ? WHERE client_id = ?",
            (count, client_id),
        )

    world.do(write)


def _plan_of(world: World, read: Callable[[Connection], object]) -> str:
    """How the database goes about the statement that looks for the newest keys."""
    client_strands = world.rows("SELECT count(*) FROM strands WHERE client_id = ?", world.client(0))[0][0]
    said: list[tuple[str, Any]] = []

    def note(_conn: Any, _cursor: Any, sql: str, parameters: Any, _context: Any, _many: bool) -> None:
        said.append((sql, parameters))

    with world.database.snapshot() as connection:
        on_sqlite = connection.dialect.name == "sqlite"
        event.listen(connection, "before_cursor_execute", note)
        read(connection)
        event.remove(connection, "before_cursor_execute", note)
        sql, parameters = next(one for one in said if "UNION ALL" in one[0])
        assert sql.count("UNION ALL") == client_strands - 1
        if not on_sqlite:
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        explain = "EXPLAIN QUERY PLAN " if on_sqlite else "EXPLAIN "
        return "\n".join(str(row) for row in connection.exec_driver_sql(explain + sql, parameters))
