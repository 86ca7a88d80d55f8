"""Somebody who answers: signed in, and stubborn about what they asked for."""

import asyncio
from dataclasses import dataclass, field
from typing import Any, Self

import httpx

COOKIE = "okno_session"
PASSWORD = "три окна на север"


@dataclass
class Operator:
    """Speaks to one house. `is_open` is down while somebody has killed it."""

    url: str
    is_open: asyncio.Event = field(default_factory=asyncio.Event)
    csrf: str = ""
    id: int = 0
    http: httpx.AsyncClient = field(init=False)

    def __post_init__(self) -> None:
        # Idle connections are let go before the server does it, else a request may run into the closing.
        limits = httpx.Limits(max_connections=250, max_keepalive_connections=50, keepalive_expiry=2)
        self.http = httpx.AsyncClient(base_url=f"{self.url}/api", timeout=60, limits=limits)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.http.aclose()

    async def opens_link(self, token: str) -> Self:
        return await self._enters("/session/link", {"token": token})

    async def signs_in(self, email: str) -> Self:
        return await self._enters("/session", {"email": email, "password": PASSWORD})

    async def _enters(self, door: str, with_what: dict[str, str]) -> Self:
        answer = await self.http.post(door, json=with_what)
        assert answer.is_success, answer.text
        self.csrf = answer.json()["csrf"]
        self.id = (await self.reads("/me"))["operator"]["id"]
        return self

    @property
    def cookie(self) -> str:
        return f"{COOKIE}={self.http.cookies[COOKIE]}"

    async def asks(
        self, method: str, path: str, body: object = None, act: str | None = None
    ) -> httpx.Response:
        """`act` is the key under which it can be taken back."""
        headers = {"X-Okno-CSRF": self.csrf} | ({"X-Okno-Act": act} if act else {})
        return await self.http.request(method, path, json=body, headers=headers)

    async def reads(self, path: str, **query: Any) -> Any:
        answer = await self.http.get(path, params=query)
        assert answer.is_success, f"{path}: {answer.text}"
        return answer.json()

    async def does(self, method: str, path: str, body: object = None) -> Any:
        """Must succeed. The answer's JSON, if there is any."""
        answer = await self.asks(method, path, body)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    async def insists(self, method: str, path: str, body: object = None) -> httpx.Response:
        """Ask until the house answers, however often it dies meanwhile; what is asked must be safe to repeat."""
        while True:
            await self.is_open.wait()
            try:
                answer = await self.asks(method, path, body)
            except httpx.TransportError:
                continue
            if answer.status_code != 503:
                return answer

    async def takes_on(self, name: str, role: str = "operator") -> "Operator":
        """A colleague, signed in."""
        email = f"{name.lower()}@shop.example"
        new = {"name": name, "email": email, "role": role, "password": PASSWORD}
        await self.does("POST", "/operators", new)
        return await Operator(self.url, self.is_open).signs_in(email)

    async def connects_site(self, name: str = "Лавка") -> dict[str, Any]:
        card: dict[str, Any] = await self.does("POST", "/channels", {"kind": "site", "name": name})
        return card

    async def connects_parrot(self, loft: str = "") -> dict[str, Any]:
        new = {"kind": "parrot", "name": "Попугай", "settings": {"loft": loft}}
        card: dict[str, Any] = await self.does("POST", "/channels", new)
        return card

    async def connects(self, kind: str, **settings: str) -> dict[str, Any]:
        card: dict[str, Any] = await self.does("POST", "/channels", {"kind": kind, "settings": settings})
        return card
