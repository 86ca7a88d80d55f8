"""Small signs to the person: that one of us is typing, that one of us has read."""

import asyncio
import contextlib
from collections.abc import Coroutine
from datetime import datetime, timedelta
from typing import Any

from app.channels.open import Switchboard
from app.kit.clock import Clock
from app.realtime.presence import OurTyping

TYPING_EVERY = timedelta(seconds=4)
"""Messengers show it for about five seconds."""


class Courtesies:
    """Best effort: a sign that does not arrive harms nobody."""

    def __init__(self, switchboard: Switchboard, clock: Clock) -> None:
        self.switchboard = switchboard
        self.clock = clock
        self._typed: dict[tuple[int, str], datetime] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def types(self, typing: OurTyping) -> None:
        channel = self.switchboard.get(typing.channel_id)
        if channel is None or channel.connector is None or channel.capabilities.held_socket:
            return
        now = self.clock.now()
        key = typing.channel_id, typing.address
        self._forget(now)
        if channel.capabilities.typing_out and key not in self._typed:
            self._typed[key] = now
            self._try(channel.connector.typing(typing.address))

    def has_read(self, channel_id: int, address: str, external_id: str) -> None:
        channel = self.switchboard.get(channel_id)
        if channel is None or channel.connector is None or channel.capabilities.held_socket:
            return
        if channel.capabilities.shows_our_reading:
            self._try(channel.connector.mark_read(address, external_id))

    def _forget(self, now: datetime) -> None:
        self._typed = {key: at for key, at in self._typed.items() if now - at < TYPING_EVERY}

    def _try(self, sign: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(_quietly(sign))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _quietly(sign: Coroutine[Any, Any, None]) -> None:
    with contextlib.suppress(Exception):
        async with asyncio.timeout(10):
            await sign
