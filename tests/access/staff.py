"""Fixtures: a shop with its people, signed in."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from app.db.engine import Database
from app.db.writer import Writer
from app.events.log import append
from app.kit.clock import SetClock
from app.operators import passwords, routes
from app.settings import Settings
from tests.access.doors import Browser, house_with, settings_in
from tests.access.people import Shop


@pytest.fixture
async def writer(database: Database) -> AsyncIterator[Writer]:
    """Answers on the test's own event loop."""
    writer = Writer(database, append, connections=2)
    writer.start(asyncio.get_running_loop())
    yield writer
    await asyncio.to_thread(writer.stop)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path)


@pytest.fixture
async def shop(database: Database, writer: Writer, clock: SetClock, settings: Settings) -> Shop:
    """Has the doors of sign-in and of colleagues."""
    house = house_with(routes.router, database=database, writer=writer, clock=clock, settings=settings)
    return Shop(house, writer, clock)


@pytest.fixture
async def boris(shop: Shop) -> Browser:
    """The owner, signed in."""
    await shop.takes_on("Boris", "owner")
    return await shop.lets_in("Boris")


@pytest.fixture(autouse=True)
def hashing_takes_no_time(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The same argon2id, with as little effort as it allows."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    passwords._nobodys_hash.cache_clear()
    yield
    passwords._nobodys_hash.cache_clear()
