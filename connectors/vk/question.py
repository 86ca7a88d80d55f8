"""A question that a thread waits for and the loop carries out, so that it can be called off at any moment."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from connectors.vk.answers import NotReached


class Question:
    """Called off from the loop. Whoever waits in a thread is free at once."""

    def __init__(self) -> None:
        self._carrying_out: asyncio.Task[Any] | None = None
        self._is_off = False

    async def carried_out(self, exchange: Coroutine[Any, Any, bytes]) -> bytes:
        """Raises NotReached when it was called off before it began."""
        if self._is_off:
            exchange.close()
            raise NotReached("The question was called off")
        self._carrying_out = asyncio.current_task()
        return await exchange

    def call_off(self) -> None:
        self._is_off = True
        if self._carrying_out is not None:
            self._carrying_out.cancel()
