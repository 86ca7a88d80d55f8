"""A house that lives in the test, and a Telegram beside it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.kit.clock import SetClock
from app.settings import Settings
from tests.doubles.telegram import TelegramDouble
from tests.doubles.vk import VkDouble
from tests.whole.living_house import LivingHouse


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    # An empty address means the file in the data folder, which is where the fixture has put it.
    address = "" if database_url.startswith("sqlite") else database_url
    return Settings(data=tmp_path / "data", database_url=address)


@pytest.fixture
async def vk(clock: SetClock) -> AsyncIterator[VkDouble]:
    """Lives by the test's clock."""
    async with VkDouble(seed=7, clock=lambda: clock.now().timestamp()) as double:
        yield double


@pytest.fixture
async def shop(settings: Settings, clock: SetClock, vk: VkDouble) -> AsyncIterator[LivingHouse]:
    """A house that may fetch the files of the local VK."""
    there = vk.url.removeprefix("http://")
    house = LivingHouse(settings.model_copy(update={"fetch_private_hosts": there}), clock)
    await house.open()
    yield house
    await house.close()


@pytest.fixture
async def community(shop: LivingHouse, vk: VkDouble) -> int:
    """A connected community's channel."""
    channel_id = await shop.connect("vk", token=vk.token, base_url=vk.url)
    await vk.is_listened_to()
    return channel_id


@pytest.fixture
async def house(settings: Settings, clock: SetClock, tg: TelegramDouble) -> AsyncIterator[LivingHouse]:
    """Closed before the Telegram that it speaks with."""
    house = LivingHouse(settings, clock)
    await house.open()
    yield house
    await house.close()


@pytest.fixture
async def tg() -> AsyncIterator[TelegramDouble]:
    async with TelegramDouble(seed=7) as double:
        yield double


@pytest.fixture
async def bot(house: LivingHouse, tg: TelegramDouble) -> int:
    """A connected bot's channel."""
    return await house.connect("telegram", token=tg.token, base_url=tg.url)
