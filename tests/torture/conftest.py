"""What torture shares: the seed, the time it has, and children of its own."""

import random
import secrets
from collections.abc import Iterator

import pytest

from tests.torture.messenger import RUNNING, Messenger


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> str:
    """Printed, so that a failure can be had again: `--seed`."""
    chosen = str(request.config.getoption("--seed")) or secrets.token_hex(4)
    print(f"\n{request.node.name}: --seed {chosen}")
    return chosen


@pytest.fixture
def chance(seed: str) -> random.Random:
    return random.Random(seed)


@pytest.fixture
def minutes(request: pytest.FixtureRequest) -> float:
    return float(request.config.getoption("--minutes"))


@pytest.fixture(params=RUNNING)
def messenger(request: pytest.FixtureRequest) -> Iterator[Messenger]:
    with RUNNING[request.param]() as running:
        yield running
