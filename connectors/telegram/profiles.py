"""What somebody calls themselves now, or how a group is called, and the picture they show."""

from collections.abc import Sequence
from dataclasses import replace

from aiogram.methods import GetChat

from connectors.contract import Author, SendFailed
from connectors.telegram.floods import Floods
from connectors.telegram.line import Line
from connectors.telegram.people import author_of_chat
from connectors.telegram.reading import Fields, Unreadable, read_object
from connectors.telegram.refusals import failing


async def fetch_profile(line: Line, external_id: str) -> Author | None:
    """Of a person or a group; None when Telegram does not tell. A language it
    tells only with the person's own messages."""
    try:
        return await _ask(line, external_id)
    except SendFailed:
        return None


async def fetch_profiles(line: Line, external_ids: Sequence[str]) -> dict[str, Author]:
    """One after the other, and no further once Telegram has had enough or cannot be reached: nobody waits for these.
    Raises SendFailed when it told of nobody."""
    told: dict[str, Author] = {}
    for external_id in external_ids:
        try:
            author = await _ask(line, external_id)
        except SendFailed:
            if not told:
                raise
            break
        if author is not None:
            told[external_id] = author
    return told


async def _ask(line: Line, external_id: str) -> Author | None:
    """Raises SendFailed unless Telegram knows nobody of this id, or tells us nothing of them."""
    try:
        # A pause that is asked for here is nobody's business who writes, so it is noted apart.
        answer = await line.ask(GetChat(chat_id=int(external_id)), failing("", Floods()))
        chat = read_object(answer)
        return replace(author_of_chat(chat), picture_id=_picture_of(chat))
    except SendFailed as failed:
        if failed.outcome == "final":
            return None
        raise
    except (ValueError, Unreadable):
        return None


def _picture_of(chat: Fields) -> str | None:
    """160 pixels wide, which is more than anybody is shown."""
    return chat.part("photo").text("small_file_id") or None
