"""Who speaks in a chat is called by name, also when the channel tells it late or only after a restart."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import ClassVar

import pytest

from app.db.engine import Database
from app.db.writer import Writer
from app.events.log import append
from app.inbound.letters import Letter
from app.inbound.speakers import Speakers
from app.kit.clock import SetClock
from connectors.contract import (
    Account,
    Author,
    Capabilities,
    Connector,
    Heard,
    MessageIn,
    MessageOut,
    Receipt,
    SendFailed,
)
from tests.inbound.people import INTAKE, Customer, connect_channel


class Chatter(Connector):
    """Knows everybody's name, and fails to tell it when a failure waits."""

    kind = "chatter"
    title: ClassVar[Mapping[str, str]] = {"en": "Chatter"}
    capabilities = Capabilities()

    def __init__(self) -> None:
        super().__init__({})
        self.failures: deque[Exception | None] = deque()
        self.asked: list[tuple[str, ...]] = []

    async def check(self) -> Account:
        return Account("1", "Chatter")

    def normalise(self, raw: bytes) -> list[Heard]:
        return []

    async def send(self, message: MessageOut) -> Receipt:
        raise SendFailed("rejected", "final")

    async def fetch_profiles(self, external_ids: Sequence[str]) -> Mapping[str, Author]:
        self.asked.append(tuple(external_ids))
        failure = self.failures.popleft() if self.failures else None
        if failure is not None:
            raise failure
        return {one: Author(one, f"Анна {one}") for one in external_ids}


class Room:
    """A chat, and one run of the process."""

    def __init__(self, database: Database, writer: Writer, clock: SetClock, channel_id: int) -> None:
        self.database = database
        self.chat = Customer(writer, clock, channel_id, "2000000001", "Соседи")
        self.chatter = Chatter()
        self.committed = asyncio.Event()
        writer.after_commit.append(lambda _: self.committed.set())
        self.speakers = self.starts()

    def starts(self) -> Speakers:
        return Speakers(self.chat.writer, self.chat.clock, gathering=0, pauses=(0, 0))

    async def hears(self, number: int, speaker: str = "719") -> None:
        await self.files(self.takes(number, speaker))

    def takes(self, number: int, speaker: str = "719") -> tuple[Letter, ...]:
        """In hand, with the names that are known by now."""
        message = MessageIn(
            external_id=f"{self.chat.external_id}:{number}",
            author=self.chat.author,
            address=self.chat.external_id,
            sent_at=self.chat.clock.now(),
            text=f"{number}",
            speaker=f"id{speaker}",
            speaker_id=speaker,
        )
        return self.speakers.named(self.chat.channel_id, [Letter(f"{number}", b"{}", (message,), "parsed")])

    async def files(self, letters: tuple[Letter, ...]) -> None:
        await asyncio.to_thread(self.chat.writer.join_now, INTAKE, self.chat.parcel(*letters))
        self.speakers.ask(self.chat.channel_id, self.chatter, letters)

    async def shows(self, *speakers: str) -> None:
        async with asyncio.timeout(30):
            while True:
                self.committed.clear()
                if self._shown() == list(speakers):
                    return
                await self.committed.wait()

    def _shown(self) -> list[str]:
        with self.database.snapshot() as connection:
            return list(connection.exec_driver_sql("SELECT speaker FROM messages ORDER BY id").scalars())


@pytest.fixture
async def room(database: Database, clock: SetClock) -> AsyncIterator[Room]:
    writer = Writer(database, append)
    writer.start(asyncio.get_running_loop())
    channel_id = await asyncio.to_thread(connect_channel, writer, clock)
    room = Room(database, writer, clock, channel_id)
    yield room
    await room.speakers.stop()
    await asyncio.to_thread(writer.stop)


async def test_a_name_that_was_not_told_is_asked_for_again(room: Room) -> None:
    room.chatter.failures += [SendFailed("network", "retry"), SendFailed("network", "retry")]
    await room.hears(1)
    await room.shows("Анна 719")
    assert room.chatter.asked == [("719",)] * 3


async def test_words_in_hand_while_a_name_is_learnt_get_it_too(room: Room) -> None:
    in_hand = room.takes(2)
    await room.hears(1)
    await room.shows("Анна 719")
    await room.files(in_hand)
    await room.shows("Анна 719", "Анна 719")
    await room.hears(3)
    await room.shows("Анна 719", "Анна 719", "Анна 719")
    assert room.chatter.asked == [("719",)] * 2


async def test_a_name_that_is_never_told_is_not_asked_for_without_end(room: Room) -> None:
    room.chatter.failures += [SendFailed("network", "retry")] * 3
    await room.hears(1)
    async with asyncio.timeout(30):
        while room.speakers._tasks:
            await asyncio.gather(*room.speakers._tasks)
    assert room.chatter.asked == [("719",)] * 3
    await room.hears(2)
    await room.shows("Анна 719", "Анна 719")


async def test_after_a_restart_earlier_words_get_the_name_with_the_next_ones(room: Room) -> None:
    room.speakers.pauses = ()
    room.chatter.failures += [SendFailed("network", "retry")] * 2
    await room.hears(1)
    await asyncio.gather(*room.speakers._tasks)
    await room.hears(2, speaker="5")
    await asyncio.gather(*room.speakers._tasks)
    await room.shows("id719", "id5")

    room.speakers = room.starts()
    await room.hears(3)
    await room.shows("Анна 719", "id5", "Анна 719")
