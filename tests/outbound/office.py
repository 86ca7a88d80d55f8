"""A channel that answers as it is told to, and the desk from which replies leave."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import ClassVar

from app.conversations.outbox import put_reply
from app.conversations.schemas import Reply
from app.conversations.settling import Settlement, settle
from app.db.engine import Database
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.files.disk_store import DiskStore
from app.kit.clock import SetClock
from app.kit.ids import SystemRandomness
from app.outbound.deliver import Sender
from connectors.contract import (
    Account,
    Capabilities,
    Connector,
    Heard,
    MessageOut,
    Receipt,
    SendFailed,
)
from tests.inbound.people import Customer

OUTLET = Capabilities()


class EvenChance:
    """Randomness without surprises: always the middle."""

    def token(self, size: int = 16) -> str:
        return "t" * size

    def number(self, below: int) -> int:
        return below // 2

    def fraction(self) -> float:
        return 0.5


class Slow:
    """An answer that does not come before it is let go."""

    def __init__(self) -> None:
        self.gone = asyncio.Event()


class Postman(Connector):
    """Delivers at once, except where an address has other answers waiting."""

    kind = "postman"
    title: ClassVar[Mapping[str, str]] = {"en": "Postman"}
    capabilities = Capabilities(sends_at_once=4)

    def __init__(self, clock: SetClock) -> None:
        super().__init__({})
        self.clock = clock
        self.answers: dict[str, deque[Slow | Exception]] = defaultdict(deque)
        self.began: list[str] = []
        self.delivered: list[str] = []
        self.keys: list[tuple[str, int]] = []
        self.receipts: dict[str, str] = {}
        """Ids to give to certain words instead of fresh ones."""
        self.change = asyncio.Event()

    async def check(self) -> Account:
        return Account("1", "Postman")

    def normalise(self, raw: bytes) -> list[Heard]:
        return []

    async def send(self, message: MessageOut) -> Receipt:
        self.began.append(message.text)
        self.keys.append((message.key, message.random_id))
        self._tell()
        waiting = self.answers[message.address]
        answer = waiting.popleft() if waiting else None
        if isinstance(answer, Slow):
            await answer.gone.wait()
        elif answer is not None:
            raise answer
        self.delivered.append(message.text)
        self._tell()
        return Receipt(self.receipts.get(message.text, f"ours:{message.key}"), self.clock.now())

    async def until(self, holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(20):
            while not holds():
                await self.change.wait()

    def _tell(self) -> None:
        self.change.set()
        self.change = asyncio.Event()


class CarefulPostman(Postman):
    """Shows a send repeated with the same key once."""

    capabilities = Capabilities(sends_at_once=4, dedupes_sends=True)


def refusal(code: str, outcome: str, **more: object) -> SendFailed:
    return SendFailed(code, outcome, **more)  # type: ignore[arg-type]


@dataclass
class Office:
    """One channel, its sender, and the people who write on it."""

    database: Database
    writer: Writer
    clock: SetClock
    channel_id: int
    postman: Postman
    folder: Path
    sender: Sender = field(init=False)
    rung: list[int] = field(default_factory=list)
    troubles: list[tuple[int, str, str]] = field(default_factory=list)
    committed: asyncio.Event = field(default_factory=asyncio.Event)
    _replies: int = 0

    def settle(self, tx: Transaction, settlement: Settlement, at: datetime) -> int | None:
        settle(tx, settlement, at)
        return None

    def __post_init__(self) -> None:
        self.writer.after_commit.append(lambda _: self._tell())
        self.sender = Sender(
            self.channel_id,
            self.postman,
            self.writer,
            self.clock,
            EvenChance(),
            "this process",
            DiskStore(self.folder),
            self.settle,
            lambda *trouble: self.troubles.append(trouble),
            self.rung.append,
        )

    async def welcomes(self, name: str) -> Customer:
        customer = Customer(self.writer, self.clock, self.channel_id, name.lower(), name)
        await asyncio.to_thread(customer.writes, f"Это {name}")
        return customer

    async def replies(self, customer: Customer, text: str) -> int:
        """The message's id. The sender hears of it."""
        self._replies += 1
        card, _ = await self.writer.write(
            put_reply,
            self._conversation_of(customer),
            Reply(key=f"reply-{self._replies:04}", text=text),
            operator_id=1,
            outlet_of=lambda _: OUTLET,
            randomness=SystemRandomness(),
            reopen_within=timedelta(hours=24),
            at=self.clock.now(),
        )
        self.sender.ring()
        number: int = card["id"]
        return number

    async def time_passes(self, by: timedelta) -> None:
        self.clock.move(by)
        self.sender.ring()

    def fate(self, message_id: int) -> tuple[str, str | None]:
        """State and code."""
        with self.database.snapshot() as connection:
            row = connection.exec_driver_sql(
                f"SELECT state, code FROM deliveries WHERE message_id = {message_id}"
            ).one()
        return row[0], row[1]

    async def becomes(self, message_id: int, state: str, code: str | None = None) -> None:
        async with asyncio.timeout(20):
            while self.fate(message_id) != (state, code):
                changed = self.committed
                if self.fate(message_id) != (state, code):
                    await changed.wait()

    def _conversation_of(self, customer: Customer) -> int:
        with self.database.snapshot() as connection:
            found: int = connection.exec_driver_sql(
                "SELECT c.id FROM conversations AS c JOIN identities AS i ON i.client_id = c.client_id"
                f" WHERE i.external_id = '{customer.external_id}'"
            ).scalar_one()
        return found

    def _tell(self) -> None:
        self.committed.set()
        self.committed = asyncio.Event()
