"""Both sockets speak text: whoever sends bytes is told so, first frame or later, and nothing breaks."""

import asyncio
import json
from collections.abc import AsyncIterator, MutableMapping
from pathlib import Path
from typing import Any

import pytest

from app.access.deps import SESSION_COOKIE
from app.kit.clock import SetClock
from app.settings import Settings
from tests.visitors.doors import OpenHouse
from tests.whole.living_house import PATIENCE

Frame = MutableMapping[str, Any]
BYTES: Frame = {"type": "websocket.receive", "bytes": b"\x00{}"}
HELLO = {"/api/live": {"type": "hello", "since": 0}, "site": {"type": "hello"}}


@pytest.fixture
async def house(database_url: str, tmp_path: Path, clock: SetClock) -> AsyncIterator[OpenHouse]:
    address = "" if database_url.startswith("sqlite") else database_url
    house = OpenHouse(Settings(data=tmp_path / "data", database_url=address), clock)
    await house.open()
    yield house
    await house.close()


async def knocks(house: OpenHouse, path: str, frames: list[Frame], **headers: str) -> list[Frame]:
    """What the server says until the door is closed. Each frame waits until something was said to the one before."""
    heard: list[Frame] = []
    told = asyncio.Event()
    coming = iter([{"type": "websocket.connect"}, *frames])

    async def receive() -> Frame:
        frame = next(coming, None)
        if frame is None:
            await asyncio.Event().wait()
        elif frame["type"] != "websocket.connect":
            await told.wait()
            told.clear()
        return frame or {}

    async def send(message: Frame) -> None:
        heard.append(message)
        told.set()

    named = {"host": "okno.test", **headers}
    scope = {
        "type": "websocket",
        "asgi": {"version": "3.0"},
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "scheme": "ws",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in named.items()],
        "client": ("203.0.113.7", 40_000),
        "server": ("okno.test", 80),
        "subprotocols": [],
        "state": {},
    }
    async with asyncio.timeout(PATIENCE):
        await house.app(scope, receive, send)
    return heard


async def doors(house: OpenHouse) -> dict[str, tuple[str, dict[str, str]]]:
    """Path and headers, by the name in HELLO."""
    desk = await house.desk()
    channel = house.house.switchboard.get(await house.connect("site", title="Лавка"))
    assert channel is not None
    return {
        "/api/live": ("/api/live", {"cookie": f"{SESSION_COOKIE}={desk.http.cookies[SESSION_COOKIE]}"}),
        "site": (f"/site/{channel.public_key}/socket", {}),
    }


@pytest.mark.parametrize("door", HELLO)
async def test_bytes_close_a_socket_cleanly(house: OpenHouse, door: str) -> None:
    path, headers = (await doors(house))[door]
    hello: Frame = {"type": "websocket.receive", "text": json.dumps(HELLO[door])}
    talks: list[list[Frame]] = [[BYTES], [hello, BYTES], [{**BYTES, "text": None}]]
    for frames in talks:
        heard = await knocks(house, path, frames, **headers)
        closed = [one for one in heard if one["type"] == "websocket.close"]
        assert [(one["code"], one["reason"]) for one in closed] == [(1003, "text only")]


@pytest.mark.parametrize("door", HELLO)
async def test_an_origin_that_is_no_address_is_refused(house: OpenHouse, door: str) -> None:
    path, headers = (await doors(house))[door]
    for origin in ("http://[", "https://[::1", "http://\u2100"):
        (closed,) = await knocks(house, path, [], origin=origin, **headers)
        assert (closed["type"], closed["code"]) == ("websocket.close", 4403)


async def test_forms_refuse_an_origin_that_is_no_address(house: OpenHouse) -> None:
    keys = {}
    for kind in ("site", "callback"):
        channel = house.house.switchboard.get(await house.connect(kind, title="Лавка"))
        assert channel is not None
        keys[kind] = channel.public_key
    async with house.knocker(Origin="http://[") as http:
        for path in (f"/site/{keys['site']}/look", f"/callback/{keys['callback']}/form"):
            answer = await http.get(path)
            assert (answer.status_code, answer.json()["code"]) == (403, "foreign_origin"), path
