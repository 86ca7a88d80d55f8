"""What every conversation is: messages with numbers, who wrote them, and how the bot is shown them."""

from dataclasses import dataclass, field
from typing import ClassVar

from tests.doubles.telegram.people import BotAccount, Person
from tests.doubles.telegram.wire import Json, without_nothing

SERVICE = frozenset(
    {"new_chat_members", "left_chat_member", "new_chat_title", "pinned_message", "group_chat_created",
     "supergroup_chat_created", "migrate_to_chat_id", "migrate_from_chat_id", "forum_topic_created",
     "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened"}
)  # fmt: skip
"""Contents that nobody wrote: the messenger tells what happened in the chat."""


@dataclass
class Message:
    message_id: int
    date: int
    is_from_bot: bool
    content: Json
    author: int = 0
    """The person it stands for: 0 when the bot speaks for itself."""
    reply_to: int | None = None
    thread: int = 0
    """The forum topic, 0 when it stands in none."""
    edit_date: int | None = None
    earlier: list[Json] = field(default_factory=list)
    """Contents before each edit, oldest first."""
    is_deleted: bool = False
    reactions: dict[str, list[Json]] = field(default_factory=dict)
    """By `bot` and `person`."""

    @property
    def text(self) -> str:
        return words_of(self.content)

    @property
    def markup(self) -> Json | None:
        markup: Json | None = self.content.get("reply_markup")
        return markup

    @property
    def is_service(self) -> bool:
        return not SERVICE.isdisjoint(self.content)


def words_of(content: Json) -> str:
    return str(content.get("text", content.get("caption", "")))


@dataclass(kw_only=True)
class Conversation:
    # The docs promise unique ids within a chat only, so two chats here do share ids: a bot that keys
    # a message by its id alone is found out.
    messages: dict[int, Message] = field(default_factory=dict)
    last_message_id: int = 0
    keyboard: Json | None = None
    """The reply keyboard that lies open under the person's message field."""

    new_kind: ClassVar[str] = "message"
    edited_kind: ClassVar[str] = "edited_message"

    @property
    def id(self) -> int:
        raise NotImplementedError

    @property
    def key(self) -> int | str:
        """What tells this conversation from all others, also from one with the same person elsewhere."""
        return self.id

    @property
    def connection_id(self) -> str:
        """The business connection it is seen through, if any."""
        return ""

    @property
    def only_person(self) -> int:
        """Who has written when nobody is named: 0 where several may."""
        return 0

    @property
    def bot_speaks_for(self) -> int:
        """The person in whose name the bot writes here, 0 for its own."""
        return 0

    def as_chat(self) -> Json:
        raise NotImplementedError

    def person_with(self, person_id: int) -> Person:
        raise NotImplementedError

    def is_told(self, message: Message, bot: BotAccount) -> bool:
        """Whether the bot is told of this message."""
        return True

    def head(self, message: Message, bot: BotAccount) -> Json:
        """Fields of the Message that come from where it stands."""
        return {}

    def next_number(self) -> int:
        return self.last_message_id + 1

    def add(
        self,
        content: Json,
        *,
        date: int,
        author: int = 0,
        is_from_bot: bool = False,
        reply_to: int | None = None,
        thread: int = 0,
    ) -> Message:
        self.last_message_id = self.next_number()
        author = author or (self.bot_speaks_for if is_from_bot else self.only_person)
        message = Message(self.last_message_id, date, is_from_bot, content, author, reply_to, thread)
        self.messages[message.message_id] = message
        return message

    def change(self, message: Message, content: Json, *, date: int) -> None:
        message.earlier.append(message.content)
        message.content = content
        message.edit_date = date

    def find(self, message_id: int) -> Message | None:
        message = self.messages.get(message_id)
        return None if message is None or message.is_deleted else message

    def answered_by(self, message: Message) -> Message | None:
        return self.find(message.reply_to) if message.reply_to else None

    def as_wire(self, message: Message, bot: BotAccount, *, with_reply: bool = True) -> Json:
        """A Message object; a reply carries what it answers, one level deep, unless that is gone."""
        answered = self.answered_by(message) if with_reply else None
        author = self.person_with(message.author).as_user() if message.author else bot.as_user()
        return without_nothing(
            {
                "message_id": message.message_id,
                "from": author,
                "chat": self.as_chat(),
                "date": message.date,
                "edit_date": message.edit_date,
                **self.head(message, bot),
                "reply_to_message": self.as_wire(answered, bot, with_reply=False) if answered else None,
                **message.content,
            }
        )
