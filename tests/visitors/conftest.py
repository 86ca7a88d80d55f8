"""A house with all its doors, and a site whose server signs its users."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from app.kit.clock import SetClock
from app.settings import Settings
from tests.visitors.browsers import KEY, Browser
from tests.visitors.doors import OpenHouse


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    # An empty address means the file in the data folder, which is where the fixture has put it.
    address = "" if database_url.startswith("sqlite") else database_url
    return Settings(data=tmp_path / "data", database_url=address)


@pytest.fixture
async def house(settings: Settings, clock: SetClock) -> AsyncIterator[OpenHouse]:
    house = OpenHouse(settings, clock)
    await house.open()
    yield house
    await house.close()


@pytest.fixture
async def site(house: OpenHouse) -> int:
    return await house.connect("site", title="Лавка", signing_keys=KEY)


@pytest.fixture
def browser(house: OpenHouse, site: int) -> Callable[[str], Browser]:
    return lambda name: Browser(house, site, name)
