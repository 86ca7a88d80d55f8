"""A house of four people."""

import pytest

from app.db.engine import Database
from app.db.writer import Writer
from app.kit.clock import SetClock
from tests.gluing.world import World


@pytest.fixture
def world(database: Database, writer: Writer, clock: SetClock) -> World:
    house = World(database, writer, clock)
    house.open(people=4)
    return house
