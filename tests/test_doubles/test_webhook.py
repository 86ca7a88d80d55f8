"""Updates carried to a webhook: with the secret, in order within a chat, and again until it says 2xx."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from tests.doubles.bell import Bell
from tests.doubles.doorway import Doorway
from tests.doubles.telegram import Customer, TelegramDouble
from tests.doubles.telegram.wire import Json
from tests.test_doubles.conftest import Api
from tests.test_doubles.oracle import judge_update


class Hook:
    """A bot that listens on an address. It answers with the statuses put into `answers`, then with 200."""

    def __init__(self) -> None:
        self.url = ""
        self.heard: list[Json] = []
        self.secrets: list[str | None] = []
        self.answers: list[web.Response] = []
        self.bell = Bell()

    async def take(self, request: web.Request) -> web.Response:
        update = await request.json()
        judge_update(update)
        self.heard.append(update)
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.bell.ring()
        return self.answers.pop(0) if self.answers else web.Response()

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.heard]

    async def has_heard(self, *texts: str) -> None:
        await self.bell.until(
            lambda: self.texts == list(texts) or None, otherwise=lambda: f"heard {self.texts}"
        )


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    listening = Hook()
    app = web.Application()
    app.add_routes([web.post("/telegram", listening.take)])
    doorway = Doorway(app, "127.0.0.1", 0)
    await doorway.open()
    listening.url = f"{doorway.url}/telegram"
    yield listening
    await doorway.close()


async def test_an_update_is_carried_with_the_secret_and_then_forgotten(
    api: Api, tg: TelegramDouble, anna: Customer, hook: Hook
) -> None:
    await anna.writes("до")
    await api.result("setWebhook", url=hook.url, secret_token="s3cret_-")
    await anna.writes("после")
    await hook.has_heard("до", "после")
    await tg.has_told_everything()
    assert hook.secrets == ["s3cret_-"] * 2
    info = await api.result("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == (hook.url, 0)


async def test_an_update_comes_again_until_2xx_and_holds_back_its_own_chat_only(
    api: Api, tg: TelegramDouble, anna: Customer, boris: Customer, hook: Hook
) -> None:
    hook.answers = [web.Response(status=500), web.Response(status=403)]
    await api.result("setWebhook", url=hook.url)
    await anna.writes("раз")
    await anna.writes("два")
    await hook.has_heard("раз", "раз", "раз", "два")
    await tg.has_told_everything()
    info = await api.result("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 403 Forbidden"


async def test_the_pause_the_bot_asks_for_can_be_cut_short(
    api: Api, tg: TelegramDouble, anna: Customer, boris: Customer, hook: Hook
) -> None:
    hook.answers = [web.Response(status=503, headers={"Retry-After": "3600"})]
    await api.result("setWebhook", url=hook.url)
    await anna.writes("раз")
    await hook.has_heard("раз")
    await boris.writes("от Бориса")
    await hook.has_heard("раз", "от Бориса")
    await tg.world.bell.until(
        lambda: tg.world.memory.webhook.last_error_message or None, otherwise=lambda: "no error noted"
    )
    tg.hurry_webhook()
    await hook.has_heard("раз", "от Бориса", "раз")


async def test_polling_and_a_webhook_exclude_each_other(
    api: Api, tg: TelegramDouble, anna: Customer, hook: Hook
) -> None:
    poll = asyncio.create_task(api("getUpdates", timeout=50))
    await tg.is_listened_to()
    await api.result("setWebhook", url=hook.url)
    assert (await poll)["description"] == "Conflict: terminated by setWebhook request"
    assert await api.refusal("getUpdates") == (
        "409 Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    await api.result("deleteWebhook")
    await anna.writes("Алло")
    assert len(await api.updates()) == 1


async def test_an_answer_may_carry_a_method(api: Api, anna: Customer, hook: Hook) -> None:
    reply = {"method": "sendMessage", "chat_id": anna.id, "text": "Здравствуйте"}
    hook.answers = [web.json_response(reply)]
    await api.result("setWebhook", url=hook.url)
    await anna.starts()
    await anna.hears("Здравствуйте")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"url": "ftp://okno.ru"}, "invalid webhook URL specified"),
        ({"url": "https://okno.ru", "secret_token": "да"}, "secret token contains unallowed characters"),
        ({"url": "https://okno.ru", "secret_token": "a" * 257}, "secret token is too long"),
    ],
)
async def test_a_webhook_must_make_sense(api: Api, fields: dict[str, Any], words: str) -> None:
    assert await api.refusal("setWebhook", **fields) == f"400 Bad Request: {words}"


async def test_nobody_at_the_address_is_noted(
    api: Api, tg: TelegramDouble, anna: Customer, free_tcp_port: int
) -> None:
    await api.result("setWebhook", url=f"http://127.0.0.1:{free_tcp_port}/")
    await anna.starts()
    noted = await tg.world.bell.until(
        lambda: tg.world.memory.webhook.last_error_message or None, otherwise=lambda: "nothing noted"
    )
    assert noted == "Connection refused"
    await api.result("deleteWebhook", drop_pending_updates=True)
    assert tg.pending_updates == []
