"""What the local VK remembers of the cast, numbered as the house has it."""

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache

import msgspec

from app.seed import roles
from app.seed.making import made
from app.seed.planting_script import Line, lines_in_order
from app.seed.portraits import portrait_of
from app.seed.things import Attachment, Document, Link, Photo, Sticker, Voice
from tests.doubles.vk.conversations import Conversation, Message, Standing
from tests.doubles.vk.registration import register
from tests.doubles.vk.wire import Json
from tests.doubles.vk.world import World

STICKER = 9_008


def remember_vk(world: World, cast: roles.Cast, now: datetime) -> None:
    """Everybody who writes to the community, with all they and it have said. It is told nothing anew."""
    chats = {identity.key: _welcome(world, identity) for identity in _accounts(cast)}
    past = _Past(world)
    for line in lines_in_order(cast, now):
        if line.message.via in chats and line.number is not None:
            past.tell(line, chats[line.message.via], line.number, now)


def _accounts(cast: roles.Cast) -> Iterator[roles.Identity]:
    messengers = {channel.key for channel in cast.house.channels if channel.kind == "vk"}
    for client in cast.clients:
        yield from (identity for identity in client.identities if identity.channel in messengers)


def _welcome(world: World, identity: roles.Identity) -> Conversation:
    number = int(identity.external_id)
    register(
        world,
        identity.display_name,
        screen_name=identity.username,
        person_id=number,
        picture=portrait_of(identity.key),
        has_written=True,
    )
    conversation = world.memory.conversations[number]
    if not identity.reachable:
        conversation.standing = Standing.BLOCKED
    return conversation


class _Past:
    def __init__(self, world: World) -> None:
        self._world = world
        self._named: dict[tuple[str, str], int] = {}
        self._shown = lru_cache(maxsize=None)(self._attached)

    def tell(self, line: Line, chat: Conversation, number: int, now: datetime) -> None:
        role, is_out = line.message, line.message.kind == "out"
        self._world.memory.last_message_id += 1
        message = chat.add(
            Message(
                id=self._world.memory.last_message_id,
                cmid=number,
                peer_id=chat.peer_id,
                from_id=-self._world.community_id if is_out else chat.peer_id,
                date=int(line.at.timestamp()),
                is_out=is_out,
                text=role.text,
                content=self._content(role, chat, int(line.at.timestamp())),
                reply_to=self._named.get((line.client.key, role.reply_to or "")),
            )
        )
        if role.key is not None:
            self._named[line.client.key, role.key] = number
        for edit in role.edits:
            chat.change(message, edit.text, message.content, date=int(edit.at.on(now).timestamp()))
        message.is_deleted = role.deleted is not None
        if is_out:
            chat.in_read = number
        if role.delivery == "read":
            chat.out_read = number

    def _content(self, role: roles.Message, chat: Conversation, date: int) -> Json:
        if role.unsupported is not None:
            return {"attachments": [{"type": role.unsupported, role.unsupported: {}}]}
        owner = -self._world.community_id if role.kind == "out" else chat.peer_id
        attachments = [self._shown(_nameless(thing), owner, date) for thing in role.attachments]
        return {"attachments": attachments} if attachments else {}

    def _attached(self, thing: Attachment, owner: int, date: int) -> Json:
        make = self._world.attachments
        match thing:
            case Photo():
                return make.photo(made(thing), owner_id=owner, date=date)
            case Document(name=name, mime=mime):
                return make.doc(made(thing), name, owner_id=owner, date=date, mime_type=mime)
            case Voice(seconds=seconds):
                return make.voice(made(thing), owner_id=owner, duration=seconds)
            case Sticker():
                return make.sticker(STICKER)
            case Link(url=url, title=title):
                return make.link(url, title)
            case _:
                raise ValueError(f"VK carries no {type(thing).__name__}")


def _nameless(thing: Attachment) -> Attachment:
    """A photo has no name there, so the same scene is one picture."""
    return msgspec.structs.replace(thing, name="") if isinstance(thing, Photo) else thing
