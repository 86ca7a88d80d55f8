"""Two processes on one PostgreSQL: whoever is on the site at one is seen by a window at the other."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect

from tests.house_process import HouseProcess
from tests.torture.operator import Operator
from tests.torture.running import running

pytestmark = [pytest.mark.postgres, pytest.mark.slow, pytest.mark.timeout(300)]

PATIENCE = 30.0
SECRET = "a-key-that-is-long-enough"


async def hears(socket: ClientConnection, named: str) -> dict[str, Any]:
    """The next frame of this type, or the next fleeting one of this kind."""
    async with asyncio.timeout(PATIENCE):
        while True:
            frame: dict[str, Any] = json.loads(await socket.recv())
            if named in (frame["type"], frame.get("kind")):
                return frame


async def sees(boris: Operator, socket: ClientConnection, *names: str) -> dict[str, Any]:
    """What Boris's window reads again at each bell, until these pages and no others stand there."""
    async with asyncio.timeout(PATIENCE):
        while True:
            await hears(socket, "visitors")
            found = {one["page"]["title"]: one for one in (await boris.reads("/visitors"))["visitors"]}
            if set(found) == set(names):
                return found


async def test_a_window_hears_of_visitors_of_another_process(postgres_url: str, tmp_path: Path) -> None:
    here = HouseProcess(tmp_path / "here", database_url=postgres_url, secret_key=SECRET)
    there = HouseProcess(tmp_path / "there", database_url=postgres_url, secret_key=SECRET)
    async with running(here) as boris, running(there):
        site = (await boris.connects_site())["public_key"]
        live = f"{here.url.replace('http', 'ws', 1)}/api/live"
        page = f"{there.url.replace('http', 'ws', 1)}/site/{site}/socket"
        headers = {"Cookie": boris.cookie, "Origin": here.url}
        async with connect(live, additional_headers=headers, proxy=None) as window:
            await window.send(json.dumps({"type": "hello", "since": (await boris.reads("/window"))["seq"]}))
            await hears(window, "presence")
            async with connect(page, proxy=None) as anna:
                looks_at = {"url": "https://shop.example/boots", "title": "Ботинки", "referrer": None}
                hello = {"type": "hello", "token": None, "since": None, "page": looks_at}
                await anna.send(json.dumps(hello))
                await hears(anna, "welcome")
                present = (await sees(boris, window, "Ботинки"))["Ботинки"]
                assert (present["page"]["url"], present["client"]) == (looks_at["url"], None)

                await anna.send(json.dumps({"type": "message", "key": "anna-000001", "text": "Есть 38-й?"}))
                await hears(anna, "accepted")
                known = {one["ref"]: one for one in (await boris.reads("/visitors"))["visitors"]}
                assert known[present["ref"]]["client"] is not None
            await sees(boris, window)
