"""By which links people came: all entry tokens of a batch pass through here, before a matter is opened for anybody."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from app.clients.records import Person
from app.conversations.quoting import find_quoted
from app.conversations.records import Message
from app.db.setwise import InsertRows
from app.db.tables import MessagePart
from app.db.transaction import Transaction
from app.kit.text import shortened, storable

LONGEST = 200
"""Characters of a token or a source that are shown."""

_KNOWN_AS = InsertRows(
    MessagePart, ("channel_id", "external_id", "message_id"), unless=("channel_id", "external_id")
)


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody came by a link. Token and source are the sender's choice, so they prove nothing by themselves."""

    person: Person
    token: str | None
    source: str | None
    at: datetime
    tells_itself: bool
    """The line that brought it shows it already."""

    def known_as(self, conversation_id: int) -> tuple[int, str]:
        """One line in a matter says it; the same link again says nothing new."""
        came_by = sha256(f"{self.token or ''}\n{self.source or ''}".encode()).hexdigest()[:24]
        return self.person.channel_id, f"entry:{self.person.external_id}:{conversation_id}:{came_by}"


def told_of(token: str | None, source: str | None) -> dict[str, str]:
    """What a line shows of a link: whoever made it wants to see which one it was."""
    told = {"token": token, "source": source}
    return {name: shortened(storable(value), LONGEST) for name, value in told.items() if value}


def with_entry_lines(
    tx: Transaction, messages: Sequence[Message], entries: Mapping[int, Entry]
) -> list[Message]:
    """The messages, and before each that came by a link unheard of in this matter a line about it. `entries` are
    by the message's place among `messages`."""
    if not entries:
        return list(messages)
    keys = {at: entry.known_as(messages[at].conversation.id) for at, entry in entries.items()}
    told = set(find_quoted(tx, keys.values()))
    whole: list[Message] = []
    for at, message in enumerate(messages):
        entry = entries.get(at)
        if entry is not None and keys[at] not in told:
            told.add(keys[at])
            if not entry.tells_itself:
                whole.append(_line(message, entry, keys[at][1]))
        whole.append(message)
    return whole


def remember_told(tx: Transaction, messages: Sequence[Message], entries: Mapping[int, Entry]) -> None:
    """Lines that tell of a link themselves are known as telling it, once they are stored."""
    _KNOWN_AS(tx, list(_own_lines(messages, entries)))


def _own_lines(messages: Sequence[Message], entries: Mapping[int, Entry]) -> Iterable[tuple[int, str, int]]:
    seen: set[tuple[int, str]] = set()
    for at, entry in entries.items():
        key = entry.known_as(messages[at].conversation.id)
        if entry.tells_itself and key not in seen:
            seen.add(key)
            yield *key, messages[at].id


def _line(message: Message, entry: Entry, external_id: str) -> Message:
    return Message(
        whom=message.whom,
        conversation=message.conversation,
        direction="system",
        order_at=message.order_at,
        sent_at=message.sent_at,
        arrived_at=message.arrived_at,
        channel_id=message.channel_id,
        external_id=external_id,
        service={"code": "came_by_link"} | told_of(entry.token, entry.source),
    )
