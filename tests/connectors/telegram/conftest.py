"""A local Telegram, and our bot connected to it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from connectors.contract import FileOut
from connectors.telegram.connector import TelegramConnector
from tests.connectors.telegram.samples import TOKEN
from tests.doubles.telegram import TelegramDouble


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramDouble]:
    async with TelegramDouble(token=TOKEN, seed=7) as double:
        yield double


@pytest.fixture
async def bot(telegram: TelegramDouble) -> AsyncIterator[TelegramConnector]:
    connector = TelegramConnector({"token": TOKEN, "base_url": telegram.url}, long_poll=1)
    yield connector
    await connector.close()


@pytest.fixture
def notes(tmp_path: Path) -> FileOut:
    """Some file to send."""
    path = tmp_path / "notes.txt"
    path.write_bytes("Чайник: 2300 ₽".encode())
    return FileOut(str(path), "notes.txt", "text/plain", "document")
