"""The cast: a local VK, Anna and Boris who write to its community, and the library that answers them."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from aiohttp import ClientSession

from tests.doubles.vk import Customer, VkDouble
from tests.doubles.vk.wire import Json
from tests.test_doubles.clock import Clock
from tests.test_doubles.vk.client import Api
from tests.test_doubles.vk.oracle import judge_event


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def vk(clock: Clock) -> AsyncIterator[VkDouble]:
    """Every event that it told is judged at the end."""
    async with VkDouble(seed=7, clock=clock) as double:
        yield double
        for event in double.events:
            if "is_odd" not in event:
                judge_event(event)


@pytest.fixture
async def anna(vk: VkDouble) -> Customer:
    return vk.customer("Анна Кузнецова", screen_name="anna_k")


@pytest.fixture
async def boris(vk: VkDouble) -> Customer:
    return vk.customer("Борис")


@pytest.fixture
async def api(vk: VkDouble) -> AsyncIterator[Api]:
    calling = Api(vk)
    yield calling
    calling.close()


class Poll:
    """The long poll by hand: whole bodies, failures included."""

    def __init__(self, api: Api, session: ClientSession) -> None:
        self._api = api
        self._session = session
        self.server: Json = {}

    async def __call__(self, *, ts: object = None, wait: int = 25, **query: Any) -> Json:
        if not self.server:
            self.server = await self._api.server()
        asked = {
            "act": "a_check",
            "key": self.server["key"],
            "ts": str(ts or self.server["ts"]),
            "wait": wait,
        }
        async with self._session.get(self.server["server"], params=asked | query) as response:
            body: Json = await response.json()
            return body


@pytest.fixture
async def poll(api: Api) -> AsyncIterator[Poll]:
    async with ClientSession() as session:
        yield Poll(api, session)


Bodies = Callable[[str], list[Json]]


@pytest.fixture
async def told(vk: VkDouble) -> Bodies:
    """The objects of all events of a kind so far."""
    return lambda kind: [event["object"] for event in vk.events if event["type"] == kind]
