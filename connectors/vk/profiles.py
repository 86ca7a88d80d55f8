"""What people, communities and chats call themselves now, and where their pictures are."""

from collections.abc import Iterator, Mapping, Sequence

from connectors.contract import Author
from connectors.vk.line import Line
from connectors.vk.peers import is_group, shown_id
from connectors.vk.reading import Fields, fields_in, whole_number
from connectors.vk.refusals import harmless_to_repeat

MOST = 100
"""In one question; VK takes a thousand people, but five hundred communities and a hundred chats."""

NOBODY = ("camera_", "deactivated_", "community_")
"""How the names of pictures begin that stand for no picture."""


async def fetch_profiles(line: Line, external_ids: Sequence[str]) -> dict[str, Author]:
    """Whom VK does not tell of is left out. Raises SendFailed."""
    numbers = [number for one in external_ids if (number := whole_number(one))]
    found: list[Author] = []
    for begin in range(0, len(numbers), MOST):
        found += await _fetch(line, numbers[begin : begin + MOST])
    return {author.external_id: author for author in found}


async def _fetch(line: Line, numbers: Sequence[int]) -> list[Author]:
    people = [number for number in numbers if number > 0 and not is_group(number)]
    communities = [-number for number in numbers if number < 0]
    chats = [number for number in numbers if is_group(number)]
    found: list[Author] = []
    if people:
        asked = {"user_ids": _listed(people), "fields": "screen_name,has_photo,photo_100,photo_200"}
        found += _people(await line.ask("users.get", asked, harmless_to_repeat))
    if communities:
        asked = {"group_ids": _listed(communities), "fields": "has_photo"}
        found += _communities(await line.ask("groups.getById", asked, harmless_to_repeat))
    if chats:
        asked = {"peer_ids": _listed(chats)}
        found += _chats(await line.ask("messages.getConversationsById", asked, harmless_to_repeat))
    return found


def _listed(numbers: Sequence[int]) -> str:
    return ",".join(map(str, numbers))


def _people(answer: object) -> Iterator[Author]:
    for person in fields_in(answer):
        number = person.number("id")
        if number:
            name, own_name = _name_of(person, number), _own_name(person.text("screen_name"))
            yield Author(str(number), name, own_name, picture_url=_picture_of(person))


def _name_of(person: Fields, number: int) -> str:
    """Somebody who deleted their account VK calls DELETED, which is nobody's name."""
    if person.text("deactivated") == "deleted":
        return shown_id(number)
    return " ".join(filter(None, (person.text("first_name"), person.text("last_name")))) or shown_id(number)


def _communities(answer: object) -> Iterator[Author]:
    listed = answer.get("groups") if isinstance(answer, Mapping) else answer
    for community in fields_in(listed):
        number = community.number("id")
        if number:
            name = community.text("name") or shown_id(-number)
            own_name = _own_name(community.text("screen_name"))
            yield Author(str(-number), name, own_name, picture_url=_picture_of(community))


def _chats(answer: object) -> Iterator[Author]:
    for chat in fields_in(answer.get("items")) if isinstance(answer, Mapping) else []:
        peer = chat.part("peer").number("id")
        if peer:
            settings = chat.part("chat_settings")
            picture = _picture_of(settings.part("photo"))
            yield Author(str(peer), settings.text("title"), is_group=True, picture_url=picture)


def _picture_of(shown: Fields) -> str | None:
    """Of somebody without one VK shows a camera, of somebody gone a dog."""
    if "deactivated" in shown or shown.number("has_photo") == 0:
        return None
    url = shown.text("photo_200") or shown.text("photo_100")
    drawn_by_vk = url.partition("?")[0].rpartition("/")[2].startswith(NOBODY)
    return None if drawn_by_vk or not url.startswith(("https://", "http://")) else url


def _own_name(screen_name: str) -> str | None:
    """One that they took, not the number that everybody has."""
    is_given = screen_name.removeprefix("id").isdecimal() or screen_name.removeprefix("club").isdecimal()
    return screen_name if screen_name and not is_given else None
