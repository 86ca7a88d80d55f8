"""What these tests share: a house with the doors of clients and of suggestions, and people who write to it."""

from collections.abc import Callable

import pytest

from app.clients import routes as client_routes
from app.db.engine import Database
from app.db.writer import Writer
from app.gluing import routes as gluing_routes
from app.kit.clock import SetClock
from app.operators import routes as operator_routes
from app.settings import Settings
from app.suggesting import routes
from app.suggesting.worker import Comparer
from tests.access.doors import house_with
from tests.access.people import Shop
from tests.access.staff import boris, hashing_takes_no_time, settings, writer
from tests.suggesting.people import People

__all__ = ["boris", "hashing_takes_no_time", "settings", "writer"]


@pytest.fixture
async def shop(database: Database, writer: Writer, clock: SetClock, settings: Settings) -> Shop:
    routers = (operator_routes.router, client_routes.router, gluing_routes.router, routes.router)
    house = house_with(
        *routers,
        database=database,
        writer=writer,
        clock=clock,
        settings=settings,
        after_regrouping=lambda *_: None,
    )
    return Shop(house, writer, clock)


@pytest.fixture
def people(database: Database, writer: Writer, clock: SetClock) -> People:
    return People(database, writer, clock, Comparer(database, writer, clock))


Known = Callable[..., int]
