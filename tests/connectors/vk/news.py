"""Asking for news as the house does, one answer at a time."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import TypeVar

from connectors.contract import Heard, Ignored, Received
from connectors.vk.connector import VkConnector
from connectors.vk.cursor import Cursor

PATIENCE = 30.0
T = TypeVar("T")


class News:
    """What came, with the cursor that the house would store."""

    def __init__(self, shop: VkConnector, cursor: str | None) -> None:
        self._shop = shop
        self._news: AsyncGenerator[Received, None] = shop.receive(cursor)
        self.cursor = cursor
        self.keys: list[str] = []
        self.heard: list[Heard] = []

    async def take(self) -> Received:
        async with asyncio.timeout(PATIENCE):
            received = await anext(self._news)
        self.cursor = received.cursor
        for raw in received.raws:
            self.keys.append(raw.key)
            self.heard += self._shop.normalise(raw.body)
        return received

    async def listen(self) -> None:
        """What was there before the first start has been taken in; from now on only what is new comes."""
        while not self.cursor or Cursor.parse(self.cursor).asked_since:
            await self.take()

    async def until(self, kind: type[T], count: int = 1) -> list[T]:
        """So many things of this kind, leaving out what is ignored."""
        while len(self.of(kind)) < count:
            await self.take()
        return self.of(kind)

    def of(self, kind: type[T]) -> list[T]:
        return [one for one in self.heard if isinstance(one, kind) and not isinstance(one, Ignored)]

    async def stop(self) -> None:
        await self._news.aclose()


@asynccontextmanager
async def news_of(shop: VkConnector, cursor: str | None = None) -> AsyncGenerator[News, None]:
    news = News(shop, cursor)
    try:
        yield news
    finally:
        await news.stop()
