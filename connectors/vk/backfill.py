"""What VK's long poll has forgotten, or its calls gave up on, from the conversations themselves.

Each message is wrapped as the event that was missed. Its external id is the same, so whichever of the two comes
later is known already.
"""

import json
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass, replace

from connectors.contract import Raw, Received
from connectors.vk.cursor import Cursor
from connectors.vk.limits import API_VERSION
from connectors.vk.line import Line
from connectors.vk.outages import outage
from connectors.vk.peers import is_group
from connectors.vk.reading import Fields, fields_in

PAGE = 200
"""Conversations, and messages of one, in a question: the most that VK gives."""
MOST_PAGES = 50


@dataclass(frozen=True, slots=True)
class Missed:
    raws: tuple[Raw, ...]
    cursor: Cursor
    """Not to be stored before all was found: what is older may still come."""


async def look_back(
    line: Line, group_id: int, stored: str | None, *, hears_groups: bool, after: int
) -> AsyncGenerator[Received, None]:
    """All that calls may have failed to bring. At the very first time it is what has been asked since `after`, in
    Unix seconds, and not answered. Raises ChannelDown."""
    cursor = Cursor.parse(stored)
    async for beginning in begin(line, group_id, cursor, ts="", after=after, hears_groups=hears_groups):
        yield beginning
        cursor = Cursor.parse(beginning.cursor)
    async for missed in what_was_missed(line, group_id, cursor, hears_groups=hears_groups):
        cursor = missed.cursor
        yield Received(missed.raws, str(cursor))


async def begin(
    line: Line, group_id: int, cursor: Cursor, *, ts: str, after: int, hears_groups: bool
) -> AsyncGenerator[Received, None]:
    """At the very first time what has been asked since `after` and not answered, or what of it a start that was cut
    off has left; else nothing. Raises ChannelDown."""
    if cursor.is_new:
        # From now on; with what stands there already, so that a later gap has a beginning. Stored before anything
        # is taken in: whoever is answered in between would no longer be found among the unanswered.
        now = Cursor(ts=ts, asked_since=max(after, 1), begun=True)
        cursor = await newest(line, group_id, now)
        yield Received((), str(cursor))
    if cursor.asked_since:
        waiting = still_unanswered(line, group_id, cursor.asked_since, hears_groups=hears_groups)
        async for asked in waiting:
            yield Received(asked, str(cursor))
        yield Received((), str(replace(cursor, asked_since=0)))


async def newest(line: Line, group_id: int, cursor: Cursor) -> Cursor:
    """As if everything that stands there now had been taken. Raises ChannelDown."""
    conversations, _ = await _conversations(line, group_id, 0, count=1)
    for conversation in conversations:
        cursor = cursor.with_message(conversation.part("last_message"))
    return cursor


async def still_unanswered(
    line: Line, group_id: int, after: int, *, hears_groups: bool
) -> AsyncGenerator[tuple[Raw, ...], None]:
    """What people have asked since a moment, in Unix seconds, and nobody has answered: conversation by
    conversation, in each the oldest first. Raises ChannelDown."""
    for page in range(MOST_PAGES):
        waiting, is_last = await _conversations(line, group_id, page * PAGE, count=PAGE, which="unanswered")
        for conversation in (one for one in waiting if _is_since(after, one)):
            last = conversation.part("last_message")
            peer = conversation.part("conversation").part("peer").number("id") or last.number("peer_id")
            if peer and (hears_groups or not is_group(peer)):
                asked = {"group_id": group_id, "peer_id": peer, "offset": 0, "count": PAGE}
                listed = _items(await line.ask("messages.getHistory", asked, outage))
                lately = [message for message in listed if (message.size("date") or 0) >= after]
                yield tuple(_as_event(group_id, message) for message in lately[::-1])
        # They come by their last message, but for a few old ones that somebody pinned on top.
        if is_last or (waiting and not _is_since(after, waiting[-1])):
            return


def _is_since(after: int, conversation: Fields) -> bool:
    return (conversation.part("last_message").size("date") or 0) >= after


async def what_was_missed(
    line: Line, group_id: int, since: Cursor, *, hears_groups: bool
) -> AsyncGenerator[Missed, None]:
    """Conversation by conversation, in each the oldest first. Raises ChannelDown."""
    cursor = since
    for page in range(MOST_PAGES):
        conversations, is_last = await _conversations(line, group_id, page * PAGE, count=PAGE)
        for conversation in conversations:
            if not since.knows(conversation.part("last_message")):
                yield await _missed_in(line, group_id, conversation, since, hears_groups=hears_groups)
                cursor = cursor.with_message(conversation.part("last_message"))
        # They come by their last message, but for a few that somebody pinned on top.
        if is_last or (conversations and since.knows(conversations[-1].part("last_message"))):
            break
    if page:
        # Whoever wrote meanwhile moved to the top, perhaps from a page that was not read yet.
        conversations, _ = await _conversations(line, group_id, 0, count=PAGE)
        for conversation in conversations:
            if not cursor.knows(conversation.part("last_message")):
                yield await _missed_in(line, group_id, conversation, since, hears_groups=hears_groups)
        for conversation in conversations:
            cursor = cursor.with_message(conversation.part("last_message"))
    yield Missed((), cursor)


async def _missed_in(
    line: Line, group_id: int, conversation: Fields, since: Cursor, *, hears_groups: bool
) -> Missed:
    peer = conversation.part("conversation").part("peer").number("id")
    peer = peer or conversation.part("last_message").number("peer_id")
    if not peer or (is_group(peer) and not hears_groups):
        return Missed((), since)
    messages = await _messages(line, group_id, peer, since)
    return Missed(tuple(_as_event(group_id, message) for message in messages), since)


async def _conversations(
    line: Line, group_id: int, offset: int, *, count: int, which: str = "all"
) -> tuple[list[Fields], bool]:
    asked = {"group_id": group_id, "filter": which, "offset": offset, "count": count}
    listed = _items(await line.ask("messages.getConversations", asked, outage))
    return listed, len(listed) < count


async def _messages(line: Line, group_id: int, peer: int, since: Cursor) -> list[Fields]:
    """Those that were missed, the oldest first."""
    missed: list[Fields] = []
    for page in range(MOST_PAGES):
        asked = {"group_id": group_id, "peer_id": peer, "offset": page * PAGE, "count": PAGE}
        listed = _items(await line.ask("messages.getHistory", asked, outage))
        fresh = [message for message in listed if not since.knows(message)]
        missed += fresh
        if len(listed) < PAGE or len(fresh) < len(listed):
            break
    return missed[::-1]


def _items(answer: object) -> list[Fields]:
    return fields_in(answer.get("items")) if isinstance(answer, Mapping) else []


def _as_event(group_id: int, message: Fields) -> Raw:
    values = {name: message.value(name) for name in message.names}
    kind = "message_reply" if (message.number("from_id") or 0) < 0 else "message_new"
    told = {"message": values} if kind == "message_new" else values
    event = {"group_id": group_id, "type": kind, "v": API_VERSION, "object": told}
    number = message.number("conversation_message_id") or f"id{message.number('id')}"
    # A message that was changed since is told anew.
    version = message.number("update_time") or 0
    key = f"history:{message.number('peer_id')}:{number}:{version}"
    return Raw(key, json.dumps(event, ensure_ascii=False).encode("utf-8", "replace"))
