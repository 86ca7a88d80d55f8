"""A shop that has the doors of the workplace."""

import pytest

from app.db.engine import Database
from app.db.writer import Writer
from app.kit.clock import SetClock
from app.operators import routes as operators
from app.settings import Settings
from app.workplace import routes as workplace
from tests.access.doors import house_with
from tests.access.people import Shop
from tests.access.staff import boris, hashing_takes_no_time, settings, writer

__all__ = ["boris", "hashing_takes_no_time", "settings", "shop", "writer"]


@pytest.fixture
async def shop(database: Database, writer: Writer, clock: SetClock, settings: Settings) -> Shop:
    house = house_with(
        workplace.router,
        operators.router,
        database=database,
        writer=writer,
        clock=clock,
        settings=settings,
    )
    return Shop(house, writer, clock)
