"""Who reads what, told from one process to the windows of another."""

import asyncio
import json
from datetime import timedelta

import pytest

from app.access.principal import Principal
from app.bus.contract import Bus, Hear, Topic
from app.db.engine import Database
from app.kit.clock import SetClock
from app.realtime.hub import Hub
from app.realtime.presence import Presence
from app.realtime.seat import Seat
from app.realtime.viewings import FORGET

BORIS, MARINA = 1, 2


class Wire(Bus):
    """Between processes of one test."""

    def __init__(self) -> None:
        self.ears: list[Hear] = []

    async def start(self, hear: Hear) -> None:
        self.ears.append(hear)

    async def publish(self, topic: Topic, payload: str) -> None:
        for hear in self.ears:
            hear(topic, payload)

    async def stop(self) -> None: ...


class Process:
    def __init__(self, wire: Wire, database: Database, clock: SetClock, name: str) -> None:
        self.hub = Hub()
        self.clock = clock
        self.presence = Presence(self.hub, wire, database, clock, process=name)
        wire.ears.append(self.hear)

    def hear(self, _: Topic, payload: str) -> None:
        self.presence.hear(payload)

    def opens(self, operator_id: int) -> Seat:
        rights = frozenset({"conversations.read"})
        seat = Seat(Principal(operator_id, "", "operator", rights, "hash", "csrf", self.clock.now()), 0)
        self.hub.take(seat)
        self.presence.greet(seat)
        return seat


def read_of(seat: Seat) -> list[tuple[int, int | None]]:
    """Who reads what, as the window was told since it was asked last."""
    frames = [json.loads(frame) for frame in seat.waiting]
    seat.waiting.clear()
    return [
        (frame["body"]["operator_id"], frame["body"]["conversation_id"])
        for frame in frames
        if frame.get("kind") == "viewing"
    ]


async def said() -> None:
    """What was published has been heard."""
    for _ in range(5):
        await asyncio.sleep(0)


@pytest.fixture
def wire() -> Wire:
    return Wire()


async def test_a_window_elsewhere_hears_who_reads_and_that_they_have_stopped(
    wire: Wire, database: Database, clock: SetClock
) -> None:
    here, there = Process(wire, database, clock, "here"), Process(wire, database, clock, "there")
    boris, marina = here.opens(BORIS), there.opens(MARINA)
    there.presence.views(marina, 7)
    await said()
    assert read_of(boris) == [(MARINA, 7)]
    assert read_of(here.opens(BORIS)) == [(MARINA, 7)], "a fresh window knows it at once"
    clock.move(timedelta(seconds=20))
    there.presence.views(marina, 7)
    await said()
    assert read_of(boris) == [], "repeating is for processes only"
    there.presence.stopped_viewing(marina)
    await said()
    assert read_of(boris) == [(MARINA, None)]


async def test_a_process_that_died_leaves_nobody_hanging(
    wire: Wire, database: Database, clock: SetClock
) -> None:
    here, there = Process(wire, database, clock, "here"), Process(wire, database, clock, "there")
    boris = here.opens(BORIS)
    there.presence.views(there.opens(MARINA), 7)
    await said()
    read_of(boris)
    clock.move(FORGET)
    here.presence.forget_the_silent()
    assert read_of(boris) == [(MARINA, None)]
