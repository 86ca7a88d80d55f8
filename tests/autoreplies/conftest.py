"""A shop that answers by itself. The clock stands at noon of a Monday in Moscow."""

import pytest

from app.db.engine import Database
from app.db.writer import Writer
from app.kit.clock import SetClock
from tests.autoreplies.people import Shop, anna_of
from tests.links.people import Correspondent


@pytest.fixture
def shop(database: Database, writer: Writer, clock: SetClock) -> Shop:
    return Shop(database, writer, clock)


@pytest.fixture
def anna(shop: Shop) -> Correspondent:
    """In the messenger."""
    return anna_of(shop)
