"""A gate holds an answer back until the test opens it, so that slowness needs no clock."""

import asyncio

from tests.doubles.bell import PATIENCE, Bell


class Gate:
    def __init__(self) -> None:
        self.waiting = 0
        self._open = asyncio.Event()
        self._bell = Bell()

    def open(self) -> None:
        """Let everybody through, those who wait and those who come later."""
        self._open.set()

    async def pass_through(self, *, seconds: float | None = None) -> None:
        """Wait until the gate opens, but not longer than `seconds` when they are given."""
        self.waiting += 1
        self._bell.ring()
        try:
            await asyncio.wait_for(self._open.wait(), seconds)
        except TimeoutError:
            return
        finally:
            self.waiting -= 1

    async def is_reached(self, *, by: int = 1, patience: float = PATIENCE) -> None:
        """Return once so many wait at the gate."""
        await self._bell.until(
            lambda: self.waiting >= by or None, otherwise=lambda: "nobody came to the gate", patience=patience
        )
