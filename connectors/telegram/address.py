"""Where an answer goes, and how messages are told apart."""

import re
from dataclasses import dataclass
from typing import Literal

from connectors.telegram.reading import Fields

WRITTEN = re.compile(
    r"(?:(?P<connection>.+):)?(?P<chat>-?\d{1,20})(?:/(?P<direct>d?)(?P<topic>\d{1,20}))?", re.DOTALL
)

Place = Literal["person", "group", "channel"]


@dataclass(frozen=True, slots=True)
class Address:
    """A chat; for Telegram Business also the connection through which the bot speaks for its owner, and in a
    chat with topics the one that is written in.

    Written as `chat`, `connection:chat`, `chat/topic`, or `chat/dtopic` for the topic that a person has among
    the direct messages to a channel. A message is the chat with a number behind and never the topic: Telegram
    counts messages within a chat, and does not always say the topic.
    """

    chat_id: int
    connection: str = ""
    topic: int = 0
    is_direct: bool = False

    @classmethod
    def of(cls, message: Fields) -> "Address":
        """Raises Unreadable without a chat."""
        chat_id = message.part("chat").required_number("id")
        direct = message.part("direct_messages_topic").size("topic_id")
        if direct:
            return cls(chat_id, topic=direct, is_direct=True)
        # Replies have a thread in any group; only a topic can be written to by its number.
        topic = message.size("message_thread_id") if message.flag("is_topic_message") else None
        return cls(chat_id, message.text("business_connection_id"), topic or 0)

    @classmethod
    def parse(cls, written: str) -> "Address":
        """Raises ValueError for an address that is not ours."""
        found = WRITTEN.fullmatch(written)
        if found is None:
            raise ValueError(written)
        topic = int(found["topic"] or 0)
        return cls(int(found["chat"]), found["connection"] or "", topic, is_direct=bool(found["direct"]))

    def __str__(self) -> str:
        return f"{self.chat}/{'d' * self.is_direct}{self.topic}" if self.topic else self.chat

    @property
    def chat(self) -> str:
        """Without the topic."""
        return f"{self.connection}:{self.chat_id}" if self.connection else str(self.chat_id)

    def message(self, message_id: int) -> str:
        """The external id of a message here."""
        return f"{self.chat}:{message_id}"

    def message_id_of(self, external_id: str) -> int | None:
        """Telegram's number of a message, None when the message lies elsewhere."""
        chat, _, number = external_id.rpartition(":")
        return int(number) if chat == self.chat and number.isdecimal() else None


def place_of(message: Fields) -> Place:
    """Who is in the chat that something came from."""
    return place_in(message.part("chat"))


def place_in(chat: Fields) -> Place:
    kind = chat.text("type")
    if kind == "channel":
        return "channel"
    # Where the kind is not told, the number tells: those of people are positive.
    return "group" if kind in ("group", "supergroup") or (chat.number("id") or 0) < 0 else "person"
