"""One writer: everything that waits is one transaction, and nobody pays for a neighbour's failure."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable

import psutil
import pytest

from app.db.batched import Batched
from app.db.engine import Database
from app.db.transaction import LogEntry, Transaction
from app.db.writer import MOST_AT_ONCE, MOST_WAITING, Appended, Writer
from app.events.log import append, events_after
from app.kit.clock import SetClock
from app.kit.errors import OknoError

MEGABYTE = 1 << 20


@pytest.fixture
async def writer(database: Database) -> AsyncIterator[Writer]:
    """Answers on the test's own event loop."""
    writer = Writer(database, append)
    writer.start(asyncio.get_running_loop())
    yield writer
    await asyncio.to_thread(writer.stop)


@pytest.fixture
def commits(writer: Writer) -> list[Appended]:
    heard: list[Appended] = []
    writer.after_commit.append(heard.append)
    return heard


class Gate:
    """Keeps the writer busy, so that whoever comes meanwhile waits together."""

    def __init__(self) -> None:
        self._reached, self._opened = threading.Event(), threading.Event()
        self._busy: asyncio.Future[None]

    @classmethod
    async def held(cls, writer: Writer) -> "Gate":
        gate = cls()
        gate._busy = asyncio.ensure_future(writer.write(gate._hold))
        assert await asyncio.to_thread(gate._reached.wait, 30)
        return gate

    async def opens(self) -> None:
        self._opened.set()
        await self._busy

    def _hold(self, tx: Transaction) -> None:
        self._reached.set()
        assert self._opened.wait(30)


def add_tag(tx: Transaction, name: str, clock: SetClock) -> str:
    tx.run("INSERT INTO tags (name) VALUES (?)", (name,))
    tx.log(LogEntry("tag.added", clock.now(), f'"{name}"'))
    return name


def tags(database: Database) -> list[str]:
    with database.snapshot() as connection:
        return list(connection.exec_driver_sql("SELECT name FROM tags ORDER BY id").scalars())


def log_of(database: Database) -> list[tuple[int, str]]:
    with database.snapshot() as connection:
        return [(event.seq, event.entry.body) for event in events_after(connection, 0, 100_000)]


async def test_everybody_who_waits_shares_one_commit_in_the_order_in_which_they_came(
    writer: Writer, database: Database, commits: list[Appended], clock: SetClock
) -> None:
    gate = await Gate.held(writer)
    asked = [asyncio.ensure_future(writer.write(add_tag, f"{n:03}", clock)) for n in range(100)]
    await until(lambda: writer.waiting == 100)
    await gate.opens()
    names = [f"{n:03}" for n in range(100)]
    assert await asyncio.gather(*asked) == names
    assert [(one.after, one.upto) for one in commits] == [(0, 100)]
    assert tags(database) == names
    assert log_of(database) == [(seq, f'"{name}"') for seq, name in enumerate(names, 1)]


async def test_a_unit_that_fails_takes_back_its_own_words_and_events_alone(
    writer: Writer, database: Database, clock: SetClock
) -> None:
    def fail(tx: Transaction) -> None:
        add_tag(tx, "никогда", clock)
        raise OknoError("changed_my_mind", 409)

    outcomes = await asyncio.gather(
        writer.write(add_tag, "до", clock),
        writer.write(fail),
        writer.write(add_tag, "после", clock),
        return_exceptions=True,
    )
    assert [str(outcome) for outcome in outcomes] == ["до", "changed_my_mind", "после"]
    assert tags(database) == ["до", "после"]
    assert log_of(database) == [(1, '"до"'), (2, '"после"')]


async def test_a_unit_the_database_refuses_leaves_its_neighbours_alone(
    writer: Writer, database: Database, clock: SetClock
) -> None:
    gate = await Gate.held(writer)
    asked = [asyncio.ensure_future(writer.write(add_tag, name, clock)) for name in ("а", "а", "б")]
    await until(lambda: writer.waiting == 3)
    await gate.opens()
    first, twice, third = await asyncio.gather(*asked, return_exceptions=True)
    assert (first, third) == ("а", "б")
    assert isinstance(twice, Exception)
    assert tags(database) == ["а", "б"]


async def test_what_likes_company_comes_as_one_list_and_apart_when_that_fails(
    writer: Writer, database: Database, clock: SetClock
) -> None:
    lists: list[list[str]] = []

    def add_all(tx: Transaction, names: list[str]) -> list[str]:
        lists.append(names)
        for name in names:
            add_tag(tx, name, clock)
            if name == "плохое":
                raise OknoError("bad_name", 422)
        return [f"{name}!" for name in names]

    together = Batched(add_all)
    gate = await Gate.held(writer)
    asked = [asyncio.ensure_future(writer.join(together, name)) for name in ("раз", "плохое", "три")]
    await until(lambda: writer.waiting == 3)
    await gate.opens()
    outcomes = await asyncio.gather(*asked, return_exceptions=True)
    assert [str(outcome) for outcome in outcomes] == ["раз!", "bad_name", "три!"]
    assert lists == [["раз", "плохое", "три"], ["раз"], ["плохое"], ["три"]]
    assert tags(database) == ["раз", "три"]


async def test_a_write_stands_though_whoever_waited_has_gone(
    writer: Writer, database: Database, clock: SetClock
) -> None:
    gate = await Gate.held(writer)
    asked = asyncio.ensure_future(writer.write(add_tag, "осталось", clock))
    await until(lambda: writer.waiting == 1)
    asked.cancel()
    await gate.opens()
    assert await writer.write(add_tag, "и дальше", clock) == "и дальше"
    assert asked.cancelled()
    assert tags(database) == ["осталось", "и дальше"]


async def test_stopping_writes_what_waits_and_takes_no_more(
    writer: Writer, database: Database, clock: SetClock
) -> None:
    asked = [asyncio.ensure_future(writer.write(add_tag, f"{n:03}", clock)) for n in range(50)]
    await until(lambda: writer.waiting > 0 or asked[-1].done())
    await asyncio.to_thread(writer.stop)
    await asyncio.gather(*asked)
    assert len(tags(database)) == 50
    with pytest.raises(OknoError, match="shutting_down"):
        await writer.write(add_tag, "поздно", clock)


@pytest.mark.slow
async def test_fifty_thousand_units_wait_in_bounded_memory(sqlite_url: str, clock: SetClock) -> None:
    database = Database(sqlite_url)
    writer = Writer(database, append)
    writer.start(asyncio.get_running_loop())
    longest = 0
    order: list[int] = []

    def count(tx: Transaction, number: int) -> None:
        nonlocal longest
        longest = max(longest, writer.waiting)
        order.append(number)

    process = psutil.Process()
    before = process.memory_info().rss
    asked = [asyncio.ensure_future(writer.write(count, number)) for number in range(50_000)]
    await asyncio.gather(*asked)
    growth = process.memory_info().rss - before
    await asyncio.to_thread(writer.stop)
    database.close()
    assert order == list(range(50_000))
    assert MOST_AT_ONCE < longest <= MOST_WAITING
    assert growth < 300 * MEGABYTE, f"{growth / MEGABYTE:.0f} MB"


async def until(holds: Callable[[], bool]) -> None:
    """Let everybody else have their turn until it holds."""
    async with asyncio.timeout(30):
        while not holds():
            await asyncio.to_thread(lambda: None)
