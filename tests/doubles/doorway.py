"""A listening address whose end leaves nobody half let in."""

import asyncio
import socket

from aiohttp import web

TURNS_TO_SETTLE = 3
"""Of the event loop: accepted, attached, known to the server."""


class Doorway:
    """An aiohttp application on one address.

    asyncio forgets whoever it accepts in the same turn in which it stops listening: the socket stays open until
    the garbage collector finds it. So this stops accepting first, and closes when everybody is known.
    """

    def __init__(self, app: web.Application, host: str, port: int, *, farewell_seconds: float = 1.0) -> None:
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=farewell_seconds)
        self._address = (host, port)
        self._listening: socket.socket | None = None

    async def open(self) -> None:
        await self._runner.setup()
        self._listening = socket.create_server(self._address)
        await web.SockSite(self._runner, self._listening).start()

    async def close(self) -> None:
        """Change nothing when it is not open."""
        if self._listening is None:
            return
        asyncio.get_running_loop().remove_reader(self._listening)
        for _ in range(TURNS_TO_SETTLE):
            await asyncio.sleep(0)
        await self._runner.cleanup()
        self._listening = None

    @property
    def port(self) -> int:
        if self._listening is None:
            raise RuntimeError("this doorway has not been opened")
        return int(self._listening.getsockname()[1])

    @property
    def url(self) -> str:
        return f"http://{self._address[0]}:{self.port}"
