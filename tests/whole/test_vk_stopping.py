"""The process is told to stop while VK keeps us waiting: whoever asked hears so, and the process goes in time."""

import asyncio
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.doubles.vk import VkDouble
from tests.house_process import HouseProcess
from tests.journeys.owner import Owner

STOP = 10.0
"""Seconds that a service manager waits before it kills."""


@pytest.fixture
def process(tmp_path: Path) -> Iterator[HouseProcess]:
    with HouseProcess(tmp_path) as house:
        yield house


async def test_questions_that_hang_end_in_words_and_the_process_in_time(
    process: HouseProcess, vk: VkDouble
) -> None:
    owner = await asyncio.to_thread(Owner.lets_himself_in, process)
    await asyncio.to_thread(owner.connects, "vk", token=vk.token, base_url=vk.url)
    (channel,) = [one for one in owner.http.get("/api/channels").json() if one["kind"] == "vk"]
    asked = len(vk.calls_of("groups.getById"))
    gate = vk.faults.slow(methods=("groups.getById",), times=None)
    path = f"/api/channels/{channel['id']}"
    change = partial(owner.http.patch, path, json={"settings": {"groups": "yes"}})
    asking = [
        asyncio.create_task(asyncio.to_thread(ask))
        for ask in (change, partial(owner.http.post, f"{path}/check"))
    ]
    await vk.world.bell.until(
        lambda: True if len(vk.calls_of("groups.getById")) == asked + len(asking) else None,
        otherwise=lambda: "VK was not asked",
        patience=30,
    )
    async with asyncio.timeout(STOP):
        await asyncio.to_thread(process.stop)
    for answer in await asyncio.gather(*asking):
        assert (answer.status_code, answer.json()["code"]) == (503, "stopping")
        assert answer.headers["content-type"] == "application/problem+json"
    assert "Traceback" not in process.log, process.log
    gate.open()
