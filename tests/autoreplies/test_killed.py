"""The process is killed right after it has taken words in: the next one says what is due, once."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.house_process import HouseProcess
from tests.torture.operator import Operator
from tests.torture.running import running
from tests.torture.visitor import SiteVisitor

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

PATIENCE = 60.0
WORDS = "Мы закрыты."
KILLS = 3


async def closes_for_good(boris: Operator) -> str:
    """Public key of a site that is never open, and says so."""
    site = await boris.connects_site()
    closed = {"timezone": "Europe/Moscow", "weekly": [[]] * 7, "exceptions": []}
    await boris.does("PUT", "/hours", closed)
    said = {"enabled": True, "text": {"ru": WORDS}}
    nothing = {"enabled": False, "text": {}}
    rules = {"out_of_hours": said, "first_contact": nothing}
    await boris.does("PUT", f"/channels/{site['id']}/auto-replies", rules)
    return str(site["public_key"])


def on_disk(house: HouseProcess) -> tuple[int, int, list[tuple[str]]]:
    """How many are due, how many were answered, and the words."""
    with closing(sqlite3.connect(house.sqlite_file)) as lies:
        (due,) = lies.execute("SELECT count(*) FROM auto_replies_due").fetchone()
        (said,) = lies.execute("SELECT count(*) FROM auto_replies_said").fetchone()
        words = lies.execute("SELECT text FROM messages WHERE direction = 'out' ORDER BY id").fetchall()
    return due, said, words


async def is_answered(visitor: SiteVisitor) -> None:
    await visitor.bell.until(
        lambda: any(not one["mine"] for one in visitor.shown.values()),
        lambda: f"{visitor.name} sees {visitor.shown}",
    )


async def test_who_wrote_to_a_process_that_was_killed_is_answered_once(tmp_path: Path) -> None:
    house = HouseProcess(tmp_path / "house")
    async with running(house) as boris, asyncio.timeout(4 * PATIENCE), asyncio.TaskGroup() as pages:
        site = await closes_for_good(boris)
        people: list[SiteVisitor] = []
        open_pages = []
        for number in range(KILLS):
            visitor = SiteVisitor(boris.url, site, f"visitor{number}", boris.is_open)
            people.append(visitor)
            open_pages.append(pages.create_task(visitor.run()))
            await visitor.writes("Где мой заказ?")
            await visitor.is_rid_of_everything()
            boris.is_open.clear()
            await asyncio.to_thread(house.kill)
            due, said, words = on_disk(house)
            assert (due + said, len(words)) == (number + 1, said)
            await asyncio.to_thread(house.start)
            boris.is_open.set()
        for visitor in people:
            await is_answered(visitor)
        for page in open_pages:
            page.cancel()
    assert on_disk(house) == (0, KILLS, [(WORDS,)] * KILLS)
    for visitor in people:
        assert [one["text"] for one in visitor.shown.values()] == ["Где мой заказ?", WORDS]
