"""What these tests share."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from app.db.engine import Database
from app.db.writer import Writer
from app.events.log import append


@pytest.fixture
async def writer(database: Database) -> AsyncIterator[Writer]:
    """Answers on the test's own event loop."""
    writer = Writer(database, append)
    writer.start(asyncio.get_running_loop())
    yield writer
    await asyncio.to_thread(writer.stop)
