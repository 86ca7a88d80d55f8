"""A group or supergroup with its members and topics, as the messenger's own server keeps it."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from tests.doubles.telegram.conversation import Conversation, Message
from tests.doubles.telegram.people import BotAccount, Person
from tests.doubles.telegram.wire import Json, without_nothing

FIRST_SUPERGROUP_ID = -1_000_000_000_000
"""Supergroups lie below it, plain groups between it and 0."""


class Place(StrEnum):
    """What the bot is in a group."""

    MEMBER = "member"
    ADMINISTRATOR = "administrator"
    LEFT = "left"
    KICKED = "kicked"


@dataclass
class Topic:
    name: str
    icon_color: int = 0x6FB9F0
    is_closed: bool = False


@dataclass
class Group(Conversation):
    number: int
    title: str
    owner_id: int
    members: dict[int, Person] = field(default_factory=dict)
    past: dict[int, Person] = field(default_factory=dict)
    """Those who have left: their messages still bear their names."""
    bot_place: Place = Place.LEFT
    is_forum: bool = False
    topics: dict[int, Topic] = field(default_factory=dict)
    """By the id of the message that opened each; the general topic is not among them."""
    migrated_to: int | None = None
    pinned: int | None = None
    portraits: list[str] = field(default_factory=list)
    """As a person's."""

    @property
    def id(self) -> int:
        return self.number

    @property
    def kind(self) -> str:
        return "supergroup" if self.number < FIRST_SUPERGROUP_ID else "group"

    @property
    def has_bot(self) -> bool:
        return self.bot_place in {Place.MEMBER, Place.ADMINISTRATOR}

    def as_chat(self) -> Json:
        chat = {"id": self.number, "title": self.title, "type": self.kind}
        return without_nothing(chat | {"is_forum": self.is_forum or None})

    def person_with(self, person_id: int) -> Person:
        return self.members.get(person_id) or self.past[person_id]

    def is_told(self, message: Message, bot: BotAccount) -> bool:
        """An administrator, or a bot whose privacy mode is off, is told everything."""
        if not self.has_bot:
            return False
        if message.is_service or self.bot_place is Place.ADMINISTRATOR or not bot.has_privacy_mode:
            return True
        answered = self.answered_by(message)
        mention = re.compile(rf"@{re.escape(bot.username)}\b", re.IGNORECASE)
        is_answer = answered is not None and answered.is_from_bot
        return is_answer or message.text.startswith("/") or bool(mention.search(message.text))

    def head(self, message: Message, bot: BotAccount) -> Json:
        return {"message_thread_id": message.thread, "is_topic_message": True} if message.thread else {}

    def answered_by(self, message: Message) -> Message | None:
        """In a topic, who answers nobody answers the message that opened it."""
        if message.reply_to or message.message_id == message.thread:
            return super().answered_by(message)
        return self.find(message.thread) if message.thread else None
