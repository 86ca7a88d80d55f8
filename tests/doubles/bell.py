"""Waiting for the thing itself: whoever changes something rings, whoever waits looks again."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 10.0
"""Seconds a waiting test gives a slow machine before it says what it sees instead."""


class Bell:
    """One for a whole double. Ring it only from the double's own event loop."""

    def __init__(self) -> None:
        self._change = asyncio.Event()

    def ring(self) -> None:
        self._change.set()
        self._change = asyncio.Event()

    async def next_ring(self) -> None:
        await self._change.wait()

    async def until(
        self, look: Callable[[], T | None], *, otherwise: Callable[[], str], patience: float = PATIENCE
    ) -> T:
        """Return the first thing `look` finds; after `patience` seconds fail with what `otherwise` says."""
        try:
            async with asyncio.timeout(patience):
                while True:
                    if (found := look()) is not None:
                        return found
                    await self.next_ring()
        except TimeoutError:
            raise AssertionError(otherwise()) from None
