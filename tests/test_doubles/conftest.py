"""The cast: a local Telegram, Anna and Boris who write to its bot, and a client that judges each answer."""

from collections.abc import AsyncIterator
from io import BytesIO
from typing import Any

import pytest
from aiohttp import ClientSession, FormData

from tests.doubles.telegram import Customer, TelegramDouble
from tests.doubles.telegram.wire import Json
from tests.test_doubles.oracle import judge_result, judge_update


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def tg() -> AsyncIterator[TelegramDouble]:
    async with TelegramDouble(seed=7, webhook_pause=lambda _: 0.01) as telegram:
        yield telegram


@pytest.fixture
async def anna(tg: TelegramDouble) -> Customer:
    return tg.customer("Анна Кузнецова", username="anna_k")


@pytest.fixture
async def boris(tg: TelegramDouble) -> Customer:
    return tg.customer("Борис")


class Api:
    """The Bot API by hand: whole bodies, refusals included."""

    def __init__(self, telegram: TelegramDouble, session: ClientSession) -> None:
        self.telegram = telegram
        self.session = session

    async def __call__(self, method: str, **fields: Any) -> Json:
        body = await self.raw(method, json=fields)
        if body["ok"]:
            judge_result(method, body["result"])
        return body

    async def result(self, method: str, **fields: Any) -> Any:
        body = await self(method, **fields)
        assert body["ok"], body
        return body["result"]

    async def refusal(self, method: str, **fields: Any) -> str:
        body = await self(method, **fields)
        assert not body["ok"], body
        return f"{body['error_code']} {body['description']}"

    async def raw(self, method: str, *, token: str | None = None, **request: Any) -> Json:
        url = f"{self.telegram.url}/bot{token or self.telegram.token}/{method}"
        async with self.session.post(url, **request) as response:
            body: Json = await response.json()
            assert body["ok"] is (response.status == 200)
            assert body["ok"] or body["error_code"] == response.status
            return body

    async def upload(self, method: str, files: dict[str, tuple[str, bytes]], **fields: str) -> Json:
        form = FormData(quote_fields=False)
        for name, value in fields.items():
            form.add_field(name, value)
        for name, (file_name, content) in files.items():
            form.add_field(name, BytesIO(content), filename=file_name)
        body = await self.raw(method, data=form)
        if body["ok"]:
            judge_result(method, body["result"])
        return body

    async def updates(self, offset: int = 0, **fields: Any) -> list[Json]:
        updates: list[Json] = await self.result("getUpdates", offset=offset, **fields)
        for update in updates:
            judge_update(update)
        return updates


@pytest.fixture
async def api(tg: TelegramDouble) -> AsyncIterator[Api]:
    async with ClientSession() as session:
        yield Api(tg, session)
