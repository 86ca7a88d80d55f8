"""How often somebody may guess at a password."""

import logging
import math
import time
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar

from limits import RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import MovingWindowRateLimiter
from limits.errors import StorageError
from redis.asyncio import ConnectionPool

from app.kit.errors import OknoError
from app.settings import Settings

PER_PERSON = RateLimitItemPerMinute(10, 15, namespace="okno-sign-in")
PER_ADDRESS = RateLimitItemPerMinute(30, 15, namespace="okno-sign-in")

T = TypeVar("T")
log = logging.getLogger(__name__)


class Attempts:
    """Failures are counted: per address and e-mail, and per address. A house that shares one address with
    forty operators is not locked out by their signing in."""

    def __init__(self, redis: ConnectionPool | None = None) -> None:
        """With Redis all processes count together; while it cannot be reached each counts for itself."""
        self._redis = redis
        self._own = MovingWindowRateLimiter(MemoryStorage())
        self._shared = MovingWindowRateLimiter(_stored_in(redis)) if redis else self._own

    @classmethod
    def kept_as(cls, settings: Settings) -> "Attempts":
        """In Redis where it carries the bus, else in memory."""
        if settings.bus != "redis":
            return cls()
        return cls(ConnectionPool.from_url(settings.redis_url, socket_connect_timeout=2, socket_timeout=2))

    async def close(self) -> None:
        if self._redis is not None:
            await self._redis.disconnect()

    async def refuse_too_many(self, address: str | None, email: str) -> None:
        """Raises OknoError too_many_attempts with the time to wait."""
        for limit, who in _limits(address, email):
            if seconds := await self._count(partial(_wait, limit, who)):
                raise OknoError("too_many_attempts", 429, retry_after=seconds)

    async def count_failure(self, address: str | None, email: str) -> None:
        for limit, who in _limits(address, email):
            await self._count(partial(_hit, limit, who))

    async def forgive(self, address: str | None, email: str) -> None:
        """Who knows the password may have mistyped it before."""
        (limit, who), _ = _limits(address, email)
        await self._count(partial(_clear, limit, who))

    async def _count(self, act: Callable[[MovingWindowRateLimiter], Awaitable[T]]) -> T:
        try:
            return await act(self._shared)
        except StorageError as failure:
            log.warning("attempts to sign in are counted in this process alone: %s", failure)
            return await act(self._own)


def _stored_in(redis: ConnectionPool) -> RedisStorage:
    return RedisStorage(
        "async+redis://",
        wrap_exceptions=True,
        implementation="redispy",
        connection_pool=redis,  # type: ignore[arg-type]
    )


Who = tuple[str, ...]


def _limits(address: str | None, email: str) -> tuple[tuple[RateLimitItemPerMinute, Who], ...]:
    place = address or "-"
    return (PER_PERSON, (place, email)), (PER_ADDRESS, (place,))


async def _wait(limit: RateLimitItemPerMinute, who: Who, limiter: MovingWindowRateLimiter) -> int:
    """Seconds until the next attempt; 0 is now."""
    if await limiter.test(limit, *who):
        return 0
    window = await limiter.get_window_stats(limit, *who)
    return max(1, math.ceil(window.reset_time - time.time()))


async def _hit(limit: RateLimitItemPerMinute, who: Who, limiter: MovingWindowRateLimiter) -> None:
    await limiter.hit(limit, *who)


async def _clear(limit: RateLimitItemPerMinute, who: Who, limiter: MovingWindowRateLimiter) -> None:
    await limiter.clear(limit, *who)
