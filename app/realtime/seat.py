"""One open operator's window, as the hub sees it."""

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.access.principal import Principal
from app.realtime.head_start import Underway, begin

Network = Callable[[str], Coroutine[Any, Any, None]]

MOST_WAITING = 4_000_000
"""Characters that may wait for one window. Beyond that it is told to come back with what it has."""


@dataclass(eq=False, slots=True)
class Seat:
    """Frames wait here until the window takes them. A window that cannot keep up loses its seat, not its events."""

    principal: Principal
    skip_upto: int
    """Events up to here are in the snapshot the window already holds."""
    waiting: deque[str] = field(default_factory=deque)
    waiting_size: int = 0
    lost: bool = False
    sending_since: float | None = None
    """Loop time at which the frame under way was handed to the network."""
    viewing: int | None = None
    watches_board: bool = False
    """Rung when the board is no longer as it was."""
    touched_at: datetime | None = None
    """When somebody last used a pointer or a key in it."""
    heard_at: float | None = None
    """Loop time of its last word."""
    counts_told: str | None = None
    """The last frame about how many stand in each view."""
    bell: asyncio.Event = field(default_factory=asyncio.Event)
    farewell: tuple[int, str] | None = None
    """Close code and reason, once everything before it is sent."""

    network: Network | None = None
    """Takes frames at once, as long as nothing waits for it."""
    held_up: Underway | None = None
    """The frame for which the network has made us wait."""
    failure: Exception | None = None
    """Why the network took no more."""

    def put(self, frame: str) -> None:
        if self.network is not None and not self.waiting and not self.lost:
            try:
                self.held_up = begin(self.network(frame))
            except Exception as failure:  # noqa: BLE001 - raised where the seat is served
                self.failure = failure
            if self.held_up is not None or self.failure is not None:
                self._wait_for_network()
            return
        if self.lost:
            return
        self.waiting.append(frame)
        self.waiting_size += len(frame)
        if self.waiting_size > MOST_WAITING:
            self.lose()
        self.bell.set()

    def put_first(self, frame: str) -> None:
        """Before all that waits."""
        self.waiting.appendleft(frame)
        self.waiting_size += len(frame)
        self.bell.set()

    def lose(self) -> None:
        """Too slow: what waits is dropped, and the window comes back with its seq."""
        self.lost = True
        self.waiting.clear()
        self.bell.set()

    def dismiss(self, code: int, reason: str) -> None:
        self.farewell = (code, reason)
        self.bell.set()

    async def serve(self, network: Network) -> tuple[int, str]:
        """Hand frames to the network until the seat is lost or dismissed. Answers why."""
        loop = asyncio.get_running_loop()
        try:
            while True:
                await self._end_what_was_held_up()
                while self.waiting:
                    frame = self.waiting.popleft()
                    self.waiting_size -= len(frame)
                    self.sending_since = loop.time()
                    await network(frame)
                self.sending_since = None
                if self.lost:
                    return 4409, "resume"
                if self.farewell is not None:
                    return self.farewell
                self.bell.clear()
                self.network = network
                await self.bell.wait()
                self.network = None
        finally:
            self.network = None

    def _wait_for_network(self) -> None:
        """What comes from here on waits until whoever serves this seat has seen to the network."""
        self.sending_since = asyncio.get_running_loop().time()
        self.network = None
        self.bell.set()

    async def _end_what_was_held_up(self) -> None:
        held_up, self.held_up = self.held_up, None
        if held_up is not None:
            await held_up
        if self.failure is not None:
            raise self.failure
