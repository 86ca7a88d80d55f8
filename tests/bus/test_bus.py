"""Every bus carries the same words; what is lost on it is found in the log."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable

import pytest
import redis
from sqlalchemy.engine import make_url

from app.bus.contract import Bus, Topic
from app.bus.memory import MemoryBus
from app.bus.notify import NotifyBus
from app.bus.redis import RedisBus
from app.db.engine import Database
from app.db.transaction import LogEntry, Transaction
from app.db.writer import Writer
from app.events.log import append
from app.events.relay import Passage, Relay
from app.kit.clock import SetClock
from tests.needs import forbid_or_skip

REDIS = os.environ.get("OKNO_TEST_REDIS_URL", "redis://127.0.0.1:6379/0")
PATIENCE = 15.0


class Listener:
    """Hears one bus, and can be waited for."""

    def __init__(self, bus: Bus) -> None:
        self.bus = bus
        self.heard: list[tuple[Topic, str]] = []
        self._news = asyncio.Event()

    def hear(self, topic: Topic, payload: str) -> None:
        self.heard.append((topic, payload))
        self._news.set()

    async def hears(self, topic: Topic, payload: str) -> None:
        async with asyncio.timeout(PATIENCE):
            while (topic, payload) not in self.heard:
                self._news.clear()
                await self._news.wait()


@pytest.fixture(
    params=[
        "memory",
        pytest.param("notify", marks=pytest.mark.postgres),
        pytest.param("redis", marks=pytest.mark.redis),
    ]
)
def another_bus(request: pytest.FixtureRequest) -> Callable[[], Bus]:
    """Makes one more bus on the same line."""
    if request.param == "notify":
        url = make_url(request.getfixturevalue("postgres_url"))
        return lambda: NotifyBus(url)
    if request.param == "redis":
        needs_redis()
        return lambda: RedisBus(REDIS, f"test-{os.getpid()}")
    only = MemoryBus()
    return lambda: only


def needs_redis() -> None:
    client = redis.Redis.from_url(REDIS, socket_connect_timeout=2)
    try:
        client.ping()
    except redis.RedisError:
        forbid_or_skip("Redis", "no server answers")
    finally:
        client.close()


@pytest.fixture
async def listeners(another_bus: Callable[[], Bus]) -> AsyncIterator[tuple[Listener, Listener]]:
    one, other = Listener(another_bus()), Listener(another_bus())
    for listener in (one, other):
        await listener.bus.start(listener.hear)
    yield one, other
    for listener in (one, other):
        await listener.bus.stop()


async def test_what_one_process_says_another_hears(listeners: tuple[Listener, Listener]) -> None:
    one, other = listeners
    await one.bus.publish("fleeting", '{"kind":"typing","text":"Пишу"}')
    await other.hears("fleeting", '{"kind":"typing","text":"Пишу"}')
    await one.bus.publish("outbox", "7")
    await other.hears("outbox", "7")


async def test_a_word_too_long_for_the_bus_is_lost_and_harms_nothing(
    listeners: tuple[Listener, Listener],
) -> None:
    one, other = listeners
    await one.bus.publish("fleeting", "x" * 20_000)
    await one.bus.publish("outbox", "8")
    await other.hears("outbox", "8")


@pytest.mark.postgres
async def test_a_commit_is_announced_by_its_own_transaction(postgres_url: str, clock: SetClock) -> None:
    listener = Listener(NotifyBus(make_url(postgres_url)))
    await listener.bus.start(listener.hear)
    database = Database(postgres_url)
    with Writer(database, append).running() as writer:
        await asyncio.to_thread(writer.write_now, _log_something, clock)
    await listener.hears("log", "1")
    await listener.bus.stop()
    database.close()


async def test_without_any_bus_the_log_is_found_all_the_same(database: Database, clock: SetClock) -> None:
    relay = Relay(database, pause=0.05)
    relay.begin()
    arrived = asyncio.Event()
    passages: list[Passage] = []

    def listen(passage: Passage) -> None:
        passages.append(passage)
        arrived.set()

    relay.listeners.append(listen)
    running = asyncio.create_task(relay.run())
    with Writer(database, append).running() as writer:
        await asyncio.to_thread(writer.write_now, _log_something, clock)
    async with asyncio.timeout(PATIENCE):
        await arrived.wait()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert [(passage.after, passage.upto) for passage in passages] == [(0, 1)]


def _log_something(tx: Transaction, clock: SetClock) -> None:
    tx.log(LogEntry("test.happened", clock.now(), "{}"))
