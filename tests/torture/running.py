"""A house that runs while a test goes on, with its owner signed in."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.house_process import HouseProcess
from tests.torture.operator import Operator


@asynccontextmanager
async def running(house: HouseProcess) -> AsyncIterator[Operator]:
    """The owner. Everything the house said is shown when the test fails."""
    await asyncio.to_thread(house.start)
    try:
        async with await Operator(house.url).opens_link(house.links[-1]) as owner:
            owner.is_open.set()
            yield owner
    except BaseException:
        print(house.log)
        raise
    finally:
        await asyncio.to_thread(house.stop)
