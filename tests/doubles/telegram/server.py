"""The listening part: the Bot API, /control and the page on one address, and what works beside them."""

import asyncio
from contextlib import suppress

from aiohttp import web

from tests.doubles.doorway import Doorway
from tests.doubles.telegram.control import control_routes, only_from_this_page
from tests.doubles.telegram.delivery import Delivery
from tests.doubles.telegram.door import LARGEST_REQUEST, Door
from tests.doubles.telegram.page_routes import page_routes
from tests.doubles.telegram.state_folder import StateFolder
from tests.doubles.telegram.world import World


class Server:
    def __init__(
        self,
        world: World,
        door: Door,
        delivery: Delivery,
        state: StateFolder | None,
        address: tuple[str, int],
    ) -> None:
        self._world = world
        self._door = door
        self._delivery = delivery
        self._state = state
        self._address = address
        self._doorway: Doorway | None = None
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        app = web.Application(client_max_size=LARGEST_REQUEST, middlewares=[only_from_this_page])
        app.add_routes([*self._door.routes(), *control_routes(self._world), *page_routes(self._world)])
        self._doorway = Doorway(app, *self._address)
        await self._doorway.open()
        self._tasks = [asyncio.create_task(self._delivery.run())]
        if self._state is not None:
            self._tasks.append(asyncio.create_task(self._state.keep(self._world)))

    async def stop(self) -> None:
        """End every waiting call, then close. Only a state folder outlives this."""
        self._world.faults.clear()
        self._world.poll.close()
        self._world.live.close()
        for task in self._tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        if self._doorway is not None:
            await self._doorway.close()
        if self._state is not None:
            self._state.save(self._world.memory)

    @property
    def url(self) -> str:
        if self._doorway is None:
            raise RuntimeError("this Telegram has not been started")
        return self._doorway.url
