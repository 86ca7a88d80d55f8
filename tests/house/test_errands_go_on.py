"""What goes on by itself goes on when the database was away for a moment, whoever of it was reading just then."""

import asyncio
import logging
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from sqlalchemy.exc import OperationalError

from app.kit.clock import SetClock
from app.settings import Settings
from tests.visitors.doors import OpenHouse
from tests.whole.living_house import PATIENCE

ERRANDS = {
    "releaser": "app.outbound.letting_go",
    "indexer": "app.search.worker",
    "fetcher": "app.inbound.fetching",
    "importer": "app.clients.importing.errand",
    "comparer": "app.suggesting.worker",
    "auto_replier": "app.autoreplies.answering",
    "callback_duties": "app.callbacks.duties",
    "hand_back": "app.absence.duty",
    "hours": "app.hours.desk",
}
"""Attribute of the house, and whose log tells that it has to wait."""


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warning: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    def emit(self, record: logging.LogRecord) -> None:
        if not self.warning.done():
            self.warning.set_result(record.getMessage())


@pytest.fixture
async def house(sqlite_url: str, tmp_path: Path, clock: SetClock) -> AsyncIterator[OpenHouse]:
    house = OpenHouse(Settings(data=tmp_path / "data", database_url=sqlite_url), clock)
    await house.open()
    yield house
    await house.close()


@pytest.mark.parametrize("errand", ERRANDS)
async def test_no_errand_ends_with_a_read_that_failed(
    house: OpenHouse, errand: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any) -> NoReturn:
        raise OperationalError("SELECT 1", {}, Exception("the server closed the connection"))

    one = getattr(house.house, errand)
    await house.house.errands.end()
    monkeypatch.setattr(house.house.database, "snapshot", fails)
    if errand == "hours":
        one._is_stale = True
    heard = _Heard()
    log = logging.getLogger(ERRANDS[errand])
    log.addHandler(heard)
    going_on = asyncio.ensure_future(one.run())
    try:
        async with asyncio.timeout(PATIENCE):
            await asyncio.wait({going_on, heard.warning}, return_when=asyncio.FIRST_COMPLETED)
        assert not going_on.done(), going_on.exception()
    finally:
        log.removeHandler(heard)
        going_on.cancel()
        await asyncio.gather(going_on, return_exceptions=True)
