"""The community itself: who it is, what its key may do, and how its news comes to us."""

from collections.abc import Mapping

from connectors.contract import Account, ConnectFailed
from connectors.vk.callback_server import forget_server, serve
from connectors.vk.limits import API_VERSION
from connectors.vk.line import Line
from connectors.vk.normalise import ASKED_FOR
from connectors.vk.outages import setback
from connectors.vk.reading import Fields, fields_in

NEEDED = ("messages", "manage", "photos", "docs")
"""Rights of a key, by VK's names: to write, to be told the news, to send pictures and files."""

__all__ = ["be_asked", "check", "group_of", "serve"]


async def check(line: Line, expected: int | None) -> Account:
    """Raises ConnectFailed."""
    community = await _community(line)
    number = community.number("id")
    if not number:
        raise ConnectFailed("personal_key", "This is the key of a person; take the key of a community")
    if expected is not None and number != expected:
        raise ConnectFailed("other_account", f"This is the key of community {number}, not of {expected}")
    await _check_rights(line)
    name = community.text("screen_name") or f"club{number}"
    return Account(str(number), community.text("name") or name, f"https://vk.me/{name}")


async def group_of(line: Line) -> int:
    """The number of the community that the key is of. Raises ConnectFailed."""
    number = (await _community(line)).number("id")
    if not number:
        raise ConnectFailed("rejected", "VK does not say which community this is")
    return number


async def be_asked(line: Line, group_id: int, secret: str) -> None:
    """Have VK keep the news for us to ask for. Raises ConnectFailed."""
    settings = {"group_id": group_id, "enabled": 1, "api_version": API_VERSION}
    await line.ask("groups.setLongPollSettings", settings | switched_on(ASKED_FOR), setback)
    await forget_server(line, group_id, secret)


def switched_on(kinds: tuple[str, ...]) -> dict[str, object]:
    return dict.fromkeys(kinds, 1)


async def _community(line: Line) -> Fields:
    answer = await line.ask("groups.getById", {}, setback)
    # Before 5.139 the list came bare.
    listed = answer.get("groups") if isinstance(answer, Mapping) else answer
    return next(iter(fields_in(listed)), Fields({}))


async def _check_rights(line: Line) -> None:
    answer = await line.ask("groups.getTokenPermissions", {}, setback)
    rights = fields_in(answer.get("permissions")) if isinstance(answer, Mapping) else []
    missing = [right for right in NEEDED if right not in {given.text("name") for given in rights}]
    if missing:
        raise ConnectFailed("missing_rights", ", ".join(missing))
