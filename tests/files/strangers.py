"""A web server of somebody we do not know, on this machine."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

from app.files.addresses import AddressRule
from app.files.safe_fetch import Patience, SafeFetch
from tests.doubles.doorway import Doorway

HERE = "127.0.0.1"
INSIDE = "127.0.0.2"
"""Stands for an address inside: the rule of these tests takes HERE alone for public."""


@dataclass
class Stranger:
    port: int = 0
    asked: list[str] = field(default_factory=list)
    """Host and path of each request."""
    headers: list[dict[str, str]] = field(default_factory=list)
    looked_up: list[str] = field(default_factory=list)
    names: dict[str, list[Sequence[str]]] = field(default_factory=dict)
    """What each look-up of a name answers; the last one stays."""
    pictures: dict[str, bytes] = field(default_factory=dict)
    """What lies at a path besides."""
    never: asyncio.Event = field(default_factory=asyncio.Event)

    def at(self, path: str, host: str = "photos.example") -> str:
        return f"http://{host}:{self.port}{path}"

    def fetch(self, **patience: float) -> SafeFetch:
        rule = AddressRule(ports=frozenset({self.port}), is_public=lambda address: address == HERE)
        return SafeFetch(rule, self._look_up, Patience(**{"in_all": 20.0, **patience}))

    async def _look_up(self, host: str, port: int) -> Sequence[str]:
        self.looked_up.append(host)
        answers = self.names.get(host, [[HERE]])
        return answers.pop(0) if len(answers) > 1 else answers[0]

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(f"{request.host} {request.path_qs}")
        self.headers.append(dict(request.headers))
        if request.path in self.pictures:
            return web.Response(body=self.pictures[request.path], content_type="image/jpeg")
        doors = {
            "photo": self._photo,
            "moved": self._moved,
            "status": self._status,
            "endless": self._endless,
            "silent": self._silent,
            "short": self._short,
            "claims": self._claims,
            "packed": self._packed,
            "empty": self._empty,
        }
        return await doors[request.path.split("/")[1]](request)

    async def _photo(self, request: web.Request) -> web.StreamResponse:
        return web.Response(body=b"a photograph", content_type="image/jpeg")

    async def _moved(self, request: web.Request) -> web.StreamResponse:
        return web.Response(status=302, headers={"Location": request.query["to"]})

    async def _status(self, request: web.Request) -> web.StreamResponse:
        code = int(request.path.rsplit("/", 1)[1])
        return web.Response(status=code, headers={"Retry-After": "7"} if code == 429 else {})

    async def _endless(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        try:
            while True:
                await response.write(bytes(64 * 1024))
        except ConnectionError:
            return response

    async def _silent(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        await response.write(b"a phot")
        await self.never.wait()
        return response

    async def _short(self, request: web.Request) -> web.StreamResponse:
        """Less than it says."""
        response = web.StreamResponse(headers={"Content-Length": "1000"})
        await response.prepare(request)
        await response.write(b"a phot")
        assert request.transport is not None
        request.transport.close()
        return response

    async def _claims(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": "50000000"})
        await response.prepare(request)
        await self.never.wait()
        return response

    async def _packed(self, request: web.Request) -> web.StreamResponse:
        return web.Response(body=bytes(100), headers={"Content-Encoding": "gzip"})

    async def _empty(self, request: web.Request) -> web.StreamResponse:
        return web.Response(body=b"")


@asynccontextmanager
async def stranger() -> AsyncIterator[Stranger]:
    somebody = Stranger()
    app = web.Application()
    app.router.add_get("/{path:.*}", somebody._answer)
    doorway = Doorway(app, HERE, 0, farewell_seconds=0.1)
    await doorway.open()
    somebody.port = doorway.port
    try:
        yield somebody
    finally:
        somebody.never.set()
        await doorway.close()
