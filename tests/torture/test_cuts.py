"""Sockets of windows are cut at random under load. In the end each shows what a fresh load shows."""

import asyncio
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.conversations.view_counts import AllCounts, keep_recounted
from app.db.engine import Database
from app.db.writer import Writer
from app.events.log import append
from tests.house_process import HouseProcess
from tests.torture.crowd import Crowd
from tests.torture.declared_events import assert_as_declared
from tests.torture.disk import OnDisk
from tests.torture.parrot import install_parrot
from tests.torture.replay import Replay
from tests.torture.running import running
from tests.torture.window import Window

LISTS = (
    {"view": "open", "sort": "waiting"},
    {"view": "mine", "sort": "newest"},
    {"view": "waiting", "sort": "priority"},
    {"view": "mentions", "sort": "newest"},
    {"view": "closed", "sort": "newest"},
    {"view": "all", "sort": "waiting", "channel_id": 1},
)
AT_ONCE = 6


@pytest.mark.slow
@pytest.mark.timeout(180)
async def test_ten_cuts_leave_no_trace(tmp_path: Path, chance: random.Random) -> None:
    await cut_until(lambda cuts: cuts >= 10, HouseProcess(tmp_path / "house", path=parrot(tmp_path)), chance)


@pytest.mark.torture
async def test_a_hundred_cuts_and_more_leave_no_trace(
    tmp_path: Path, chance: random.Random, minutes: float
) -> None:
    house = HouseProcess(tmp_path / "house", path=parrot(tmp_path))
    end = time.monotonic() + minutes * 60 * 0.15
    await cut_until(lambda cuts: cuts >= 100 and time.monotonic() > end, house, chance)


@pytest.mark.torture
@pytest.mark.postgres
async def test_a_hundred_cuts_and_more_leave_no_trace_on_postgresql(
    tmp_path: Path, chance: random.Random, minutes: float, postgres_url: str
) -> None:
    house = HouseProcess(tmp_path / "house", path=parrot(tmp_path), database_url=postgres_url)
    end = time.monotonic() + minutes * 60 * 0.15
    await cut_until(lambda cuts: cuts >= 100 and time.monotonic() > end, house, chance)


def wrong_counts(address: str) -> AllCounts:
    """By how much a number beside a view is wrong."""
    database = Database(address)
    try:
        with Writer(database, append).running() as writer:
            return writer.write_now(keep_recounted)
    finally:
        database.close()


def parrot(folder: Path) -> Path:
    return install_parrot(folder / "strangers")


async def cut_until(enough: Callable[[int], bool], house: HouseProcess, chance: random.Random) -> None:
    async with running(house) as owner, await owner.takes_on("Darya") as darya, Replay() as replay:
        channel = await owner.connects_parrot()
        hook = f"{house.url}/hooks/{channel['public_key']}"
        crowd = Crowd([owner, darya], hook, channel["id"], chance)
        await crowd.comes(60)
        clients = [person.client_id for person in chance.sample(crowd.people, 3)]
        windows = [
            Window(f"{asked} of {who.id}", asked, clients, who, replay)
            for who in (owner, darya)
            for asked in LISTS
        ]
        followers = [asyncio.ensure_future((await window.opens()).run()) for window in windows]
        try:
            await _live_through(enough, crowd, windows, chance)
            print(f"done: {dict(sorted(crowd.done.items()))}")
            if house.sqlite_file.exists():
                assert_as_declared(OnDisk.of(house.sqlite_file).events)
            for window in windows:
                assert await window.differs_from_fresh() is None, window.name
                assert window.follower.gaps == []
            assert wrong_counts(house.database_address) == {}
        finally:
            for task in followers:
                task.cancel()
            await asyncio.gather(*followers, return_exceptions=True)


async def _live_through(
    enough: Callable[[int], bool], crowd: Crowd, windows: list[Window], chance: random.Random
) -> None:
    cuts = 0
    while not enough(cuts):
        deeds = [asyncio.ensure_future(_do_much(crowd, chance.randint(3, 9))) for _ in range(AT_ONCE)]
        await asyncio.wait(deeds, return_when=asyncio.FIRST_COMPLETED)
        cuts += sum(window.follower.cut() for window in chance.sample(windows, chance.randint(1, 2)))
        await asyncio.gather(*deeds)
    print(f"{cuts} cuts")


async def _do_much(crowd: Crowd, times: int) -> None:
    for _ in range(times):
        await crowd.does_something()
