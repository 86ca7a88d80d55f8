"""What the messenger itself remembers of the cast, numbered as the house has it."""

from collections.abc import Iterator
from datetime import datetime

from app.seed import roles
from app.seed.planting_script import Line, lines_in_order
from app.seed.portraits import portrait_of
from tests.demo.past_content import Contents
from tests.doubles.telegram.attachments import portrait
from tests.doubles.telegram.business import USUAL_RIGHTS, BusinessChat, Connection
from tests.doubles.telegram.chats import Standing
from tests.doubles.telegram.conversation import Conversation, Message
from tests.doubles.telegram.customer import Customer
from tests.doubles.telegram.groups import Group, Place, Topic
from tests.doubles.telegram.people import Person
from tests.doubles.telegram.registration import register
from tests.doubles.telegram.world import World


def remember(world: World, cast: roles.Cast, now: datetime) -> None:
    """Everybody who writes to the bot, with all they and it have said. The bot is told nothing anew."""
    lines = lines_in_order(cast, now)
    for own in cast.house.lines:
        _connect(world, own, int(lines[0].at.timestamp()))
    chats = {identity.key: _welcome(world, identity, client) for identity, client in _accounts(cast)}
    past = _Past(world)
    for line in lines:
        if line.message.via in chats:
            past.tell(line, chats[line.message.via], now)
    for identity, _ in _accounts(cast):
        if not identity.reachable:
            world.memory.chats[int(identity.external_id)].standing = Standing.BLOCKED


def _accounts(cast: roles.Cast) -> Iterator[tuple[roles.Identity, roles.Client]]:
    messengers = {channel.key for channel in cast.house.channels if channel.kind == "telegram"}
    for client in cast.clients:
        for identity in client.identities:
            if identity.channel in messengers:
                yield identity, client


def _connect(world: World, line: roles.Line, date: int) -> None:
    """One of us lets the bot answer in their name, or did so once."""
    owner = _person(world, line.owner, line.owner_id)
    is_enabled = line.closed_for != "line_closed"
    rights = [right for right in USUAL_RIGHTS if right != "can_reply" or line.closed_for is None]
    world.memory.connections[line.key] = Connection(line.key, owner, date, is_enabled, rights)


def _welcome(world: World, identity: roles.Identity, client: roles.Client) -> Conversation:
    if identity.is_group:
        return _gather(world, identity, client)
    customer = register(
        world,
        identity.display_name,
        username=identity.username,
        language_code=client.language,
        person_id=int(identity.external_id),
        picture=portrait_of(identity.key),
        has_started=identity.line is None,
    )
    if identity.line is None:
        return world.memory.chats[customer.id]
    return _open_private_chat(world.memory.connections[identity.line], customer)


def _open_private_chat(connection: Connection, customer: Customer) -> BusinessChat:
    """The owner's own, into which the bot looks."""
    chat = BusinessChat(
        connection.id,
        connection.owner,
        customer.person,
        connection.numbering,
        is_watched=connection.is_enabled,
    )
    connection.chats[customer.id] = chat
    return chat


def _gather(world: World, identity: roles.Identity, client: roles.Client) -> Group:
    """The bot is an administrator, so that it hears all of them."""
    people = [_person(world, member.name, member.external_id) for member in identity.members]
    has_topics = any(m.topic for conversation in client.conversations for m in conversation.messages)
    group = Group(
        number=int(identity.external_id),
        title=identity.display_name,
        owner_id=people[0].id,
        members={person.id: person for person in people},
        bot_place=Place.ADMINISTRATOR,
        is_forum=has_topics,
    )
    if picture := portrait_of(identity.key):
        group.portraits.append(portrait(world.memory.files, picture, rng=world.rng))
    world.memory.groups[group.id] = group
    return group


def _person(world: World, name: str, external_id: str) -> Person:
    return register(world, name, person_id=int(external_id)).person


class _Past:
    def __init__(self, world: World) -> None:
        self._contents = Contents(world)
        self._named: dict[tuple[str, str], int] = {}

    def tell(self, line: Line, chat: Conversation, now: datetime) -> None:
        if line.number is None:
            return
        role, date = line.message, int(line.at.timestamp())
        author = _author(role, chat)
        contents = self._contents.of(role, chat, author)
        messages = [
            chat.add(
                content,
                author=author.id if author else 0,
                is_from_bot=role.kind == "out" and role.by != "owner",
                date=date,
                reply_to=self._named.get((line.client.key, role.reply_to or "")),
                thread=line.topic,
            )
            for content in contents
        ]
        first = messages[0]
        if role.key is not None:
            self._named[line.client.key, role.key] = first.message_id
        if isinstance(chat, Group) and role.service == "topic_created":
            chat.topics[first.message_id] = Topic(role.told["title"])
        for edit in role.edits:
            content = self._contents.reworded(first.content, edit.text, edit.entities)
            chat.change(first, content, date=int(edit.at.on(now).timestamp()))
        if moved := self._contents.moved(role):
            chat.change(first, moved, date=date)
        _react(first, role)
        for message in messages:
            message.is_deleted = role.deleted is not None


def _author(role: roles.Message, chat: Conversation) -> Person | None:
    """Who of several; None where only one can have written it."""
    if isinstance(chat, Group) and role.kind != "out":
        spoke = (person for person in chat.members.values() if person.name == role.speaker)
        return next(spoke, chat.members[chat.owner_id])
    return chat.owner if isinstance(chat, BusinessChat) and role.by == "owner" else None


def _react(message: Message, role: roles.Message) -> None:
    if role.reactions:
        message.reactions["person"] = [{"type": "emoji", "emoji": emoji} for emoji in role.reactions]
