"""A shop, somebody on its site, and two who have the messenger."""

import pytest

from app.db.engine import Database
from app.db.writer import Writer
from app.kit.clock import SetClock
from tests.links.people import Correspondent, Shop, Visitor


@pytest.fixture
def shop(database: Database, writer: Writer, clock: SetClock) -> Shop:
    return Shop(database, writer, clock)


@pytest.fixture
def vera(shop: Shop) -> Visitor:
    """She has asked something on the site."""
    vera = Visitor(shop, shop.site, "vera-browser")
    vera.writes("Где мой заказ?")
    return vera


@pytest.fixture
def vera_there(shop: Shop) -> Correspondent:
    """The same Vera, in the messenger."""
    return Correspondent(shop, shop.herald, "vera", "Вера Орлова", username="vera")


@pytest.fixture
def friend(shop: Shop) -> Correspondent:
    return Correspondent(shop, shop.herald, "pyotr", "Пётр")
