"""A whole house in the test's own process, whose clock stands until it is moved; what lies beyond it is real HTTP."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TypeVar

from sqlalchemy import text

from app.access.deed import Deed
from app.access.principal import Principal
from app.access.rights import rights_of
from app.channels.connecting import connect_channel
from app.channels.schemas import NewChannel
from app.conversations.history_queries import history_page
from app.conversations.outbox import put_reply
from app.conversations.schemas import Reply
from app.house import House
from app.kit.clock import SetClock
from app.operators.adding import ensure_owner
from app.outbound.amending import Amending
from app.settings import Settings

PATIENCE = 30.0
"""Seconds for what usually comes at once; a busy machine is no defect of the house."""

T = TypeVar("T")


@dataclass
class LivingHouse:
    """Open it with `await open()`; `await die()` ends it as a crash would, `close()` as its owner would."""

    settings: Settings
    clock: SetClock
    house: House = field(init=False)
    operator_id: int = 0
    _replies: int = 0
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    async def open(self) -> None:
        self.house = House(self.settings, self.clock)
        await self.house.open()
        self.house.relay.listeners.append(lambda _: self._tell())
        self.house.writer.after_commit.append(lambda _: self._tell())
        self.operator_id = await self.house.writer.write(ensure_owner, self.clock.now())

    async def close(self) -> None:
        await self.house.close()

    async def connect(self, kind: str, **settings: str) -> int:
        card = await connect_channel(
            self.house.switchboard,
            NewChannel(kind=kind, settings=settings),
            self.house.randomness.token(12),
            self.settings.base_url,
            Deed(self.clock.now()),
        )
        return card.id

    async def time_passes(self, by: timedelta) -> None:
        self.clock.move(by)
        self.house.senders.ring_all()
        self.house.leases.look()
        self.house.receivers.look()

    async def replies(self, client_id: int, words: str = "", **more: Any) -> int:
        """The message's id."""
        self._replies += 1
        card, channel_id = await self.house.writer.write(
            put_reply,
            self.conversation_of(client_id),
            Reply(key=f"reply-{self._replies:04}", text=words, **more),
            operator_id=self.operator_id,
            outlet_of=self.house.outlet_of,
            randomness=self.house.randomness,
            reopen_within=timedelta(hours=24),
            at=self.clock.now(),
        )
        await self.house.ring_outbox(channel_id)
        return int(card["id"])

    def amending(self) -> Amending:
        me = Principal(self.operator_id, "", "owner", rights_of("owner"), "", "", self.clock.now())
        return Amending(self.house.switchboard, me, self.clock.now())

    # What an operator would see.

    def rows(self, sql: str, **values: Any) -> list[tuple[Any, ...]]:
        with self.house.database.snapshot() as connection:
            return [tuple(row) for row in connection.execute(text(sql), values)]

    def client(self, name: str) -> int | None:
        found = self.rows("SELECT id FROM clients WHERE name = :name", name=name)
        return found[0][0] if found else None

    def conversation_of(self, client_id: int) -> int:
        sql = "SELECT id FROM conversations WHERE client_id = :client ORDER BY id DESC LIMIT 1"
        return int(self.rows(sql, client=client_id)[0][0])

    def history(self, client_id: int) -> list[dict[str, Any]]:
        with self.house.database.snapshot() as connection:
            return history_page(connection, client_id)[1]

    def message(self, client_id: int, message_id: int) -> dict[str, Any]:
        return next(card for card in self.history(client_id) if card["id"] == message_id)

    def fate(self, message_id: int) -> tuple[str, str | None]:
        """State and code of a delivery."""
        sql = "SELECT state, code FROM deliveries WHERE message_id = :message"
        state, code = self.rows(sql, message=message_id)[0]
        return state, code

    async def sees(self, look: Callable[[], T | None], what: str) -> T:
        """The first thing that `look` finds, as soon as it is there."""
        try:
            async with asyncio.timeout(PATIENCE):
                while True:
                    news = self._news
                    if (found := look()) is not None:
                        return found
                    await news.wait()
        except TimeoutError:
            raise AssertionError(f"not seen: {what}") from None

    async def meets(self, name: str) -> int:
        """The client of this name, as soon as there is one."""
        return await self.sees(lambda: self.client(name), f"a client called {name}")

    async def reads(self, client_id: int, words: str) -> dict[str, Any]:
        def look() -> dict[str, Any] | None:
            return next((card for card in self.history(client_id) if card["text"] == words), None)

        return await self.sees(look, f"the words {words!r}")

    async def knows(self, message_id: int, state: str, code: str | None = None) -> None:
        """Waits until a reply has come to this."""
        await self.sees(lambda: True if self.fate(message_id) == (state, code) else None, f"{state} {code}")

    def _tell(self) -> None:
        self._news.set()
        self._news = asyncio.Event()
