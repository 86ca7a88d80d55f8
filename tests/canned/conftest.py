"""A shop whose people keep answers at hand."""

import pytest

from app.canned import routes
from app.db.engine import Database
from app.db.writer import Writer
from app.kit.clock import SetClock
from app.operators import routes as operators
from app.settings import Settings
from tests.access.doors import Browser, house_with
from tests.access.people import Shop
from tests.access.staff import boris, hashing_takes_no_time, settings, writer

__all__ = ["boris", "hashing_takes_no_time", "settings", "writer"]


@pytest.fixture
async def shop(database: Database, writer: Writer, clock: SetClock, settings: Settings) -> Shop:
    house = house_with(
        routes.router,
        operators.router,
        database=database,
        writer=writer,
        clock=clock,
        settings=settings,
    )
    return Shop(house, writer, clock)


@pytest.fixture
async def marina(shop: Shop) -> Browser:
    await shop.takes_on("Marina")
    return await shop.lets_in("Marina")


@pytest.fixture
async def timur(shop: Shop) -> Browser:
    await shop.takes_on("Timur")
    return await shop.lets_in("Timur")
