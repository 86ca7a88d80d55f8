"""The socket of an operator's window: says hello with what it holds, and comes back after every cut."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from tests.torture.bell import Bell
from tests.torture.operator import Operator

LONGEST_FRAME = 64_000_000

Frame = dict[str, Any]


class Follower:
    """Hands on every frame of the log once, in order; `take` is told of each, `start_afresh` of a reload."""

    def __init__(
        self,
        operator: Operator,
        since: int,
        take: Callable[[Frame], Awaitable[None]],
        start_afresh: Callable[[str], Awaitable[int]] | None = None,
    ) -> None:
        self.operator = operator
        self.seq = since
        self.connected = 0
        """How often a socket was open."""
        self.gaps: list[tuple[int, Frame]] = []
        self.bell = Bell()
        self._take = take
        self._start_afresh = start_afresh
        self._socket: ClientConnection | None = None

    async def run(self) -> None:
        while True:
            await self.operator.is_open.wait()
            try:
                await self._follow()
            except (OSError, ConnectionClosed, InvalidHandshake):
                continue
            finally:
                self._socket = None

    def cut(self) -> bool:
        """As a lost network does it. False when there was nothing to cut."""
        if self._socket is None:
            return False
        self._socket.transport.abort()
        return True

    async def reaches(self, seq: int) -> None:
        await self.bell.until(lambda: self.seq >= seq, lambda: f"at seq {self.seq}, not at {seq}")

    async def _follow(self) -> None:
        url = f"{self.operator.url.replace('http', 'ws', 1)}/api/live"
        headers = {"Cookie": self.operator.cookie, "Origin": self.operator.url}
        async with connect(url, additional_headers=headers, max_size=LONGEST_FRAME, proxy=None) as socket:
            self._socket = socket
            self.connected += 1
            await self._say_hello(socket)
            async for text in socket:
                await self._hear(socket, json.loads(text))

    async def _hear(self, socket: ClientConnection, frame: Frame) -> None:
        if frame["type"] == "reload":
            assert self._start_afresh is not None, f"unexpected: {frame}"
            self.seq = await self._start_afresh(frame["reason"])
            await self._say_hello(socket)
        elif frame["type"] == "events":
            if frame["after"] > self.seq:
                self.gaps.append((self.seq, frame))
                await self._say_hello(socket)
            elif frame["upto"] > self.seq:
                await self._take(frame)
                self.seq = frame["upto"]
        self.bell.ring()

    async def _say_hello(self, socket: ClientConnection) -> None:
        await socket.send(json.dumps({"type": "hello", "since": self.seq}))
