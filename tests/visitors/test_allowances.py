"""What one browser and one address may do is counted once for all houses that share a Redis."""

import os
import uuid
from collections.abc import AsyncIterator

import pytest
import redis
from limits import RateLimitItemPerHour

from app.kit.errors import OknoError
from app.settings import Settings
from app.visitors.allowances import Allowance, Allowances
from tests.needs import forbid_or_skip

REDIS = os.environ.get("OKNO_TEST_REDIS_URL", "redis://127.0.0.1:6379/0")


@pytest.fixture
def redis_url() -> str:
    client = redis.Redis.from_url(REDIS, socket_connect_timeout=2)
    try:
        client.ping()
    except redis.RedisError:
        forbid_or_skip("Redis", "no server answers")
    finally:
        client.close()
    return REDIS


@pytest.fixture
async def houses(redis_url: str) -> AsyncIterator[tuple[Allowances, Allowances]]:
    """As two processes would keep them."""
    settings = Settings(bus="redis", redis_url=redis_url)
    one, other = Allowances.kept_as(settings), Allowances.kept_as(settings)
    yield one, other
    await one.close()
    await other.close()


@pytest.fixture
def allowance() -> Allowance:
    """Three of a browser, five of an address; nobody else's count."""
    of = f"test-{uuid.uuid4().hex}"
    return Allowance(
        RateLimitItemPerHour(3, namespace=of), RateLimitItemPerHour(5, namespace=f"{of}-address")
    )


@pytest.mark.redis
async def test_two_houses_share_one_allowance(
    houses: tuple[Allowances, Allowances], allowance: Allowance
) -> None:
    one, other = houses
    for house in (one, other, one):
        assert await house.wait_for(allowance, "anna", "203.0.113.7") is None
    for house in houses:
        wait = await house.wait_for(allowance, "anna", "198.51.100.1")
        assert wait is not None
        assert 1 <= wait <= 3_600

    # Two more from that address, by whichever door, and then it is enough of the address too.
    assert await other.wait_for(allowance, "boris", "203.0.113.7") is None
    assert await one.wait_for(allowance, "vera", "203.0.113.7") is None
    with pytest.raises(OknoError, match="too_fast"):
        await other.refuse_too_much(allowance, "gleb", "203.0.113.7")
    assert await one.wait_for(allowance, "gleb", "198.51.100.1") is None


async def test_without_redis_each_house_counts_for_itself(allowance: Allowance) -> None:
    nobody = Settings(bus="redis", redis_url="redis://127.0.0.1:1/0")
    one, other = Allowances.kept_as(nobody), Allowances.kept_as(nobody)
    for house in (one, other):
        for _ in range(3):
            assert await house.wait_for(allowance, "anna", "203.0.113.7") is None
        assert await house.wait_for(allowance, "anna", "203.0.113.7") is not None
        await house.close()
