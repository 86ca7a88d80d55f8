"""A whole house without a network: a form on a page, those who fill it in, and those who ring."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256
from typing import Any

import httpx
from fastapi import FastAPI

from app.access.deed import Deed
from app.house import House
from app.kit.clock import SetClock
from app.operators.adding import Newcomer, add_operator, ensure_owner
from app.operators.schemas import RoleName
from app.operators.sign_in_link import make_sign_in_link

HERE = "http://okno.test"
PAGE = "https://shop.example"
NUMBERS = itertools.count(1)


def a_key() -> str:
    return f"request-{next(NUMBERS):012}"


def a_number() -> str:
    """One that nobody has asked for yet."""
    return f"+7916{2_030_000 + 7 * next(NUMBERS):07}"


@dataclass
class Page:
    """A browser on a page that carries the form, at a network address of its own."""

    app: FastAPI
    key: str
    clock: SetClock
    address: str = "198.51.100.7"
    origin: str = PAGE
    client: httpx.AsyncClient = field(init=False)

    def __post_init__(self) -> None:
        transport = httpx.ASGITransport(self.app, client=(self.address, 40_000), raise_app_exceptions=False)
        self.client = httpx.AsyncClient(transport=transport, base_url=HERE, headers={"Origin": self.origin})

    async def opens(self, timezone: str = "Europe/Moscow") -> dict[str, Any]:
        """The form, read for long enough."""
        answer = await self.client.get(f"/callback/{self.key}/form", params={"timezone": timezone})
        shown: dict[str, Any] = answer.raise_for_status().json()
        self.clock.move(timedelta(seconds=3))
        return shown

    async def posts(self, door: str, body: Mapping[str, Any]) -> httpx.Response:
        return await self.client.post(f"/callback/{self.key}/{door}", json=dict(body))

    async def fills_in(self, form: Mapping[str, Any], phone: str) -> dict[str, Any]:
        return {
            "key": a_key(),
            "form_token": form["form_token"],
            "phone": phone,
            "name": "Анна",
            "question": "Есть ли доставка?",
            "wanted": {"kind": "now"},
            "timezone": "Europe/Moscow",
            "language": "ru",
            "consent": {"version": form["consent"]["version"], "given": True},
            "page": {"url": f"{PAGE}/boots", "title": "Ботинки", "referrer": None},
            "company": "",
            "challenge": solved(form["challenge"]) if form["challenge"] else None,
            "site": None,
        }

    async def asks(self, phone: str, /, **more: Any) -> httpx.Response:
        form = await self.opens()
        return await self.posts("requests", await self.fills_in(form, phone) | more)

    async def asks_well(self, phone: str, /, **more: Any) -> dict[str, Any]:
        """{token, request}"""
        answer = await self.asks(phone, **more)
        assert answer.status_code == 201, answer.text
        taken: dict[str, Any] = answer.json()
        return taken


def solved(challenge: Mapping[str, Any]) -> dict[str, str]:
    for guess in itertools.count():
        digest = int.from_bytes(sha256(f"{challenge['prefix']}{guess}".encode()).digest(), "big")
        if digest >> (256 - challenge["bits"]) == 0:
            return {"id": challenge["id"], "answer": str(guess)}
    raise AssertionError("unreachable")


@dataclass
class Desk:
    """One of us, signed in."""

    http: httpx.AsyncClient
    operator_id: int

    async def gets(self, path: str, **query: Any) -> Any:
        return (await self.http.get(f"/api{path}", params=query)).raise_for_status().json()

    async def does(self, method: str, path: str, body: Any = None) -> httpx.Response:
        return await self.http.request(method, f"/api{path}", json=body)

    async def does_well(self, method: str, path: str, body: Any = None) -> Any:
        answer = await self.does(method, path, body)
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    async def queue(self, view: str = "due") -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = (await self.gets("/callbacks", view=view))["rows"]
        return rows

    async def only_one(self, view: str = "due") -> dict[str, Any]:
        (one,) = await self.queue(view)
        return one

    async def rang(self, callback: Mapping[str, Any], outcome: str, **more: Any) -> httpx.Response:
        said = {"key": a_key(), "outcome": outcome, "note": "", **more}
        return await self.does("POST", f"/callbacks/{callback['id']}/attempts", said)

    async def rang_well(self, callback: Mapping[str, Any], outcome: str, **more: Any) -> dict[str, Any]:
        answer = await self.rang(callback, outcome, **more)
        assert answer.status_code == 200, answer.text
        card: dict[str, Any] = answer.json()
        return card

    async def lines(self, client_id: int) -> list[dict[str, Any]]:
        """The whole history, oldest first."""
        messages: list[dict[str, Any]] = (await self.gets(f"/clients/{client_id}/history"))["messages"]
        return messages

    async def codes(self, client_id: int) -> list[str]:
        """What the lines of the history say."""
        return [m["service"]["code"] for m in await self.lines(client_id) if m["direction"] == "system"]


@dataclass
class Shop:
    app: FastAPI
    house: House
    clock: SetClock
    boris: Desk
    key: str
    """Public key of the form."""
    channel_id: int

    def page(self, **more: Any) -> Page:
        return Page(self.app, self.key, self.clock, **more)

    def rows(self, sql: str, *given: Any) -> list[tuple[Any, ...]]:
        with self.house.database.snapshot() as connection:
            sql = sql if self.house.database.dialect == "sqlite" else sql.replace("?", "%s")
            return [tuple(row) for row in connection.exec_driver_sql(sql, given)]

    def count(self, table: str) -> int:
        return int(self.rows(f"SELECT count(*) FROM {table}")[0][0])

    async def set_up(self, **settings: str) -> None:
        await self.boris.does_well("PATCH", f"/channels/{self.channel_id}", {"settings": settings})

    async def hires(self, name: str, role: RoleName = "operator") -> Desk:
        newcomer = Newcomer(name, f"{name.lower()}@shop.example", role)
        taken = await self.house.writer.write(add_operator, newcomer, Deed(self.clock.now()))
        return await sign_in(self.app, self.house, taken.id)


async def sign_in(app: FastAPI, house: House, operator_id: int | None = None) -> Desk:
    now = house.clock.now()
    if operator_id is None:
        operator_id = await house.writer.write(ensure_owner, now)
    token = await house.writer.write(make_sign_in_link, operator_id, now, house.randomness)
    transport = httpx.ASGITransport(app, client=("192.0.2.10", 40_000))
    http = httpx.AsyncClient(transport=transport, base_url=HERE, headers={"Origin": HERE}, timeout=60)
    me = (await http.post("/api/session/link", json={"token": token})).raise_for_status().json()
    http.headers["X-Okno-CSRF"] = me["csrf"]
    return Desk(http, me["operator"]["id"])


async def connect(desk: Desk, kind: str, **settings: str) -> dict[str, Any]:
    made: dict[str, Any] = await desk.does_well(
        "POST", "/channels", {"kind": kind, "name": "", "settings": {"allowed_origins": PAGE} | settings}
    )
    return made
