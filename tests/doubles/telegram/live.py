"""What an open page hears at once: a message, an edit, typing, a new person."""

import asyncio
from collections.abc import AsyncIterator

from tests.doubles.telegram.wire import Json

LONGEST_BACKLOG = 1000


class Live:
    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[Json | None]] = set()

    def publish(self, kind: str, **details: object) -> None:
        for queue in list(self._listeners):
            if queue.qsize() > LONGEST_BACKLOG:
                self._drop(queue)
            else:
                queue.put_nowait({"kind": kind, **details})

    def close(self) -> None:
        """Send every listener home."""
        for queue in list(self._listeners):
            self._drop(queue)

    async def listen(self) -> AsyncIterator[Json]:
        queue: asyncio.Queue[Json | None] = asyncio.Queue()
        self._listeners.add(queue)
        try:
            while (event := await queue.get()) is not None:
                yield event
        finally:
            self._listeners.discard(queue)

    def _drop(self, queue: asyncio.Queue[Json | None]) -> None:
        self._listeners.discard(queue)
        queue.put_nowait(None)
