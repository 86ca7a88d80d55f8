"""The address that VK calls, kept among the community's servers."""

import asyncio
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from connectors.contract import ConnectFailed
from connectors.vk.limits import API_VERSION
from connectors.vk.line import Line
from connectors.vk.normalise import ASKED_FOR_BY_CALL
from connectors.vk.outages import setback
from connectors.vk.reading import Fields, fields_in

TITLE = "Okno"
"""VK takes fourteen letters."""
PATIENCE = 10.0
"""Seconds for VK's first call to us."""
LOOK_EVERY = 0.5


async def serve(
    line: Line,
    group_id: int,
    webhook_url: str | None,
    secret: str,
    learn: Callable[[str], None],
    *,
    patience: float = PATIENCE,
) -> None:
    """Have VK call us. `learn` is told the confirmation string, for VK asks for it at once. Raises
    ConnectFailed."""
    if webhook_url is None:
        raise ConnectFailed("no_public_address", "VK can only call an address that is open to the internet")
    learn(await confirmation_of(line, group_id))
    known = await server_at(line, group_id, webhook_url)
    server = {"group_id": group_id, "url": webhook_url, "title": TITLE, "secret_key": secret}
    if known.number("id"):
        number: object = known.number("id")
        await line.ask("groups.editCallbackServer", server | {"server_id": number}, setback)
    else:
        added = await line.ask("groups.addCallbackServer", server, setback)
        number = added.get("server_id") if isinstance(added, Mapping) else None
    await tell_kinds(line, group_id, number)
    await _be_confirmed(line, group_id, webhook_url, patience)


async def tell_kinds(line: Line, group_id: int, server_id: object) -> None:
    settings: dict[str, object] = {"group_id": group_id, "server_id": server_id, "api_version": API_VERSION}
    await line.ask("groups.setCallbackSettings", settings | dict.fromkeys(ASKED_FOR_BY_CALL, 1), setback)


async def forget_server(line: Line, group_id: int, secret: str) -> None:
    """Takes away a server that was ours, known by its secret, so that VK does not go on calling it."""
    for server in await servers_of(line, group_id):
        if server.text("secret_key") == secret and server.number("id"):
            gone = {"group_id": group_id, "server_id": server.number("id")}
            await line.ask("groups.deleteCallbackServer", gone, setback)


async def forget_address(line: Line, group_id: int, webhook_url: str) -> None:
    """Takes away the server of one channel, and no other's: who has the same key elsewhere has the same secret. Its
    path is the channel's own, even if the house has moved since."""
    for server in await servers_of(line, group_id):
        if _path_of(server.text("url")) == _path_of(webhook_url) and server.number("id"):
            gone = {"group_id": group_id, "server_id": server.number("id")}
            await line.ask("groups.deleteCallbackServer", gone, setback)


async def confirmation_of(line: Line, group_id: int) -> str:
    answer = await line.ask("groups.getCallbackConfirmationCode", {"group_id": group_id}, setback)
    code = answer.get("code") if isinstance(answer, Mapping) else None
    if not isinstance(code, str) or not code:
        raise ConnectFailed("rejected", "VK gives no confirmation string")
    return code


async def server_at(line: Line, group_id: int, webhook_url: str | None) -> Fields:
    """Nothing when VK knows no such server."""
    servers = await servers_of(line, group_id)
    return next((server for server in servers if server.text("url") == webhook_url), Fields({}))


async def servers_of(line: Line, group_id: int) -> list[Fields]:
    answer = await line.ask("groups.getCallbackServers", {"group_id": group_id}, setback)
    return fields_in(answer.get("items")) if isinstance(answer, Mapping) else []


def _path_of(url: str) -> str | None:
    try:
        return urlsplit(url).path
    except ValueError:
        return None


async def _be_confirmed(line: Line, group_id: int, webhook_url: str, patience: float) -> None:
    clock = asyncio.get_running_loop().time
    until = clock() + patience
    while True:
        state = (await server_at(line, group_id, webhook_url)).text("status")
        if state == "ok":
            return
        if state == "failed" or clock() > until:
            raise ConnectFailed(
                "address_not_confirmed", "VK called this address and did not hear the confirmation string"
            )
        await asyncio.sleep(LOOK_EVERY)
