"""Whoever knocks while a server closes is shown out, not forgotten."""

import asyncio
import gc
import socket
import sys

import pytest
from aiohttp import web

from tests.doubles.doorway import Doorway


@pytest.mark.parametrize("turns", range(5))
async def test_nobody_is_left_between_the_doors(turns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    forgotten: list[object] = []
    doorway = Doorway(web.Application(), "127.0.0.1", 0)
    await doorway.open()
    guests = [_knock(doorway.port) for _ in range(4)]
    for _ in range(turns):
        await asyncio.sleep(0)
    await doorway.close()
    monkeypatch.setattr(sys, "unraisablehook", lambda told: forgotten.append(told.object))
    gc.collect()
    for guest in guests:
        guest.close()
    assert forgotten == []


def _knock(port: int) -> socket.socket:
    guest = socket.socket()
    guest.settimeout(0)
    guest.connect_ex(("127.0.0.1", port))
    return guest
