"""Who said what, in the order in which the house heard it, across all clients."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256

from app.seed.roles import Cast, Channel, Client, Conversation, Identity, Message


@dataclass(frozen=True, slots=True)
class Line:
    """One message and where it belongs."""

    client: Client
    conversation: int
    """Which of the client's matters, counted from 0."""
    message: Message
    at: datetime
    """UTC."""
    key: str
    """Its author's own key: the same whenever the demo is played."""
    number: int | None = None
    """Its place in the chat, as the messenger counts; None of a line that the messenger never had."""
    pieces: int = 1
    """How many numbers it takes there."""
    topic: int = 0
    """The number of the line that opened its topic; 0 where there is none."""

    @property
    def identity(self) -> Identity | None:
        """Whose words, or to whom; None of notes."""
        via = self.message.via
        return next((one for one in self.client.identities if one.key == via), None)

    @property
    def numbers(self) -> range:
        """All that it takes; none of a line that the messenger never had."""
        return range(0) if self.number is None else range(self.number, self.number + self.pieces)


def lines_in_order(cast: Cast, now: datetime) -> list[Line]:
    """`now` is aware, in the shop's time zone. Lines of one client never change places."""
    lines = (line for client in cast.clients for line in _lines_of(client, now))
    # Where an album is several messages, its files are counted one by one.
    album_counts = {channel.key for channel in cast.house.channels if channel.kind == "telegram"}
    return list(_numbered(sorted(lines, key=lambda line: line.at), album_counts))


def account_of(identity: Identity, channel: Channel) -> str:
    """By what the channel itself knows the person."""
    if channel.kind == "site":
        return _made_from(identity.external_id, 22)
    return identity.external_id


def address_of(line: Line, identity: Identity, channel: Channel) -> str:
    """Where an answer to this line goes."""
    chat = chat_of(identity, channel)
    return f"{chat}/{line.topic}" if line.topic else chat


def chat_of(identity: Identity, channel: Channel) -> str:
    account = account_of(identity, channel)
    return f"{identity.line}:{account}" if identity.line else account


def external_ids_of(line: Line, identity: Identity, channel: Channel) -> tuple[str, ...]:
    """What the channel calls the message and its further parts; empty as long as it has given it no name."""
    account = account_of(identity, channel)
    if line.message.presses:
        return (f"press:{account}:{line.key}",)
    if channel.kind == "site":
        return (f"{account}:{line.key}",) if line.message.kind == "in" else ()
    return tuple(f"{chat_of(identity, channel)}:{number}" for number in line.numbers)


def _lines_of(client: Client, now: datetime) -> Iterator[Line]:
    position = 0
    for number, conversation in enumerate(client.conversations):
        for message in conversation.messages:
            position += 1
            yield Line(
                client=client,
                conversation=number,
                message=message,
                at=message.at.on(now).astimezone(UTC),
                key=_made_from(f"{client.key} {position}", 24),
            )


def _numbered(lines: Iterable[Line], album_counts: Collection[str]) -> Iterator[Line]:
    """Messengers count within a chat, and all chats of one account of ours together."""
    so_far: Counter[str] = Counter()
    topics: dict[tuple[str, str], int] = {}
    for line in lines:
        identity, message = line.identity, line.message
        if identity is None:
            yield line
            continue
        place, number = identity.line or identity.key, None
        is_album = message.kind == "out" and identity.channel in album_counts
        pieces = max(1, len(message.attachments)) if is_album else 1
        if _is_there(message):
            number = so_far[place] + 1
            so_far[place] += pieces
        if message.service == "topic_created" and message.key is not None and number is not None:
            topics[line.client.key, message.key] = number
        topic = topics.get((line.client.key, _topic_of(message)), 0)
        yield replace(line, number=number, pieces=pieces, topic=topic)


def _is_there(message: Message) -> bool:
    """Whether the messenger has it as a message of its own."""
    never_went = message.delivery in {"failed", "uncertain", "queued", "retry"}
    return not (never_went or message.presses or message.service in {"blocked", "unblocked"})


def _topic_of(message: Message) -> str:
    opens = message.key if message.service == "topic_created" else None
    return message.topic or opens or ""


def _made_from(seed: str, length: int) -> str:
    return sha256(seed.encode()).hexdigest()[:length]


def closing_of(conversation: Conversation, now: datetime) -> datetime | None:
    return conversation.closed_at.on(now).astimezone(UTC) if conversation.closed_at else None
