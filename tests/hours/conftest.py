"""A shop that has the doors of hours and of colleagues."""

import pytest

from app.db.engine import Database
from app.db.writer import Writer
from app.hours import routes as hours
from app.hours.desk import HoursDesk
from app.kit.clock import SetClock
from app.operators import routes as operators
from app.settings import Settings
from tests.access.doors import house_with
from tests.access.people import Shop
from tests.access.staff import boris, hashing_takes_no_time, settings, writer

__all__ = ["boris", "desk", "hashing_takes_no_time", "here", "settings", "shop", "writer"]


@pytest.fixture
def here() -> set[int]:
    """Operators who have an open window."""
    return set()


@pytest.fixture
def desk(database: Database, clock: SetClock, here: set[int]) -> HoursDesk:
    return HoursDesk(database, clock, lambda: frozenset(here), lambda: (1, 2, 3))


@pytest.fixture
async def shop(
    database: Database, writer: Writer, clock: SetClock, settings: Settings, desk: HoursDesk
) -> Shop:
    house = house_with(
        hours.router,
        operators.router,
        database=database,
        writer=writer,
        clock=clock,
        settings=settings,
        hours=desk,
    )
    return Shop(house, writer, clock)
