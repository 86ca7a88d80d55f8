"""Waiting for the thing itself: whoever learns something rings, whoever waits looks again."""

import asyncio
from collections.abc import Callable

PATIENCE = 300.0
"""Seconds before the test says what it sees instead: a messenger takes one message a second into a chat, and a busy
machine starts the house slowly between two deaths."""


class Bell:
    def __init__(self) -> None:
        self._change = asyncio.Event()

    def ring(self) -> None:
        self._change.set()
        self._change = asyncio.Event()

    async def until(
        self, holds: Callable[[], bool], otherwise: Callable[[], object], patience: float = PATIENCE
    ) -> None:
        """Return once it holds; fail with what `otherwise` sees."""
        try:
            async with asyncio.timeout(patience):
                while not holds():
                    await self._change.wait()
        except TimeoutError:
            raise AssertionError(f"waited {patience:.0f} s in vain: {otherwise()}") from None
