"""The token never shows: not in an error, not in what an error came from, not in a log."""

import logging
import traceback
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from connectors.contract import ChannelDown, ConnectFailed, FileOut, MessageOut, SendFailed
from connectors.telegram.connector import TelegramConnector
from tests.connectors.telegram.samples import TOKEN
from tests.connectors.telegram.test_polling import first_news

SECRETS = (TOKEN, TOKEN.partition(":")[2], TOKEN.replace(":", "%3A"))
MESSAGE = MessageOut("k", 1, "1", "Слышно?")

FAILURES = (ChannelDown, ConnectFailed, SendFailed)

Act = Callable[[TelegramConnector], Awaitable[object]]
ACTS: dict[str, Act] = {
    "check": lambda bot: bot.check(),
    "connect": lambda bot: bot.connect(None),
    "receive": first_news,
    "send": lambda bot: bot.send(MESSAGE),
    "send a file": lambda bot: bot.send(
        replace(MESSAGE, files=(FileOut(__file__, "a", "text/x", "document"),))
    ),
    "heartbeat": lambda bot: bot.heartbeat(None),
    "edit": lambda bot: bot.edit("1", "1:1", MESSAGE),
    "delete": lambda bot: bot.delete("1", "1:1"),
    "fetch_file": lambda bot: bot.fetch_file("BQAC", "/nonexistent/file", 1000),
}


async def echo(request: web.Request) -> web.Response:
    """A server that repeats the address it was asked, as error pages like to."""
    return web.Response(
        status=502, text=f"<html>no such page: {request.url}</html>", content_type="text/html"
    )


async def refuse(request: web.Request) -> web.Response:
    words = f"Bad Request: {request.path} of {TOKEN} {request.url}"
    return web.json_response({"ok": False, "error_code": 400, "description": words}, status=400)


async def refuse_politely(request: web.Request) -> web.Response:
    return web.json_response({"description": f"{request.url}", "ok": False, "error_code": 400})


async def redirect(request: web.Request) -> web.Response:
    raise web.HTTPFound(f"http://127.0.0.1:9{request.path}")


async def hang_up(request: web.Request) -> web.Response:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


async def lead_to_a_broken_file(request: web.Request) -> web.Response:
    if "getFile" in request.path:
        return web.json_response({"ok": True, "result": {"file_path": "documents/a.pdf"}})
    return await hang_up(request)


def everything_shown(error: BaseException) -> str:
    """All that a log, a crash report or a curious reader could make of an error."""
    shown = "".join(traceback.format_exception(error))
    seen: set[int] = set()
    chain: list[BaseException | None] = [error]
    while chain:
        one = chain.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        shown += f"{one!s} {one!r} {one.args!r} {vars(one)!r}"
        chain += [one.__cause__, one.__context__]
    return shown


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
@pytest.mark.parametrize("server", [echo, refuse, refuse_politely, redirect, hang_up, lead_to_a_broken_file])
async def test_no_error_shows_the_token(
    server: Callable[[web.Request], Awaitable[Any]], act: Act, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", server)
    async with TestServer(app) as listening:
        bot = TelegramConnector({"token": TOKEN, "base_url": str(listening.make_url("/")), "mode": "polling"})
        try:
            with pytest.raises(FAILURES) as failed:
                await act(bot)
        finally:
            await bot.close()
    # The server's own log of calls is not ours.
    logged = "".join(record.getMessage() for record in caplog.records if record.name != "aiohttp.access")
    shown = everything_shown(failed.value) + logged
    assert not [secret for secret in SECRETS if secret in shown]


async def test_no_error_shows_the_token_when_nobody_is_there() -> None:
    for base_url in (
        "http://127.0.0.1:9",
        "http://no-such-host.invalid",
        f"gopher://{TOKEN}",
        f"http://[{TOKEN}",
    ):
        bot = TelegramConnector({"token": TOKEN, "base_url": base_url})
        for act in ACTS.values():
            with pytest.raises(FAILURES, match="network") as failed:
                await act(bot)
            assert not [secret for secret in SECRETS if secret in everything_shown(failed.value)]
        await bot.close()


async def test_an_odd_token_is_not_repeated_either() -> None:
    bot = TelegramConnector({"token": "700100:with spaces inside", "base_url": "http://127.0.0.1:9"})
    for act in ACTS.values():
        with pytest.raises(FAILURES, match="unauthorised") as failed:
            await act(bot)
        assert "with spaces" not in everything_shown(failed.value)
    assert "with spaces" not in repr(bot)
