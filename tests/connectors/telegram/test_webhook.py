"""Telegram calls us, and anybody else may try to."""

import json
from collections.abc import Iterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from connectors.contract import MessageIn, WebhookRefused, WebhookRequest
from connectors.telegram.connector import TelegramConnector
from connectors.telegram.webhook import SECRET_HEADER, secret_of
from connectors.testing import read_call
from tests.connectors.telegram.samples import SHOP, TOKEN, sample, sample_json
from tests.doubles.telegram import TelegramDouble

SECRET = secret_of(TOKEN).encode()


def call(body: bytes, secret: bytes | None = SECRET) -> WebhookRequest:
    headers = {"content-type": b"application/json"}
    if secret is not None:
        headers[SECRET_HEADER] = secret
    return WebhookRequest("POST", headers=headers, query={}, body=body)


def test_a_call_of_telegrams_brings_its_update_to_the_letter() -> None:
    read = read_call(SHOP, call(sample("text")))
    (raw,) = read.raws
    assert raw.body == sample("text")
    assert raw.key == str(sample_json("text")["update_id"])
    assert read.reply.status == 200


def test_a_call_and_an_answer_to_a_question_name_an_update_alike() -> None:
    # So that an update that came both ways, while the mode was changed, is stored once.
    raw = read_call(SHOP, call(b'{"update_id": 7, "message": {}}')).raws[0]
    assert raw.key == "7"


def wrong_secrets() -> Iterator[tuple[bytes | None, int]]:
    yield None, 401
    yield b"", 403
    yield SECRET[:-1], 403
    yield SECRET.upper(), 403
    yield "секрет".encode(), 403
    yield b"\xff\xfe", 403
    yield secret_of(TOKEN + "x").encode(), 403


@pytest.mark.parametrize(("secret", "status"), list(wrong_secrets()))
def test_whoever_does_not_know_the_secret_is_turned_away(secret: bytes | None, status: int) -> None:
    with pytest.raises(WebhookRefused) as refused:
        SHOP.read_webhook(call(sample("text"), secret))
    assert (refused.value.code, refused.value.status) == ("bad_secret", status)


@pytest.mark.parametrize("body", [b"", b"null", b"[]", b"{}", b'{"update_id": "x"}', b"\xff", b"<html>"])
def test_a_body_that_is_no_update_is_turned_away(body: bytes) -> None:
    with pytest.raises(WebhookRefused) as refused:
        SHOP.read_webhook(call(body))
    assert (refused.value.code, refused.value.status) == ("bad_body", 400)


def test_an_update_that_no_parser_takes_is_kept_all_the_same() -> None:
    deep = b'{"update_id": 12, "message": ' + b"[" * 5000 + b"]" * 5000 + b"}"
    assert read_call(SHOP, call(deep)).raws[0].key == "12"


def test_the_secret_tells_nothing_of_the_token() -> None:
    secret = secret_of(TOKEN)
    assert TOKEN.partition(":")[2] not in secret
    assert secret.isascii()
    assert secret.isalnum()
    assert len(secret) <= 256


async def test_a_true_call_over_http_is_accepted(telegram: TelegramDouble) -> None:
    bot = TelegramConnector({"token": TOKEN, "base_url": telegram.url, "mode": "webhook"})
    heard: list[str] = []

    async def door(request: web.Request) -> web.Response:
        headers = {name.lower(): value.encode() for name, value in request.headers.items()}
        read = bot.read_webhook(WebhookRequest("POST", headers, {}, await request.read()))
        for raw in read.raws:
            heard.extend(one.text for one in bot.normalise(raw.body) if isinstance(one, MessageIn))
        return web.Response(body=read.reply.body, status=read.reply.status)

    app = web.Application()
    app.router.add_post("/hook", door)
    async with TestServer(app) as server:
        await bot.connect(str(server.make_url("/hook")))
        await telegram.customer("Анна").writes("Вы открыты?")
        await telegram.has_told_everything()
    assert heard == ["Вы открыты?"]
    await bot.close()


def test_the_updates_number_is_read_from_the_update_and_not_from_words_in_it() -> None:
    tricky = json.dumps({"message": {"text": '"update_id": 666'}, "update_id": 5}).encode()
    assert read_call(SHOP, call(tricky)).raws[0].key == "5"
