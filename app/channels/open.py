"""The channels that are open in this process."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from app.channels.asking import let_go
from app.channels.health import mark_healthy, mark_trouble
from app.channels.keyring import Keyring
from app.channels.opening import OUR_TROUBLES, OpenChannel, is_to_be_opened, open_channel
from app.channels.records import StoredChannel, read_account, stored_channels
from app.db.engine import Database
from app.db.writer import Writer
from app.kit.clock import Clock
from connectors.contract import Connector

__all__ = ["OpenChannel", "Switchboard"]

GRACE = 30.0
"""Seconds that a connector which was replaced may still bring to an end what it is doing."""


class Switchboard:
    """Holds one connector per active channel, as the database says it, once `refresh` was called."""

    def __init__(
        self,
        database: Database,
        writer: Writer,
        keyring: Keyring,
        clock: Clock,
        *,
        grace: float = GRACE,
    ) -> None:
        self.database = database
        self.writer = writer
        self.keyring = keyring
        self.clock = clock
        self.on_change: list[Callable[[frozenset[int]], None]] = []
        """Called after a refresh with the ids of channels that came, went or changed in any way. What a new
        name or account leaves alone is the connector: it stays the same object."""
        self._grace = grace
        self._channels: dict[int, OpenChannel] = {}
        self._stored: dict[int, StoredChannel] = {}
        self._by_key: dict[str, OpenChannel] = {}
        self._one_at_a_time = asyncio.Lock()
        self._asked = 0
        self._answered = 0
        self._leaving: set[asyncio.Task[None]] = set()
        self._hurry = asyncio.Event()

    def get(self, channel_id: int) -> OpenChannel | None:
        return self._channels.get(channel_id)

    def by_public_key(self, key: str) -> OpenChannel | None:
        return self._by_key.get(key)

    def all(self) -> tuple[OpenChannel, ...]:
        return tuple(self._channels.values())

    async def refresh(self) -> None:
        """Become what the database says now. Those who ask while one is at it are answered together."""
        self._asked += 1
        mine = self._asked
        async with self._one_at_a_time:
            if self._answered >= mine:
                return
            upto = self._asked
            await self._read_and_change()
            self._answered = upto

    async def close(self) -> None:
        """Let go of every connector, also of those on their way out."""
        async with self._one_at_a_time:
            before = self._channels
            self._channels, self._stored, self._by_key = {}, {}, {}
            self._hurry.set()
            for channel in before.values():
                self._retire(channel.connector)
            await asyncio.gather(*self._leaving)

    async def _read_and_change(self) -> None:
        stored = {row.id: row for row in await asyncio.to_thread(self._read)}
        before = self._channels
        after = {row.id: await self._opened(row) for row in stored.values()}
        changed = {
            number for number in before.keys() | after.keys() if before.get(number) != after.get(number)
        }
        self._channels, self._stored = after, stored
        self._by_key = {channel.public_key: channel for channel in after.values()}
        for hear in self.on_change if changed else ():
            hear(frozenset(changed))
        kept = {channel.connector for channel in after.values()}
        for channel in before.values():
            if channel.connector not in kept:
                self._retire(channel.connector)
        for number in sorted(changed & after.keys()):
            await self._note(after[number], stored[number])

    def _read(self) -> list[StoredChannel]:
        with self.database.snapshot() as connection:
            return stored_channels(connection)

    async def _opened(self, row: StoredChannel) -> OpenChannel:
        known = self._channels.get(row.id)
        if known is None or known.connector is None or not _opens_alike(row, self._stored[row.id]):
            return await open_channel(row, self.keyring)
        return replace(
            known,
            name=row.name,
            public_key=row.public_key,
            account=read_account(row.account),
            file_limit=row.file_limit,
        )

    def _retire(self, connector: Connector | None) -> None:
        if connector is not None:
            task = asyncio.create_task(self._leave(connector))
            self._leaving.add(task)
            task.add_done_callback(self._leaving.discard)

    async def _leave(self, connector: Connector) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(self._grace):
                await self._hurry.wait()
        await let_go(connector)

    async def _note(self, channel: OpenChannel, stored: StoredChannel) -> None:
        """What is wrong with us is shown where people look for it, and taken back when it is mended."""
        now = self.clock.now()
        if channel.trouble in OUR_TROUBLES and channel.state == "broken":
            await self.writer.write(
                mark_trouble, channel.id, channel.trouble, "", needs_a_person=True, at=now
            )
        elif channel.state == "active" and stored.state == "broken":
            await self.writer.write(mark_healthy, channel.id, now)


def _opens_alike(one: StoredChannel, other: StoredChannel) -> bool:
    """Whether a connector made for the one serves the other."""
    return (one.kind, one.settings, one.secrets) == (other.kind, other.settings, other.secrets) and (
        is_to_be_opened(one) and is_to_be_opened(other)
    )
