"""The key never shows: not in an error, not in what an error came from, not in a log."""

import logging
import traceback
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from connectors.contract import ChannelDown, ConnectFailed, FileOut, MessageOut, SendFailed
from connectors.vk.connector import VkConnector
from tests.connectors.vk.samples import TOKEN

MESSAGE = MessageOut("k", 1, "5", "Слышно?")
FAILURES = (ChannelDown, ConnectFailed, SendFailed)
Act = Callable[[VkConnector], Awaitable[object]]
ACTS: dict[str, Act] = {
    "check": lambda shop: shop.check(),
    "connect": lambda shop: shop.connect(None),
    "receive": lambda shop: anext(shop.receive(None)),
    "send": lambda shop: shop.send(MESSAGE),
    "send a file": lambda shop: shop.send(
        replace(MESSAGE, files=(FileOut(__file__, "a", "text/x", "document"),))
    ),
    "heartbeat": lambda shop: shop.heartbeat(None),
    "edit": lambda shop: shop.edit("5", "5:1", MESSAGE),
    "delete": lambda shop: shop.delete("5", "5:1"),
    "names": lambda shop: shop.fetch_profiles(["5"]),
}


async def repeat_everything(request: web.Request) -> web.Response:
    """As error pages like to."""
    return web.Response(status=502, text=f"{request.url} {await request.text()}")


async def refuse(request: web.Request) -> web.Response:
    said = dict(await request.post())
    error = {
        "error_code": 100,
        "error_msg": f"odd: {said} of {TOKEN}",
        "request_params": [said.get("access_token")],
    }
    return web.json_response(
        {"error": error}, dumps=lambda value: __import__("json").dumps(value, default=str)
    )


async def redirect(request: web.Request) -> web.Response:
    raise web.HTTPTemporaryRedirect(f"http://127.0.0.1:9{request.path}?{await request.text()}")


async def hang_up(request: web.Request) -> web.Response:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("server", [repeat_everything, refuse, redirect, hang_up])
async def test_a_failure_does_not_tell_the_key(
    act: str,
    server: Callable[[web.Request], Awaitable[web.Response]],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    site = web.Application()
    site.router.add_route("*", "/{path:.*}", server)
    async with TestServer(site) as running:
        shop = VkConnector({"token": TOKEN, "base_url": str(running.make_url(""))}, patience=20)
        with pytest.raises(FAILURES) as failed:
            await ACTS[act](shop)
        await shop.close()
    shown = "".join(traceback.format_exception(failed.value, chain=True)) + repr(failed.value.__dict__)
    assert TOKEN not in shown
    assert TOKEN not in caplog.text
    assert failed.value.__cause__ is None
    assert _innermost(failed.value) is failed.value


@pytest.mark.parametrize("status", [301, 302, 307, 308])
async def test_a_redirect_does_not_carry_the_key_away(status: int) -> None:
    brought: list[str] = []

    async def note(request: web.Request) -> web.Response:
        brought.append(await request.text())
        return web.json_response({"response": 1})

    elsewhere = web.Application()
    elsewhere.router.add_route("*", "/{path:.*}", note)
    async with TestServer(elsewhere) as thief:

        async def point_there(request: web.Request) -> web.Response:
            return web.Response(status=status, headers={"Location": str(thief.make_url(request.path))})

        site = web.Application()
        site.router.add_route("*", "/{path:.*}", point_there)
        async with TestServer(site) as running:
            shop = VkConnector({"token": TOKEN, "base_url": str(running.make_url(""))})
            with pytest.raises(SendFailed) as failed:
                await shop.send(MESSAGE)
            await shop.close()
    assert (failed.value.code, failed.value.outcome, brought) == ("network", "retry", [])


def _innermost(error: BaseException) -> BaseException:
    """What it came from, which whoever shows errors well shows too."""
    return error if error.__context__ is None else _innermost(error.__context__)
