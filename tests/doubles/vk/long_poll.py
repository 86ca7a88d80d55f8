"""The long poll: it waits for what comes after a `ts`, and says why when it cannot tell."""

import asyncio

from aiohttp import web

from tests.doubles.vk.door import call_of
from tests.doubles.vk.faults import LONG_POLL
from tests.doubles.vk.refusals import RefusalError
from tests.doubles.vk.striking import under_faults
from tests.doubles.vk.wire import Json
from tests.doubles.vk.world import World

LONGEST_WAIT = 90
LOST_HISTORY, DEAD_KEY, LOST_EVERYTHING = 1, 2, 3
"""What `failed` says: take the new ts, ask for a new key, ask for both."""


class LongPoll:
    """Several may wait at once, and each is told everything."""

    def __init__(self, world: World, *, ts_is_number: bool) -> None:
        self.world = world
        self.ts_is_number = ts_is_number

    def routes(self) -> list[web.RouteDef]:
        return [web.get(r"/longpoll/wh{group:\d+}", self.answer)]

    async def answer(self, request: web.Request) -> web.StreamResponse:
        call = call_of(self.world, LONG_POLL, request)
        try:
            return await under_faults(self.world, request, call, lambda: self._wait(request))
        except RefusalError as refused:
            call.outcome = str(refused)
            return web.json_response(refused.body(LONG_POLL, call.arguments))
        finally:
            if call.outcome == "under way":
                call.outcome = "ok"

    async def _wait(self, request: web.Request) -> web.StreamResponse:
        query = request.query
        seconds = min(_whole(query.get("wait", "")) or 0, LONGEST_WAIT)
        ts = _whole(query.get("ts", ""))
        self.world.polls += 1
        self.world.bell.ring()
        try:
            async with asyncio.timeout(seconds):
                while (told := self._look(query.get("key", ""), ts)) is None:
                    await self.world.bell.next_ring()
        except TimeoutError:
            told = {"ts": self._ts(ts or 0), "updates": []}
        finally:
            self.world.polls -= 1
        return web.json_response(told)

    def _look(self, key: str, ts: int | None) -> Json | None:
        """What there is to say now, None when nothing yet."""
        poll, history = self.world.memory.long_poll, self.world.memory.history
        if poll.has_lost or not poll.is_enabled:
            return {"failed": LOST_EVERYTHING}
        if key != poll.key:
            return {"failed": DEAD_KEY}
        updates = None if ts is None else history.since(ts)
        if updates is None:
            return {"failed": LOST_HISTORY, "ts": self._ts(history.ts)}
        if updates or self.world.is_closing:
            return {"ts": self._ts(history.ts), "updates": updates}
        return None

    def _ts(self, ts: int) -> int | str:
        return ts if self.ts_is_number else str(ts)


def _whole(text: str) -> int | None:
    return int(text) if text.isdecimal() else None
