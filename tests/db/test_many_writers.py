"""PostgreSQL lets several write at once: deadlocks are repeated, and seq still has no gap."""

import asyncio
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from random import Random

import pytest

from app.db.engine import Database
from app.db.transaction import LogEntry, Transaction
from app.db.writer import Appended, Writer
from app.events.log import append, events_after
from app.kit.clock import SetClock

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.postgres


@pytest.fixture
async def writer(postgres_url: str) -> AsyncIterator[Writer]:
    """With two connections."""
    database = Database(postgres_url)
    writer = Writer(database, append, connections=2)
    writer.start(asyncio.get_running_loop())
    yield writer
    await asyncio.to_thread(writer.stop)
    database.close()


async def test_of_two_that_wait_for_each_other_both_get_through(writer: Writer, clock: SetClock) -> None:
    await writer.write(_add, "левый")
    await writer.write(_add, "правый")
    both_hold = threading.Barrier(2, timeout=20)
    attempts: Counter[str] = Counter()

    def take(tx: Transaction, first: str, second: str) -> None:
        attempts[first] += 1
        _lock(tx, first)
        if attempts[first] == 1:
            both_hold.wait()
        _lock(tx, second)
        tx.log(LogEntry("taken", clock.now(), f'"{first}"'))

    one = asyncio.ensure_future(writer.write(take, "левый", "правый"))
    # The other must come in a transaction of its own, so the first has to be under way.
    async with asyncio.timeout(20):
        while not both_hold.n_waiting:
            await asyncio.to_thread(lambda: None)
    other = asyncio.ensure_future(writer.write(take, "правый", "левый"))
    await asyncio.gather(one, other)
    assert max(attempts.values()) >= 2, "nobody was in anybody's way"
    with writer.database.snapshot() as connection:
        assert sorted(e.entry.body for e in events_after(connection, 0, 10)) == ['"левый"', '"правый"']


async def test_large_transactions_that_need_the_same_rows_do_not_lock_each_other_out_for_good(
    writer: Writer, clock: SetClock
) -> None:
    chance = Random(7)
    names = [f"ряд {number}" for number in range(200)]
    await asyncio.gather(*(writer.write(_add, name) for name in names))

    def take(tx: Transaction, first: str, second: str) -> None:
        _lock(tx, first)
        _lock(tx, second)
        tx.log(LogEntry("taken", clock.now(), "{}"))

    asked = [writer.write(take, *chance.sample(names, 2)) for _ in range(1_500)]
    assert {*await asyncio.gather(*asked)} == {None}
    with writer.database.snapshot() as connection:
        assert [event.seq for event in events_after(connection, 0, 2_000)] == list(range(1, 1_501))


async def test_seq_has_no_gap_and_follows_the_commits_of_two_connections(
    writer: Writer, clock: SetClock
) -> None:
    passages: list[Appended] = []
    writer.after_commit.append(passages.append)

    def note(tx: Transaction, number: int) -> None:
        tx.log(LogEntry("noted", clock.now(), str(number)))
        if number % 7 == 0:
            raise LookupError(number)

    outcomes = await asyncio.gather(
        *(writer.write(note, number) for number in range(2_000)), return_exceptions=True
    )
    kept = [number for number in range(2_000) if number % 7]
    assert [n for n, outcome in enumerate(outcomes) if outcome is None] == kept
    with writer.database.snapshot() as connection:
        events = events_after(connection, 0, 10_000)
    assert [event.seq for event in events] == list(range(1, len(kept) + 1))
    assert sorted(int(event.entry.body) for event in events) == kept
    told = sorted(passages, key=lambda passage: passage.after)
    assert [p.after for p in told] == [0, *(p.upto for p in told[:-1])]


@pytest.mark.slow
def test_two_processes_share_one_log_without_a_gap(postgres_url: str) -> None:
    scribes = [_scribe(postgres_url, name) for name in ("Анна", "Борис")]
    for scribe in scribes:
        assert scribe.stdout is not None
        assert scribe.stdout.readline() == "ready\n"
    for scribe in scribes:
        scribe.communicate("go\n", timeout=50)
        assert scribe.returncode == 0
    database = Database(postgres_url)
    with database.snapshot() as connection:
        events = events_after(connection, 0, 10_000)
    database.close()
    assert [event.seq for event in events] == list(range(1, 801))
    assert sorted(event.entry.body for event in events) == sorted(
        f'"{name} {number}"' for name in ("Анна", "Борис") for number in range(400)
    )


def _scribe(address: str, name: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.db.scribe", address, name, "400"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def _add(tx: Transaction, name: str) -> None:
    tx.run("INSERT INTO tags (name) VALUES (?)", (name,))


def _lock(tx: Transaction, name: str) -> None:
    tx.run("UPDATE tags SET name = name WHERE name = ?", (name,))
