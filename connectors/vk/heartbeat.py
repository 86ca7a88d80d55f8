"""Whether news would reach us."""

from collections.abc import Callable, Mapping

from connectors.contract import ChannelDown
from connectors.vk.account import be_asked
from connectors.vk.callback_server import confirmation_of, serve, server_at
from connectors.vk.line import Line
from connectors.vk.normalise import ASKED_FOR
from connectors.vk.outages import outage
from connectors.vk.reading import Fields


async def be_sure_to_ask(line: Line, group_id: int, secret: str) -> None:
    """Sets up again what somebody switched off. Raises ChannelDown or ConnectFailed."""
    answer = await line.ask("groups.getLongPollSettings", {"group_id": group_id}, outage)
    settings = Fields(answer) if isinstance(answer, Mapping) else Fields({})
    events = settings.part("events")
    if not settings.flag("is_enabled") or not all(events.flag(kind) for kind in ASKED_FOR):
        await be_asked(line, group_id, secret)


async def be_sure_of_calls(
    line: Line, group_id: int, webhook_url: str | None, secret: str, learn: Callable[[str], None]
) -> None:
    """Sets up again what got lost. Raises ChannelDown or ConnectFailed."""
    server = await server_at(line, group_id, webhook_url)
    if not server:
        await serve(line, group_id, webhook_url, secret, learn)
        return
    learn(await confirmation_of(line, group_id))
    if server.text("status") == "failed":
        raise ChannelDown("calls_unanswered", "VK called and got no answer, so it calls no more")
