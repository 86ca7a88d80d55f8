"""A house that has only the doors a test is about, and browsers that knock at them."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import JSONResponse
from starlette.datastructures import State

from app.db.engine import Database
from app.db.writer import Writer
from app.kit.clock import Clock
from app.kit.errors import OknoError
from app.kit.ids import SystemRandomness
from app.settings import Settings

HERE = "http://okno.test"


def house_with(
    *routers: APIRouter, database: Database, writer: Writer, clock: Clock, settings: Settings, **more: object
) -> FastAPI:
    app = copy(_doors(routers))
    app.state = State()
    parts = {"database": database, "writer": writer, "clock": clock, "settings": settings, **more}
    for name, part in {"randomness": SystemRandomness(), **parts}.items():
        setattr(app.state, name, part)
    return app


_KNOWN: dict[tuple[int, ...], FastAPI] = {}
"""By the routers' own ids; whoever is known here keeps them alive."""


def _doors(routers: tuple[APIRouter, ...]) -> FastAPI:
    """What FastAPI finds out about a route costs more than most tests, and is the same for all of them."""
    key = tuple(map(id, routers))
    if key in _KNOWN:
        return _KNOWN[key]
    app = _KNOWN[key] = FastAPI(openapi_url=None)
    for router in routers:
        app.include_router(router)
    app.add_exception_handler(OknoError, _problem)
    return app


def settings_in(folder: Path, **chosen: Any) -> Settings:
    return Settings(data=folder, **chosen)


async def _problem(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, OknoError)
    headers = {"Retry-After": str(error.retry_after)} if error.retry_after else None
    body = {"code": error.code, "detail": error.detail, "fields": error.fields}
    return JSONResponse(body, error.status, headers)


@dataclass
class Browser:
    """Somebody's browser: it keeps cookies, and the page in it knows its CSRF secret after signing in."""

    app: FastAPI
    address: str = "192.0.2.10"
    csrf: str | None = None
    origin: str | None = HERE
    client: httpx.AsyncClient = field(init=False)

    def __post_init__(self) -> None:
        transport = httpx.ASGITransport(self.app, client=(self.address, 40_000))
        self.client = httpx.AsyncClient(transport=transport, base_url=HERE)

    async def asks(self, method: str, path: str, body: object = None, **headers: str) -> httpx.Response:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.csrf is not None:
            sent.setdefault("x-okno-csrf", self.csrf)
        if self.origin is not None and method != "GET":
            sent.setdefault("origin", self.origin)
        return await self.client.request(method, f"/api{path}", json=body, headers=sent)

    async def signs_in(self, email: str, password: str) -> httpx.Response:
        return self._remembered(await self.asks("POST", "/session", {"email": email, "password": password}))

    async def opens_link(self, token: str) -> httpx.Response:
        return self._remembered(await self.asks("POST", "/session/link", {"token": token}))

    def _remembered(self, answer: httpx.Response) -> httpx.Response:
        if answer.is_success:
            self.csrf = answer.json()["csrf"]
        return answer

    @property
    def token(self) -> str | None:
        return self.client.cookies.get("okno_session")


def code_of(answer: httpx.Response) -> str:
    """What the answer complains of."""
    assert answer.is_error, answer.text
    code: str = answer.json()["code"]
    return code


@contextmanager
def events_of(writer: Writer) -> Iterator[list[Any]]:
    """What the log is told meanwhile."""
    told: list[Any] = []

    def hear(appended: Any) -> None:
        told.extend(appended.entries)

    writer.after_commit.append(hear)
    yield told
    writer.after_commit.remove(hear)
