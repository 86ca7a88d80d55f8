"""How much visitors may do: counted by their browser and by their network address, for all processes together where
Redis carries the bus."""

import logging
import math
import time
from collections.abc import Sequence
from dataclasses import dataclass

from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from limits.errors import StorageError
from redis.asyncio import ConnectionPool

from app.kit.addresses import network_of
from app.kit.errors import OknoError
from app.settings import Settings

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Allowance:
    """Of one browser, and of one address: many people share one at work, in a café, behind a phone company."""

    of_visitor: RateLimitItem
    of_address: RateLimitItem


def _per_minutes(what: str, visitor: int, address: int, minutes: int = 1) -> Allowance:
    return Allowance(
        RateLimitItemPerMinute(visitor, minutes, namespace=f"okno-{what}"),
        RateLimitItemPerMinute(address, minutes, namespace=f"okno-{what}-address"),
    )


HELLOS = _per_minutes("hello", 60, 300)
WORDS = _per_minutes("words", 90, 600)
PAGES = _per_minutes("page", 60, 600)
PROOFS = _per_minutes("proof", 20, 120)
UPLOADS = Allowance(
    RateLimitItemPerHour(40, namespace="okno-upload"),
    RateLimitItemPerHour(200, namespace="okno-upload-address"),
)
UPLOADED_MEGABYTES = Allowance(
    RateLimitItemPerHour(100, namespace="okno-megabytes"),
    RateLimitItemPerHour(500, namespace="okno-megabytes-address"),
)


class Allowances:
    def __init__(self, redis: ConnectionPool | None = None) -> None:
        """While Redis cannot be reached each process counts for itself."""
        self._redis = redis
        self._own = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._shared = SlidingWindowCounterRateLimiter(_stored_in(redis)) if redis else self._own

    @classmethod
    def kept_as(cls, settings: Settings) -> "Allowances":
        """In Redis where it carries the bus, else in memory."""
        if settings.bus != "redis":
            return cls()
        return cls(ConnectionPool.from_url(settings.redis_url, socket_connect_timeout=2, socket_timeout=2))

    async def close(self) -> None:
        if self._redis is not None:
            await self._redis.disconnect()

    async def wait_for(self, allowance: Allowance, visitor: str, address: str, cost: int = 1) -> int | None:
        """Seconds to wait, or nothing when this may pass, which is then counted. `visitor` may be empty."""
        both = ((allowance.of_visitor, visitor), (allowance.of_address, network_of(address)))
        counted = [(limit, who) for limit, who in both if who]
        try:
            return await _spend(self._shared, counted, cost)
        except StorageError as failure:
            log.warning("visitors are counted in this process alone: %s", failure)
            return await _spend(self._own, counted, cost)

    async def refuse_too_much(self, allowance: Allowance, visitor: str, address: str, cost: int = 1) -> None:
        """Raises OknoError too_fast."""
        seconds = await self.wait_for(allowance, visitor, address, cost)
        if seconds is not None:
            raise OknoError("too_fast", 429, retry_after=seconds)


async def _spend(
    limiter: SlidingWindowCounterRateLimiter, counted: Sequence[tuple[RateLimitItem, str]], cost: int
) -> int | None:
    """What is refused is not counted, or whoever goes on asking would wait for ever."""
    for limit, who in counted:
        if not await limiter.test(limit, who, cost=cost):
            window = await limiter.get_window_stats(limit, who)
            return max(1, math.ceil(window.reset_time - time.time()))
    for limit, who in counted:
        await limiter.hit(limit, who, cost=cost)
    return None


def _stored_in(redis: ConnectionPool) -> RedisStorage:
    return RedisStorage(
        "async+redis://",
        wrap_exceptions=True,
        implementation="redispy",
        connection_pool=redis,  # type: ignore[arg-type]
    )
