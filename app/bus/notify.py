"""PostgreSQL's LISTEN and NOTIFY. News of the log is sent by the transaction that writes it."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator
from contextlib import aclosing

import psycopg
from sqlalchemy.engine import URL

from app.bus.contract import Bus, Hear, Topic

CHANNELS: dict[str, Topic] = {
    "okno_log": "log",
    "okno_fleeting": "fleeting",
    "okno_outbox": "outbox",
    "okno_visitors": "visitors",
}
LONGEST = 7_900
"""Bytes that a notification may carry."""
PAUSE = 1.0
"""Seconds before a lost connection is tried again."""

log = logging.getLogger(__name__)


class NotifyBus(Bus):
    def __init__(self, url: URL) -> None:
        self._address = url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._tasks: list[asyncio.Task[None]] = []
        self._waiting: asyncio.Queue[tuple[Topic, str]] = asyncio.Queue(maxsize=10_000)
        self._listening = asyncio.Event()

    async def start(self, hear: Hear) -> None:
        self._tasks = [
            asyncio.create_task(self._listen_forever(hear), name="bus-listen"),
            asyncio.create_task(self._tell_forever(), name="bus-tell"),
        ]
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(10):
                await self._listening.wait()

    async def publish(self, topic: Topic, payload: str) -> None:
        if topic == "log" or len(payload.encode()) > LONGEST:
            return  # the log is announced by its own transaction
        with contextlib.suppress(asyncio.QueueFull):
            self._waiting.put_nowait((topic, payload))

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _listen_forever(self, hear: Hear) -> None:
        async with aclosing(self._connections()) as connections:
            async for connection in connections:
                for channel in CHANNELS:
                    await connection.execute(f"LISTEN {channel}")
                self._listening.set()
                async for notification in connection.notifies():
                    topic = CHANNELS.get(notification.channel)
                    if topic is not None:
                        hear(topic, notification.payload)

    async def _tell_forever(self) -> None:
        async with aclosing(self._connections()) as connections:
            async for connection in connections:
                while True:
                    topic, payload = await self._waiting.get()
                    await connection.execute("SELECT pg_notify(%s, %s)", (f"okno_{topic}", payload))

    async def _connections(self) -> AsyncGenerator[psycopg.AsyncConnection]:
        """A connection, and another whenever it is lost."""
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(
                    self._address, autocommit=True
                ) as connection:
                    yield connection
            except psycopg.OperationalError as failure:
                log.warning("the bus lost its connection: %s", failure)
            await asyncio.sleep(PAUSE)
