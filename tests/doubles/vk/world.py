"""The world one community lives in: what VK remembers, who listens, and what may happen between them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from tests.doubles.bell import Bell
from tests.doubles.telegram.live import Live
from tests.doubles.vk.attachments import Attachments
from tests.doubles.vk.callback_servers import Parcel, Status
from tests.doubles.vk.conversations import Conversation, Message, Standing
from tests.doubles.vk.events import Event
from tests.doubles.vk.faults import Faults
from tests.doubles.vk.ledger import Call, Ledger, Sent
from tests.doubles.vk.memory import Memory
from tests.doubles.vk.people import Person
from tests.doubles.vk.rate import Rate
from tests.doubles.vk.wire import FIRST_CHAT, Json

FIRST_PERSON_ID, LAST_PERSON_ID = 1_000_000, 900_000_000
SILENCED = frozenset({Standing.BLOCKED, Standing.BANNED, Standing.GONE})
"""People in these standings cannot write to the community."""
UNASKED = frozenset({Standing.STRANGER, Standing.DENIED, Standing.CLOSED})
"""The community may not write to them, until they write themselves."""


@dataclass
class World:
    memory: Memory
    clock: Callable[[], float]
    rng: Random
    rate: Rate = field(default_factory=Rate)
    ledger: Ledger = field(default_factory=Ledger)
    faults: Faults = field(default_factory=Faults)
    bell: Bell = field(default_factory=Bell)
    live: Live = field(default_factory=Live)
    url: str = ""
    """Where this VK is to be found; known once it has been started."""
    polls: int = 0
    """Long polls that wait at this moment."""
    is_closing: bool = False

    def __post_init__(self) -> None:
        self.attachments = Attachments(self.memory.files, self.rng)

    @property
    def today(self) -> int:
        """Now as VK writes dates: whole seconds."""
        return int(self.clock())

    @property
    def community_id(self) -> int:
        return self.memory.community.id

    # People.

    def new_person_id(self) -> int:
        while (person_id := self.rng.randrange(FIRST_PERSON_ID, LAST_PERSON_ID)) in self.memory.people:
            continue
        return person_id

    def welcome(self, person: Person, standing: Standing) -> Conversation:
        self.memory.people[person.id] = person
        conversation = Conversation(person.id, standing)
        self.memory.conversations[person.id] = conversation
        self.show("person", conversation)
        return conversation

    def open_chat(self, title: str, members: list[int]) -> Conversation:
        number = 1 + sum(1 for one in self.memory.conversations.values() if one.is_chat)
        chat = Conversation(FIRST_CHAT + number, Standing.TALKING, members=members, title=title)
        self.memory.conversations[chat.peer_id] = chat
        self.show("person", chat)
        return chat

    def change_standing(self, conversation: Conversation, standing: Standing) -> None:
        conversation.standing = standing
        self.show("person", conversation)

    # Messages.

    def hear(
        self,
        conversation: Conversation,
        from_id: int,
        text: str,
        content: Json,
        *,
        reply_to: int | None = None,
    ) -> Message:
        """Somebody writes. Whoever writes to a community lets it answer."""
        if conversation.standing in UNASKED:
            conversation.standing = Standing.TALKING
        message = self._add(conversation, from_id, text, content, is_out=False, reply_to=reply_to)
        self.tell("message_new", self.addressed(conversation.as_wire(message)))
        self.show("message", conversation, message=message.cmid, is_from_community=False)
        return message

    def deliver(
        self,
        conversation: Conversation,
        text: str,
        content: Json,
        *,
        call: Call | None,
        random_id: int = 0,
        reply_to: int | None = None,
        admin_id: int | None = None,
    ) -> Message:
        """The community's message reaches the peer, written by its program or by an administrator."""
        message = self._add(conversation, -self.community_id, text, content, is_out=True, reply_to=reply_to)
        message.random_id, message.admin_author_id = random_id, admin_id
        conversation.in_read = max((one.cmid for one in conversation.seen if not one.is_out), default=0)
        self._lay_keyboard(conversation, message.keyboard)
        number = call.number if call else None
        sent = Sent(self.clock(), conversation.peer_id, message.id, message.cmid, text, random_id, number)
        self.ledger.sends.append(sent)
        self.tell("message_reply", self.addressed(conversation.as_wire(message)))
        self.show("message", conversation, message=message.cmid, is_from_community=True)
        return message

    def change(self, conversation: Conversation, message: Message, text: str, content: Json) -> None:
        conversation.change(message, text, content, date=self.today)
        self.tell("message_edit", self.addressed(conversation.as_wire(message)))
        self.refresh(conversation, message)

    def remove(self, conversation: Conversation, message: Message, *, for_all: bool) -> None:
        """VK tells nobody that a message was deleted."""
        message.is_hidden_from_us = True
        message.is_deleted = message.is_deleted or for_all
        self.refresh(conversation, message)

    def _add(
        self,
        conversation: Conversation,
        from_id: int,
        text: str,
        content: Json,
        *,
        is_out: bool,
        reply_to: int | None,
    ) -> Message:
        if not conversation.is_chat:
            self.memory.last_message_id += 1
        return conversation.add(
            Message(
                id=0 if conversation.is_chat else self.memory.last_message_id,
                cmid=conversation.last_cmid + 1,
                peer_id=conversation.peer_id,
                from_id=from_id,
                date=self.today,
                is_out=is_out,
                text=text,
                content=content,
                reply_to=reply_to,
            )
        )

    def _lay_keyboard(self, conversation: Conversation, keyboard: Json | None) -> None:
        if keyboard is not None and not keyboard.get("inline"):
            conversation.keyboard = keyboard if keyboard["buttons"] else None

    # Telling the community and those who look.

    def tell(self, kind: str, body: Json) -> Event:
        """Put an event where it was asked for: into the long poll's history and on its way to each server."""
        event = Event(kind, body, self.rng.randbytes(20).hex(), self.community_id)
        is_doubled = self.faults.duplicates > 0
        self.faults.duplicates -= is_doubled
        for _ in range(1 + is_doubled):
            self._hand_out(event)
        self.bell.ring()
        return event

    def _hand_out(self, event: Event) -> None:
        poll = self.memory.long_poll
        if poll.is_enabled and event.kind in poll.settings.kinds:
            self.memory.history.add(event.as_wire(poll.settings.api_version))
        for server in self.memory.servers:
            if server.status is Status.OK and event.kind in server.settings.kinds:
                server.parcels.append(Parcel(event.as_wire(server.settings.api_version), self.clock()))

    def push(self, raw: Json) -> Json:
        """Any object at all goes to the long poll and to every server, as broken as it is."""
        whole = {"group_id": self.community_id, "event_id": self.rng.randbytes(20).hex(), "v": "5.199"} | raw
        self.memory.history.add(whole)
        for server in self.memory.servers:
            if server.status is Status.OK:
                server.parcels.append(Parcel(whole, self.clock()))
        self.bell.ring()
        return whole

    def expire_long_poll_key(self) -> None:
        self.memory.long_poll.key = self.rng.randbytes(20).hex()
        self.bell.ring()

    def lose_long_poll(self) -> None:
        self.memory.long_poll.has_lost = True
        self.memory.history.forget()
        self.expire_long_poll_key()

    def forget_history(self) -> None:
        self.memory.history.forget()
        self.bell.ring()

    def show(self, kind: str, conversation: Conversation, **details: object) -> None:
        """Tell those who look at this moment."""
        self.live.publish(kind, chat=conversation.peer_id, **details)
        self.bell.ring()

    def refresh(self, conversation: Conversation, message: Message) -> None:
        """A message looks different from before."""
        self.show("change", conversation, message=message.cmid)

    def addressed(self, value: Json) -> Json:
        """The same object with signed links in the places of its files."""
        addressed = self._addressed(value)
        if not isinstance(addressed, dict):
            raise TypeError("expected an object")
        return addressed

    def _addressed(self, value: object) -> object:
        if isinstance(value, dict):
            return {name: self._addressed(part) for name, part in value.items()}
        if isinstance(value, list):
            return [self._addressed(part) for part in value]
        if isinstance(value, str) and value.startswith("file:") and value[5:] in self.memory.files.files:
            return self.url + self.memory.files.path_to(value[5:], now=self.clock())
        if isinstance(value, str) and value.startswith("page:"):
            return f"{self.url}/page/{value[5:]}"
        return value
