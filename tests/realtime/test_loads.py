"""How much each has is read from stored numbers, and told when it changes."""

import asyncio
from collections.abc import Mapping

from sqlalchemy import insert

from app.db.engine import Database
from app.db.tables import ViewCount
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.realtime.loads import Loads


def _count(tx: Transaction, view: str, operator_id: int, count: int) -> None:
    tx.connection.execute(insert(ViewCount).values(view=view, operator_id=operator_id, count=count))


async def test_the_numbers_of_those_who_have_something(database: Database, writer: Writer) -> None:
    for view, operator_id, count in (("mine", 1, 7), ("mine", 2, 0), ("mentions", 1, 3), ("mine", 4, 0)):
        await writer.write(_count, view, operator_id, count)
    told: asyncio.Queue[Mapping[int, int]] = asyncio.Queue()
    loads = Loads(database, told.put_nowait, lambda: True, pause=0)
    running = asyncio.create_task(loads.run())
    try:
        async with asyncio.timeout(30):
            assert await told.get() == {1: 7}
            await writer.write(_count, "mine", 3, 1)
            loads.ring()
            assert await told.get() == {1: 7, 3: 1}
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
