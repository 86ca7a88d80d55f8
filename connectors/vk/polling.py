"""Asks VK for news, and confirms what was stored by asking for what comes after it."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass, replace

from aiohttp import ClientError, ClientTimeout

from connectors.contract import ChannelDown, Raw, Received
from connectors.vk.answers import NoAnswer, NotReached
from connectors.vk.backfill import begin, what_was_missed
from connectors.vk.batch import Batch, read_batch
from connectors.vk.cursor import Cursor
from connectors.vk.line import CONNECT_PATIENCE, NOT_CONNECTED, Line, foreign, read_whole
from connectors.vk.outages import outage
from connectors.vk.reading import Fields

GRACE = 15.0
"""Seconds for an answer beyond the time that VK was told to wait."""
PACE = 1.0
"""Seconds between two questions that brought nothing forward, for a server that does not wait."""
LOST_SOME, OLD_KEY, LOST_ALL = 1, 2, 3
"""What VK calls `failed`: it forgot a part of the news, the key, or both."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where VK told us to ask."""

    url: str
    key: str
    ts: str
    """Now, by its count."""


async def receive(
    line: Line, group_id: int, stored: str | None, *, wait: int, hears_groups: bool, after: int
) -> AsyncGenerator[Received, None]:
    """Yields after every question, also when there is no news. `wait` is in seconds; at the very first start it
    begins with what has been asked since `after`, in Unix seconds, and not answered. Raises ChannelDown."""
    server = await _server(line, group_id)
    cursor = Cursor.parse(stored)
    async for beginning in _begin(line, group_id, cursor, server.ts, after, hears_groups=hears_groups):
        yield beginning
        cursor = Cursor.parse(beginning.cursor)
    clock = asyncio.get_running_loop().time
    while True:
        asked_at = clock()
        batch = await _fetch(line, server, cursor.ts, wait)
        if batch.failed in (LOST_SOME, LOST_ALL):
            if batch.failed == LOST_ALL or not batch.ts:
                server = await _server(line, group_id)
            async for missed in what_was_missed(line, group_id, cursor, hears_groups=hears_groups):
                yield Received(missed.raws, str(cursor))
                cursor = missed.cursor
            cursor = replace(cursor, ts=batch.ts if batch.failed == LOST_SOME and batch.ts else server.ts)
            yield Received((), str(cursor))
        elif batch.failed:
            if batch.failed != OLD_KEY:
                raise ChannelDown("rejected", f"VK's long poll says failed: {batch.failed}")
            server = await _server(line, group_id)
        else:
            is_news = batch.ts != cursor.ts
            cursor = replace(cursor.after(batch.events), ts=batch.ts or cursor.ts)
            yield Received(batch.raws, str(cursor))
            if is_news:
                continue
        await asyncio.sleep(max(0.0, min(PACE, wait) - (clock() - asked_at)))


async def _begin(
    line: Line, group_id: int, cursor: Cursor, ts: str, after: int, *, hears_groups: bool
) -> AsyncGenerator[Received, None]:
    """What stands there at the first start, what of it a start that was cut off has left, or what calls have left;
    else nothing."""
    async for beginning in begin(line, group_id, cursor, ts=ts, after=after, hears_groups=hears_groups):
        yield beginning
        cursor = Cursor.parse(beginning.cursor)
    if not cursor.ts:
        # Until now VK called us.
        async for missed in what_was_missed(line, group_id, cursor, hears_groups=hears_groups):
            yield Received(missed.raws, str(cursor))
            cursor = missed.cursor
        yield Received((), str(replace(cursor, ts=ts)))


async def _server(line: Line, group_id: int) -> Server:
    answer = await line.ask("groups.getLongPollServer", {"group_id": group_id}, outage)
    told = Fields(answer) if isinstance(answer, dict) else Fields({})
    url, ts = told.text("server"), told.text("ts") or str(told.number("ts") or "")
    if not url or not ts:
        raise ChannelDown("server_error", "VK does not say where to ask for news")
    return Server(url, told.text("key"), ts)


async def _fetch(line: Line, server: Server, ts: str, wait: int) -> Batch:
    asked = {"act": "a_check", "key": server.key, "ts": ts, "wait": str(wait)}
    timeout = ClientTimeout(total=wait + GRACE, sock_connect=CONNECT_PATIENCE)
    try:
        http = await line.http()
        async with http.get(server.url, params=asked, timeout=timeout, allow_redirects=False) as answer:
            body = await read_whole(answer)
        if answer.status != 200:
            raise foreign(answer.status, body)
        return read_batch(body)
    except (NotReached, NoAnswer) as failure:
        down = outage(failure)
    except (ClientError, OSError, *NOT_CONNECTED) as error:
        # The address holds the key of the long poll, which opens the community's letters.
        failure_of_line = line.failure(error)
        down = outage(_without(failure_of_line, server.key))
    raise down


def _without(failure: NotReached | NoAnswer, secret: str) -> NotReached | NoAnswer:
    if isinstance(failure, NotReached):
        return NotReached(_masked(str(failure), secret))
    return NoAnswer(failure.code, _masked(failure.detail, secret))


def _masked(text: str, secret: str) -> str:
    return text.replace(secret, "***") if secret else text


__all__ = ["Raw", "receive"]
