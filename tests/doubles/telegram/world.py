"""The world one bot lives in: what Telegram remembers, who listens, and what may happen between them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from tests.doubles.bell import Bell
from tests.doubles.telegram.chats import Chat, Standing
from tests.doubles.telegram.conversation import Conversation, Message
from tests.doubles.telegram.faults import Faults
from tests.doubles.telegram.ledger import Call, Ledger, Sent
from tests.doubles.telegram.live import Live
from tests.doubles.telegram.memberships import chat_member, membership_change
from tests.doubles.telegram.memory import Memory
from tests.doubles.telegram.pacing import Pacing
from tests.doubles.telegram.people import Person
from tests.doubles.telegram.polling import LongPoll
from tests.doubles.telegram.refusals import refusal
from tests.doubles.telegram.wire import Json

# Wider than 32 bits, as the docs warn ids may be.
FIRST_PERSON_ID, LAST_PERSON_ID = 5_000_000_000, 7_999_999_999


@dataclass
class World:
    memory: Memory
    clock: Callable[[], float]
    rng: Random
    ledger: Ledger = field(default_factory=Ledger)
    faults: Faults = field(default_factory=Faults)
    bell: Bell = field(default_factory=Bell)
    live: Live = field(default_factory=Live)
    pacing: Pacing = field(default_factory=Pacing)

    def __post_init__(self) -> None:
        self.poll = LongPoll(self.bell)

    @property
    def today(self) -> int:
        """Now as the Bot API writes dates: whole seconds."""
        return int(self.clock())

    def new_person_id(self) -> int:
        while (person_id := self.rng.randrange(FIRST_PERSON_ID, LAST_PERSON_ID)) in self.memory.chats:
            continue
        return person_id

    def welcome(self, person: Person, standing: Standing) -> Chat:
        chat = Chat(person, standing)
        self.memory.chats[chat.id] = chat
        self.show("person", chat)
        return chat

    def hear(
        self,
        chat: Conversation,
        content: Json,
        *,
        author: Person,
        reply_to: int | None = None,
        thread: int = 0,
    ) -> Message:
        """A person says something, or does what the messenger reports as a message."""
        message = chat.add(content, author=author.id, date=self.today, reply_to=reply_to, thread=thread)
        self._tell_of(chat, message, chat.new_kind)
        self.show("message", chat, message=message.message_id, is_from_bot=False)
        return message

    def hear_edit(self, chat: Conversation, message: Message, content: Json) -> None:
        chat.change(message, content, date=self.today)
        self._tell_of(chat, message, chat.edited_kind)
        self.refresh(chat, message)

    def deliver(
        self, chat: Conversation, content: Json, *, call: Call, reply_to: int | None = None, thread: int = 0
    ) -> Message:
        """The bot's message reaches the person. What it wrote in an owner's name it also hears of."""
        date = self.today
        message = chat.add(content, is_from_bot=True, date=date, reply_to=reply_to, thread=thread)
        at, number = self.clock(), message.message_id
        self.ledger.sends.append(
            Sent(at, chat.id, number, call.method, message.text, call.number, chat.connection_id, thread)
        )
        if chat.bot_speaks_for:
            self._tell_of(chat, message, chat.new_kind)
        self.show("message", chat, message=number, is_from_bot=True)
        return message

    def change_sent(self, chat: Conversation, message: Message, content: Json) -> None:
        chat.change(message, content, date=self.today)
        if chat.bot_speaks_for:
            self._tell_of(chat, message, chat.edited_kind)
        self.refresh(chat, message)

    def remove(self, chat: Conversation, message: Message) -> None:
        message.is_deleted = True
        self.refresh(chat, message)

    def change_standing(self, chat: Chat, standing: Standing) -> None:
        """Of blocking and unblocking the bot is told; that a person is gone it learns when it next writes."""
        before, chat.standing = chat.standing, standing
        if Standing.BLOCKED in {before, standing} and before is not standing:
            self.tell_bot("my_chat_member", self._blocking(chat, before), lane=f"member {chat.id}")
        self.show("person", chat)

    def revoke_token(self) -> None:
        """The bot is unauthorized from now on, in a waiting call too."""
        self.memory.bot.is_revoked = True
        self.poll.end(refusal(401))

    def tell_bot(self, kind: str, payload: Json, *, lane: str) -> Json | None:
        """Queue an update, if the bot asked for its kind."""
        queued = self.memory.queue.push(kind, payload, lane=lane, now=self.clock())
        self.bell.ring()
        return queued

    def show(self, kind: str, chat: Conversation, **details: object) -> None:
        """Tell those who look at this moment."""
        self.live.publish(kind, chat=chat.key, **details)
        self.bell.ring()

    def refresh(self, chat: Conversation, message: Message) -> None:
        """A message looks different from before."""
        self.show("change", chat, message=message.message_id)

    def _tell_of(self, chat: Conversation, message: Message, kind: str) -> None:
        if chat.is_told(message, self.memory.bot):
            self.tell_bot(kind, chat.as_wire(message, self.memory.bot), lane=str(chat.key))

    def _blocking(self, chat: Chat, before: Standing) -> Json:
        bot = self.memory.bot.as_user()
        out, into = chat_member(bot, "kicked"), chat_member(bot, "member")
        old, new = (out, into) if before is Standing.BLOCKED else (into, out)
        user = chat.person.as_user()
        return membership_change(chat.as_chat(), user, date=self.today, old=old, new=new)
