"""Who is here is known in every process, whichever bus they hear each other by."""

import asyncio
import contextlib
import uuid
from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import pytest

from app.access.principal import Principal
from app.bus.contract import Bus, Topic
from app.bus.memory import MemoryBus
from app.bus.notify import NotifyBus
from app.bus.redis import RedisBus
from app.db.engine import Database
from app.kit.clock import SetClock
from app.realtime.hub import Hub
from app.realtime.presence import Presence
from app.realtime.seat import Seat
from app.workplace.schemas import Workplace
from tests.bus.test_bus import REDIS, needs_redis
from tests.realtime.test_attendance import BORIS, LONG_AGO, MARINA, card

PATIENCE = 30.0


class Process:
    """Its part of the house; everything that comes over the bus is heard and noted."""

    def __init__(self, name: str, bus: Bus, database: Database, clock: SetClock) -> None:
        self.bus = bus
        self.hub = Hub()
        self.presence = Presence(self.hub, bus, database, clock, process=name)
        self.presence.attendance.learn([card(BORIS), card(MARINA)], Workplace())
        self.heard = asyncio.Event()

    def hear(self, topic: Topic, payload: str) -> None:
        if topic == "fleeting":
            self.presence.hear(payload)
            self.heard.set()

    def opens(self, operator_id: int) -> Seat:
        rights = frozenset({"conversations.read"})
        seat = Seat(
            Principal(operator_id, "Борис", "operator", rights, "hash", "csrf", LONG_AGO), skip_upto=0
        )
        self.hub.take(seat)
        self.presence.changed()
        return seat

    async def sees(self, operator_id: int, standing: str) -> None:
        """As soon as the other process has said so."""
        async with asyncio.timeout(PATIENCE):
            while self.presence.attendance.standing(operator_id) != standing:
                self.heard.clear()
                await self.heard.wait()


@pytest.fixture(
    params=[
        "memory",
        pytest.param("notify", marks=pytest.mark.postgres),
        pytest.param("redis", marks=pytest.mark.redis),
    ]
)
def make_bus(request: pytest.FixtureRequest) -> Callable[[], Bus]:
    """Two of them hear each other; of the one in memory there is only one."""
    if request.param == "notify":
        address = request.getfixturevalue("postgres_url")
        return lambda: NotifyBus(Database(address).url)
    if request.param == "redis":
        needs_redis()
        space = uuid.uuid4().hex
        return lambda: RedisBus(REDIS, space)
    only = MemoryBus()
    return lambda: only


@pytest.fixture
async def processes(
    make_bus: Callable[[], Bus], sqlite_url: str, clock: SetClock
) -> AsyncIterator[tuple[Process, Process]]:
    database = Database(sqlite_url)
    first, second = (Process(name, make_bus(), database, clock) for name in "ab")

    def both(topic: Topic, payload: str) -> None:
        first.hear(topic, payload)
        second.hear(topic, payload)

    alone = first.bus is second.bus
    async with contextlib.AsyncExitStack() as stack:
        for process in (first,) if alone else (first, second):
            await process.bus.start(both if alone else process.hear)
            stack.push_async_callback(process.bus.stop)
        yield first, second
    database.close()


async def test_the_other_process_knows_who_came_touched_and_left(
    processes: tuple[Process, Process], clock: SetClock
) -> None:
    here, there = processes
    seat = here.opens(BORIS)
    await there.sees(BORIS, "idle")
    here.presence.hears_of(seat, "active", 0)
    await there.sees(BORIS, "online")
    assert there.presence.online() == {BORIS}

    # In the end nobody has touched anything for long: each finds out by itself.
    clock.move(timedelta(minutes=5))
    here.presence.changed()
    await there.sees(BORIS, "idle")
    here.presence.hears_of(seat, "active", 0)
    await there.sees(BORIS, "online")

    here.hub.leave(seat)
    here.presence.changed()
    await there.sees(BORIS, "offline")
    assert there.presence.attendance.standing(MARINA) == "offline"
