"""Windows hear how many stand in each view: soon after hello, and after changes no more often than they may."""

import asyncio
import json
import random
from typing import Any

from app.db.engine import Database
from app.db.writer import Writer
from app.realtime.counts import Counts
from app.realtime.hub import Hub
from app.realtime.seat import Seat
from tests.realtime.test_hub import event, passage, somebody, take_seat
from tests.views.shelf import fill


def told(seat: Seat) -> list[dict[str, int]]:
    frames: list[Any] = [json.loads(frame) for frame in seat.waiting]
    seat.waiting.clear()
    return [frame["body"]["counts"] for frame in frames if frame["kind"] == "counts"]


async def test_only_what_differs_is_told_to_those_who_may_hear(database: Database, writer: Writer) -> None:
    await asyncio.to_thread(writer.write_now, fill, random.Random(5), 40)
    hub = Hub()
    counts = Counts(hub, database)
    first, second = take_seat(hub, somebody(1)), take_seat(hub, somebody(2))
    outsider = take_seat(hub, somebody(3, "clients.read"))
    await counts.tell()
    (hers,), (his,) = told(first), told(second)
    assert hers["open"] == his["open"] > 0
    assert hers["mine"] != his["mine"]
    assert told(outsider) == []
    await counts.tell()
    assert (told(first), told(second)) == ([], [])
    counts.greet(first)
    await counts.tell()
    assert (told(first), told(second)) == ([hers], [])


async def test_a_storm_of_changes_is_one_word(database: Database, writer: Writer) -> None:
    await asyncio.to_thread(writer.write_now, fill, random.Random(5), 40)
    hub = Hub()
    counts = Counts(hub, database, pause=3_600)
    seat = take_seat(hub, somebody(1))
    telling = asyncio.create_task(counts.run())
    counts.hear(passage(0, event(1, "tags.changed")))
    for seq in range(2, 9):
        counts.hear(passage(seq - 1, event(seq)))
    await seat.bell.wait()
    assert len(told(seat)) == 1
    counts.hear(passage(9, event(10)))
    for _ in range(20):
        await asyncio.sleep(0)
    assert told(seat) == []
    telling.cancel()
