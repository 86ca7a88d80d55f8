"""A local VK, and our community connected to it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PIL import Image

from connectors.contract import FileOut
from connectors.vk.connector import VkConnector
from tests.connectors.vk.samples import TOKEN
from tests.doubles.vk import Customer, VkDouble


@pytest.fixture
async def vk() -> AsyncIterator[VkDouble]:
    async with VkDouble(token=TOKEN, seed=7) as double:
        yield double


@pytest.fixture
async def shop(vk: VkDouble) -> AsyncIterator[VkConnector]:
    connector = VkConnector({"token": TOKEN, "base_url": vk.url}, long_poll=1)
    yield connector
    await connector.close()


@pytest.fixture
def anna(vk: VkDouble) -> Customer:
    return vk.customer("Анна Соколова", screen_name="anna_sokol", has_written=True)


@pytest.fixture
def notes(tmp_path: Path) -> FileOut:
    """Some file to send."""
    path = tmp_path / "notes.txt"
    path.write_bytes("Чайник: 2300 ₽".encode())
    return FileOut(str(path), "notes.txt", "text/plain", "document")


@pytest.fixture
def kettle(tmp_path: Path) -> FileOut:
    """A picture to send."""
    path = tmp_path / "kettle.jpg"
    Image.new("RGB", (64, 48), "white").save(path)
    return FileOut(str(path), "kettle.jpg", "image/jpeg", "photo", width=64, height=48)
