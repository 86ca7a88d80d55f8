"""A living house whose doors can be knocked at, from any address."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Any

import httpx
from fastapi import FastAPI

from app.access.deed import Deed
from app.main import create_app
from app.operators.adding import Newcomer, add_operator, ensure_owner
from app.operators.sign_in_link import make_sign_in_link
from tests.whole.living_house import PATIENCE, LivingHouse

HERE = "http://okno.test"


@dataclass
class Desk:
    """One of us, signed in."""

    http: httpx.AsyncClient

    async def gets(self, path: str, **query: Any) -> Any:
        answer = await self.http.get(f"/api{path}", params=query)
        assert answer.is_success, answer.text
        return answer.json()

    async def asks(self, method: str, path: str, body: Any = None) -> httpx.Response:
        return await self.http.request(method, f"/api{path}", json=body)

    async def does(self, method: str, path: str, body: Any = None) -> Any:
        answer = await self.asks(method, path, body)
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None


@dataclass
class OpenHouse(LivingHouse):
    app: FastAPI = field(init=False)
    _open: AsyncExitStack = field(default_factory=AsyncExitStack)

    async def open(self) -> None:
        self.app = create_app(self.settings, self.clock)
        await self._open.enter_async_context(self.app.router.lifespan_context(self.app))
        self.house = self.app.state.house
        self.house.relay.listeners.append(lambda _: self._tell())
        self.house.writer.after_commit.append(lambda _: self._tell())
        self.operator_id = await self.house.writer.write(ensure_owner, self.clock.now())

    async def close(self) -> None:
        await self._open.aclose()

    @property
    def door(self) -> Any:
        """Of visitors."""
        return self.app.state.visitor_door

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Waits for what no event tells of."""
        async with asyncio.timeout(PATIENCE):
            while not is_so():
                await asyncio.to_thread(self.clock.now)

    def knocker(self, address: str = "203.0.113.7", **headers: str) -> httpx.AsyncClient:
        """Somebody at this network address."""
        transport = httpx.ASGITransport(self.app, client=(address, 40_000))
        return httpx.AsyncClient(transport=transport, base_url=HERE, headers=headers, timeout=60)

    async def colleague(self) -> Desk:
        """Of somebody who answers and settles nothing."""
        boris = Newcomer("Борис", "boris@okno.test", "operator")
        card = await self.house.writer.write(add_operator, boris, Deed(self.clock.now()))
        return await self.desk(card.id)

    async def desk(self, operator_id: int | None = None) -> Desk:
        """The owner's, where nobody else is named."""
        token = await self.house.writer.write(
            make_sign_in_link, operator_id or self.operator_id, self.clock.now(), self.house.randomness
        )
        http = self.knocker("192.0.2.10", Origin=HERE)
        me = (await http.post("/api/session/link", json={"token": token})).raise_for_status().json()
        http.headers["X-Okno-CSRF"] = me["csrf"]
        return Desk(http)
