"""Asks Telegram for news, and confirms what was stored by asking for what comes after it."""

import asyncio
from collections.abc import AsyncGenerator

from aiogram.methods import GetUpdates

from connectors.contract import Raw, Received
from connectors.telegram.answers import NoAnswer, NotReached, Refused
from connectors.telegram.batch import read_batch
from connectors.telegram.line import Line
from connectors.telegram.normalise import ASKED_FOR
from connectors.telegram.outages import outage

LONGEST_BATCH = 100
GRACE = 15.0
"""Seconds for an answer beyond the time that Telegram was told to wait."""
PACE = 1.0
"""Seconds between two questions that brought nothing forward, for a server that does not wait."""


async def receive(line: Line, cursor: str | None, *, wait: int) -> AsyncGenerator[Received, None]:
    """Yields after every question, also when there is no news. `wait` is in seconds. Raises ChannelDown."""
    offset = int(cursor) if cursor and cursor.isdecimal() else None
    clock = asyncio.get_running_loop().time
    while True:
        asked_at, asked_from = clock(), offset
        batch = await _fetch(line, offset, wait)
        # Numbers begin anew at random after a week of silence, so only this batch says where it ends.
        offset = max((number + 1 for number, _ in batch if number is not None), default=offset)
        yield Received(tuple(raw for _, raw in batch), "" if offset is None else str(offset))
        if offset == asked_from:
            await asyncio.sleep(max(0.0, min(PACE, wait) - (clock() - asked_at)))


async def _fetch(line: Line, offset: int | None, wait: int) -> list[tuple[int | None, Raw]]:
    question = GetUpdates(offset=offset, limit=LONGEST_BATCH, timeout=wait, allowed_updates=list(ASKED_FOR))
    try:
        return read_batch(*await line.exchange(question, patience=wait + GRACE))
    except (Refused, NotReached, NoAnswer) as error:
        down = outage(error)
    raise down
