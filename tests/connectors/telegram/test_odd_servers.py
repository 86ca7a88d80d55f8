"""Servers that are not what they should be: they lead astray, say nothing of the size, break off half-way."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from connectors.contract import MessageOut, SendFailed
from connectors.telegram.connector import TelegramConnector
from tests.connectors.telegram.samples import TOKEN

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]
PIECE = b"x" * 65536


@asynccontextmanager
async def bot_of(answer: Answer) -> AsyncIterator[TelegramConnector]:
    """Our bot, connected to a server that answers everything in this way."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    async with TestServer(app) as server:
        bot = TelegramConnector({"token": TOKEN, "base_url": str(server.make_url("/"))})
        yield bot
        await bot.close()


def file_server(hand_out: Answer) -> Answer:
    async def answer(request: web.Request) -> web.StreamResponse:
        if request.path.startswith("/file/"):
            return await hand_out(request)
        return web.json_response({"ok": True, "result": {"file_id": "F", "file_path": "documents/a b.bin"}})

    return answer


async def test_a_redirect_is_not_followed_since_the_token_would_go_along() -> None:
    led_astray: list[str] = []

    async def note(request: web.Request) -> web.StreamResponse:
        led_astray.append(request.path)
        return web.json_response({"ok": True, "result": {"message_id": 1}})

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", note)
    async with TestServer(app) as elsewhere:

        async def redirect(request: web.Request) -> web.StreamResponse:
            raise web.HTTPTemporaryRedirect(str(elsewhere.make_url(request.path)))

        async with bot_of(redirect) as bot:
            with pytest.raises(SendFailed) as failed:
                await bot.send(MessageOut("k", 1, "1", "Слышно?"))
    assert failed.value.outcome == "retry"
    assert not led_astray


async def test_a_file_of_untold_size_is_broken_off_at_the_limit(tmp_path: Path) -> None:
    handed_out = 0

    async def endless(request: web.Request) -> web.StreamResponse:
        nonlocal handed_out
        response = web.StreamResponse()
        await response.prepare(request)
        while handed_out < 1000:
            await response.write(PIECE)
            handed_out += 1
        return response

    async with bot_of(file_server(endless)) as bot:
        with pytest.raises(SendFailed) as failed:
            await bot.fetch_file("F", str(tmp_path / "file"), 10 * len(PIECE))
    assert (failed.value.code, failed.value.outcome) == ("file_too_big", "final")
    assert handed_out < 1000
    assert not (tmp_path / "file").exists()


async def test_a_file_that_breaks_off_leaves_nothing_and_is_tried_again(tmp_path: Path) -> None:
    async def half(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": str(4 * len(PIECE))})
        await response.prepare(request)
        await response.write(PIECE)
        assert request.transport is not None
        request.transport.abort()
        return response

    async with bot_of(file_server(half)) as bot:
        with pytest.raises(SendFailed) as failed:
            await bot.fetch_file("F", str(tmp_path / "file"), 10 * len(PIECE))
    assert (failed.value.code, failed.value.outcome) == ("network", "retry")
    assert not (tmp_path / "file").exists()


async def test_a_path_with_blanks_is_asked_for_as_it_is(tmp_path: Path) -> None:
    asked: list[str] = []

    async def whole(request: web.Request) -> web.StreamResponse:
        asked.append(request.path)
        return web.Response(body=b"whole")

    async with bot_of(file_server(whole)) as bot:
        await bot.fetch_file("F", str(tmp_path / "file"), 10)
    assert asked == [f"/file/bot{TOKEN}/documents/a b.bin"]
    assert (tmp_path / "file").read_bytes() == b"whole"


async def test_a_full_disk_is_no_refusal_of_the_channels(tmp_path: Path) -> None:
    async def whole(request: web.Request) -> web.StreamResponse:
        return web.Response(body=b"whole")

    async with bot_of(file_server(whole)) as bot:
        with pytest.raises(FileNotFoundError):
            await bot.fetch_file("F", str(tmp_path / "no such folder" / "file"), 10)


async def test_a_message_sent_through_an_old_server_is_receipted() -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        # No chat, no sender, a date that models would refuse: the number is all that is needed.
        return web.json_response({"ok": True, "result": {"message_id": 7, "date": 1795335967, "odd": []}})

    async with bot_of(answer) as bot:
        receipt = await bot.send(MessageOut("k", 1, "42", "Слышно?"))
    assert receipt.external_id == "42:7"
