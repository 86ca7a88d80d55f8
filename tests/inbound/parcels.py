"""Channels whose files come as a test orders, and the worker that fetches them."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar, cast

from app.channels.open import OpenChannel, Switchboard
from app.db.engine import Database
from app.db.writer import Writer
from app.files.safe_fetch import SafeFetch
from app.files.store import FileStore
from app.inbound.fetching import Fetcher
from app.kit.clock import SetClock
from app.kit.ids import SystemRandomness
from connectors.contract import (
    Account,
    Attachment,
    Capabilities,
    Connector,
    Heard,
    MessageIn,
    MessageOut,
    Receipt,
    SendFailed,
)
from tests.inbound.people import Customer, connect_channel

Answer = bytes | Exception | asyncio.Event


class Courier(Connector):
    """Brings what was ordered under an id: bytes at once, a refusal, or nothing until a gate opens."""

    kind = "courier"
    title: ClassVar[Mapping[str, str]] = {"en": "Courier"}
    capabilities = Capabilities()

    def __init__(self) -> None:
        super().__init__({})
        self.answers: dict[str, deque[Answer]] = defaultdict(deque)
        self.limits: list[int] = []
        self.asked: list[str] = []
        self.under_way = 0
        self.most_at_once = 0

    async def check(self) -> Account:
        return Account("1", "Courier")

    def normalise(self, raw: bytes) -> list[Heard]:
        return []

    async def send(self, message: MessageOut) -> Receipt:
        raise SendFailed("rejected", "final")

    async def fetch_file(self, remote_id: str, path: str, limit: int) -> None:
        self.asked.append(remote_id)
        self.limits.append(limit)
        self.under_way += 1
        self.most_at_once = max(self.most_at_once, self.under_way)
        try:
            answer = self.answers[remote_id].popleft() if self.answers[remote_id] else b"%PDF-1.7"
            if isinstance(answer, asyncio.Event):
                await answer.wait()
                answer = b"%PDF-1.7 late"
            if isinstance(answer, Exception):
                raise answer
            await asyncio.to_thread(Path(path).write_bytes, answer)
        finally:
            self.under_way -= 1


@dataclass
class Sorting:
    """The house's worker over channels of our own."""

    database: Database
    writer: Writer
    clock: SetClock
    store: FileStore
    web: SafeFetch
    couriers: dict[int, Courier] = field(default_factory=dict)
    fetcher: Fetcher = field(init=False)

    def __post_init__(self) -> None:
        self.fetcher = Fetcher(
            self.database,
            cast("Switchboard", self),
            self.writer,
            self.store,
            self.web,
            self.clock,
            SystemRandomness(),
        )

    def get(self, channel_id: int) -> OpenChannel | None:
        """As the switchboard would."""
        courier = self.couriers.get(channel_id)
        if courier is None:
            return None
        return OpenChannel(channel_id, "courier", "", "", "active", Courier.capabilities, courier, {})

    async def opens_channel(self, name: str) -> tuple[Courier, Customer]:
        """A channel, and somebody who writes there."""
        channel_id = await asyncio.to_thread(connect_channel, self.writer, self.clock, name)
        self.couriers[channel_id] = Courier()
        return self.couriers[channel_id], Customer(
            self.writer, self.clock, channel_id, f"{name}-anna", "Анна"
        )

    async def sends(self, customer: Customer, **attachment: Any) -> int:
        """Id of the attachment."""
        words = customer.message("Смотрите")
        message = MessageIn(
            words.external_id,
            words.author,
            words.address,
            sent_at=words.sent_at,
            text=words.text,
            attachments=(Attachment("document", **attachment),),
        )
        await asyncio.to_thread(customer.sends, message, key=message.external_id)
        self.fetcher.ring()
        return int(self.look("SELECT max(id) FROM attachments")[0])

    async def time_passes(self, by: timedelta) -> None:
        self.clock.move(by)
        self.fetcher.ring()

    def look(self, sql: str) -> Any:
        with self.database.snapshot() as connection:
            return connection.exec_driver_sql(sql).one()

    def fate(self, attachment_id: int) -> tuple[str, str | None, int]:
        """State, code and attempts."""
        return tuple(
            self.look(f"SELECT state, error_code, attempts FROM attachments WHERE id = {attachment_id}")
        )

    async def becomes(self, attachment_id: int, *fate: object) -> None:
        await self.until(lambda: self.fate(attachment_id)[: len(fate)] == fate)

    async def until(self, holds: Callable[[], bool]) -> None:
        """Not every commit tells the world of itself, so the database is asked again and again."""
        async with asyncio.timeout(30):
            while not holds():  # noqa: ASYNC110 - what changed it may be another process
                await asyncio.sleep(0.01)
