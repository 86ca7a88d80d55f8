"""What these tests share: a house with the door of the search, people who write to it, and the worker that indexes."""

import pytest

from app.db.engine import Database
from app.db.writer import Writer
from app.gluing import routes as gluing_routes
from app.kit.clock import SetClock
from app.operators import routes as operator_routes
from app.search import routes
from app.search.worker import Indexer
from app.settings import Settings
from tests.access.doors import house_with
from tests.access.people import Shop
from tests.access.staff import boris, hashing_takes_no_time, settings, writer
from tests.search.talk import Talk

__all__ = ["boris", "hashing_takes_no_time", "settings", "writer"]


@pytest.fixture
async def shop(database: Database, writer: Writer, clock: SetClock, settings: Settings) -> Shop:
    routers = (operator_routes.router, gluing_routes.router, routes.router)
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
def talk(database: Database, writer: Writer, clock: SetClock) -> Talk:
    return Talk(database, writer, clock, Indexer(database, writer))
