"""Guesses are counted wherever they can be counted."""

import os

import pytest
from redis import Redis
from redis.exceptions import RedisError

from app.kit.errors import OknoError
from app.operators.attempts import Attempts
from app.settings import Settings
from tests.needs import forbid_or_skip

NOBODY_LISTENS = "redis://127.0.0.1:1/0"


async def test_without_redis_each_process_counts_for_itself() -> None:
    attempts = Attempts.kept_as(Settings(bus="redis", redis_url=NOBODY_LISTENS))
    for _ in range(10):
        await attempts.refuse_too_many("192.0.2.10", "boris@shop.example")
        await attempts.count_failure("192.0.2.10", "boris@shop.example")

    with pytest.raises(OknoError, match="too_many_attempts"):
        await attempts.refuse_too_many("192.0.2.10", "boris@shop.example")
    await attempts.forgive("192.0.2.10", "boris@shop.example")
    await attempts.refuse_too_many("192.0.2.10", "boris@shop.example")
    await attempts.close()


@pytest.mark.redis
async def test_two_processes_count_together(redis_url: str) -> None:
    settings = Settings(bus="redis", redis_url=redis_url)
    one, other = Attempts.kept_as(settings), Attempts.kept_as(settings)
    await one.forgive("192.0.2.77", "boris@shop.example")
    for _ in range(5):
        await one.count_failure("192.0.2.77", "boris@shop.example")
        await other.count_failure("192.0.2.77", "boris@shop.example")

    for process in (one, other):
        with pytest.raises(OknoError, match="too_many_attempts"):
            await process.refuse_too_many("192.0.2.77", "boris@shop.example")
    await one.forgive("192.0.2.77", "boris@shop.example")
    for process in (one, other):
        await process.close()


@pytest.fixture
def redis_url() -> str:
    url = os.environ.get("OKNO_TEST_REDIS_URL", "redis://127.0.0.1:6379/0")
    try:
        with Redis.from_url(url) as redis:
            redis.ping()
    except RedisError as missing:
        forbid_or_skip("Redis", str(missing))
    return url
