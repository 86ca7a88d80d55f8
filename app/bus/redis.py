"""Redis publish and subscribe, for many processes."""

import asyncio
import logging

import redis.asyncio as redis
from redis.exceptions import RedisError

from app.bus.contract import Bus, Hear, Topic

PREFIX = "okno:"
TOPICS: tuple[Topic, ...] = ("log", "fleeting", "outbox", "visitors")
PAUSE = 1.0
"""Seconds before a lost connection is tried again."""

log = logging.getLogger(__name__)


class RedisBus(Bus):
    """`space` keeps several installations on one Redis apart."""

    def __init__(self, url: str, space: str = "") -> None:
        self._client = redis.Redis.from_url(url, socket_connect_timeout=5, decode_responses=True)
        self._channels = {f"{PREFIX}{space}:{topic}": topic for topic in TOPICS}
        self._names = {topic: name for name, topic in self._channels.items()}
        self._task: asyncio.Task[None] | None = None
        self._listening = asyncio.Event()

    async def start(self, hear: Hear) -> None:
        self._task = asyncio.create_task(self._listen_forever(hear), name="bus-listen")
        try:
            async with asyncio.timeout(10):
                await self._listening.wait()
        except TimeoutError:
            log.warning("Redis does not answer; windows are served from the log alone")

    async def publish(self, topic: Topic, payload: str) -> None:
        try:
            await self._client.publish(self._names[topic], payload)
        except (RedisError, OSError) as failure:
            log.warning("the bus could not tell: %s", failure)

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        await self._client.aclose()

    async def _listen_forever(self, hear: Hear) -> None:
        while True:
            try:
                async with self._client.pubsub() as subscription:
                    await subscription.subscribe(*self._channels)
                    self._listening.set()
                    async for message in subscription.listen():
                        if message["type"] == "message":
                            hear(self._channels[message["channel"]], message["data"])
            except (RedisError, OSError) as failure:
                log.warning("the bus lost its connection: %s", failure)
            await asyncio.sleep(PAUSE)
