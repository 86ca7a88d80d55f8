"""A bot's token is part of the links to its files. No browser, no log and no table ever sees one."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.doubles.telegram import TelegramDouble
from tests.house_process import HouseProcess
from tests.journeys.owner import Owner

SECRET = "AAF-secret-half-of-a-token"
TOKEN = f"987654:{SECRET}"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[HouseProcess]:
    process = HouseProcess(tmp_path / "house", log_level="debug")
    await asyncio.to_thread(process.start)
    yield process
    await asyncio.to_thread(process.stop)


class Window:
    """Keeps every answer that the owner's browser got."""

    def __init__(self, owner: Owner) -> None:
        self.owner = owner
        self.told: list[str] = []

    async def asks(self, method: str, path: str) -> Any:
        answer = await asyncio.to_thread(self.owner.http.request, method, path)
        self.told.append(f"{answer.headers}\n{answer.text}")
        return answer.json() if "json" in answer.headers["content-type"] else answer.content

    async def sees_attachment(self, *states: str) -> dict[str, Any]:
        async with asyncio.timeout(50):
            while True:
                rows = (await self.asks("GET", "/api/window"))["page"]["rows"]
                for row in rows:
                    history = await self.asks("GET", f"/api/clients/{row['client']['id']}/history")
                    for message in history["messages"]:
                        for attachment in message["attachments"]:
                            if attachment["state"] in states:
                                found: dict[str, Any] = attachment
                                return found
                await asyncio.sleep(0.1)


async def test_the_token_stays_in_the_house(house: HouseProcess) -> None:
    async with TelegramDouble(token=TOKEN, seed=7) as telegram:
        owner = await asyncio.to_thread(Owner.lets_himself_in, house)
        await asyncio.to_thread(lambda: owner.connects("telegram", token=TOKEN, base_url=telegram.url))
        window = Window(owner)
        anna = telegram.customer("Анна Кузнецова")
        telegram.faults.server_error(methods=["getFile"], times=1)

        await anna.sends_photo(caption="Вот так")
        came = await window.sees_attachment("stored")
        await window.asks("GET", came["url"])
        await window.asks("GET", came["thumbnail_url"])
        await window.asks("GET", "/api/channels")
        await window.asks("POST", f"/api/attachments/{came['id']}/fetch")
        await window.asks("GET", "/api/files/nothing")
        await asyncio.to_thread(house.stop)
        owner.http.close()

    assert telegram.calls_of("getFile")
    for told in (*window.told, house.log, dump_of(house.sqlite_file)):
        assert SECRET not in told


def dump_of(file: Path) -> str:
    with sqlite3.connect(file) as database:
        # The index of words gives only numbers back; what it was made of stands in the other tables.
        database.execute("DROP TABLE search_index")
        dumped = "\n".join(database.iterdump())
    database.close()
    assert "Вот так" in dumped
    return dumped
