"""From the log to the listeners: every event once, in order, whoever wrote it and whoever forgot to say so."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from app.db.engine import Database
from app.db.transaction import LogEntry, Transaction
from app.db.writer import Writer
from app.events.log import append
from app.events.relay import Passage, Relay
from app.kit.clock import SetClock

pytestmark = pytest.mark.timeout(60)


class Listener:
    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self._change = asyncio.Event()

    def hear(self, passage: Passage) -> None:
        self.passages.append(passage)
        self._change.set()

    @property
    def words(self) -> list[str]:
        return [event.entry.body for passage in self.passages for event in passage.events]

    async def until(self, words: list[str]) -> None:
        async with asyncio.timeout(20):
            while self.words != words:
                self._change.clear()
                await self._change.wait()

    def assert_without_gaps(self) -> None:
        place = self.passages[0].after
        for passage in self.passages:
            assert passage.after == place
            assert [event.seq for event in passage.events] == list(range(place + 1, passage.upto + 1))
            place = passage.upto


@pytest.fixture
async def listener() -> Listener:
    return Listener()


@pytest.fixture
async def relay(database: Database, listener: Listener) -> AsyncIterator[Relay]:
    """Looks at the log by itself every twentieth of a second."""
    relay = Relay(database, pause=0.05)
    relay.begin()
    relay.listeners.append(listener.hear)
    running = asyncio.ensure_future(relay.run())
    yield relay
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


def say(tx: Transaction, words: str, clock: SetClock) -> None:
    tx.log(LogEntry("said", clock.now(), f'"{words}"'))


async def test_what_nobody_announced_is_found_in_the_log(
    relay: Relay, listener: Listener, writer: Writer, clock: SetClock
) -> None:
    await writer.write(say, "тихо", clock)
    await listener.until(['"тихо"'])


async def test_our_own_commits_come_at_once(
    database: Database, listener: Listener, writer: Writer, clock: SetClock
) -> None:
    relay = Relay(database, pause=3_600)
    relay.begin()
    relay.listeners.append(listener.hear)
    writer.after_commit.append(relay.committed)
    await writer.write(say, "сразу", clock)
    assert listener.words == ['"сразу"']


async def test_ours_and_others_come_in_the_order_of_the_log(
    relay: Relay, listener: Listener, writer: Writer, database: Database, clock: SetClock
) -> None:
    beside = Database(database.url.render_as_string(hide_password=False))
    other = Writer(beside, append)
    other.start(asyncio.get_running_loop())
    writer.after_commit.append(relay.committed)
    for number in range(30):
        await (other if number % 3 == 0 else writer).write(say, str(number), clock)
    await listener.until([f'"{number}"' for number in range(30)])
    listener.assert_without_gaps()
    await asyncio.to_thread(other.stop)
    beside.close()


async def test_a_bus_that_tells_everything_twice_changes_nothing(
    relay: Relay, listener: Listener, writer: Writer, clock: SetClock
) -> None:
    writer.after_commit.append(relay.committed)
    for number in range(10):
        await writer.write(say, str(number), clock)
        relay.heard(number + 1)
        relay.heard(number + 1)
        relay.look()
    await listener.until([f'"{number}"' for number in range(10)])
    listener.assert_without_gaps()


async def test_a_listener_that_fails_takes_nothing_from_the_others(
    relay: Relay, listener: Listener, writer: Writer, clock: SetClock
) -> None:
    def stumble(passage: Passage) -> None:
        raise LookupError("somebody tripped")

    relay.listeners.insert(0, stumble)
    await writer.write(say, "раз", clock)
    await writer.write(say, "два", clock)
    await listener.until(['"раз"', '"два"'])
