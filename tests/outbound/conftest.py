"""An office whose sender runs while the test goes on."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.db.engine import Database
from app.db.writer import Writer
from app.events.log import append
from app.kit.clock import SetClock
from tests.inbound.people import connect_channel
from tests.outbound.office import Office, Postman


@pytest.fixture
async def writer(database: Database) -> AsyncIterator[Writer]:
    """Answers on the test's own event loop."""
    writer = Writer(database, append)
    writer.start(asyncio.get_running_loop())
    yield writer
    await asyncio.to_thread(writer.stop)


@pytest.fixture
async def quiet_office(database: Database, writer: Writer, clock: SetClock, tmp_path: Path) -> Office:
    """Its sender has not begun to work."""
    channel_id = await asyncio.to_thread(connect_channel, writer, clock)
    return Office(database, writer, clock, channel_id, Postman(clock), tmp_path)


@pytest.fixture
async def office(quiet_office: Office) -> AsyncIterator[Office]:
    working = asyncio.ensure_future(quiet_office.sender.run())
    yield quiet_office
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
