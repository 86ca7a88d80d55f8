"""A person at the other end: writes, edits, presses, forbids, and sees what the community sends."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from tests.doubles.bell import PATIENCE
from tests.doubles.vk.buttons import find_button
from tests.doubles.vk.conversations import Conversation, Message, Standing, foreign
from tests.doubles.vk.customer_files import CustomerFiles
from tests.doubles.vk.letters import Letter, letter
from tests.doubles.vk.memory import Press
from tests.doubles.vk.methods.contents import place
from tests.doubles.vk.people import Person
from tests.doubles.vk.wire import FIRST_CHAT, Json
from tests.doubles.vk.world import SILENCED, World


class CannotWriteError(Exception):
    """Somebody blocked the community, is banned or gone: VK would not let them write."""


class Customer(CustomerFiles):
    """Every act is awaited, as people take their time. `**fields` go into the message as they are."""

    def __init__(self, world: World, person: Person, conversation: Conversation | None = None) -> None:
        self.world = world
        self.person = person
        self._own = world.memory.conversations[person.id]
        self.conversation = conversation or self._own

    @property
    def id(self) -> int:
        return self.person.id

    @property
    def standing(self) -> Standing:
        return self._own.standing

    def within(self, chat: "Chat | int") -> "Customer":
        """The same person, but writing into a group chat."""
        peer = chat if isinstance(chat, int) else chat.peer_id
        return Customer(self.world, self.person, self.world.memory.conversations[peer])

    # What she sends.

    async def writes(
        self,
        text: str,
        *,
        reply_to: Letter | int | None = None,
        ref: str | None = None,
        ref_source: str | None = None,
        **fields: Any,
    ) -> Letter:
        """`ref` and `ref_source` come with the first message after a vk.me link was followed."""
        came_by = {
            name: value for name, value in (("ref", ref), ("ref_source", ref_source)) if value is not None
        }
        return self.send(text, came_by | fields, reply_to=reply_to)

    async def forwards(self, *letters: Letter, text: str = "", **fields: Any) -> Letter:
        """Passes messages on, from this conversation or another, with what they hold in turn."""
        passed = [foreign(self._message_behind(one)) for one in letters]
        return self.send(text, {"fwd_messages": passed} | fields)

    async def sends_location(self, latitude: float, longitude: float, text: str = "") -> Letter:
        return self.send(text, {"geo": place(latitude, longitude)})

    async def sends_raw(
        self, *, text: str = "", reply_to: Letter | int | None = None, **fields: Any
    ) -> Letter:
        """A message with just these fields: what no method here can make, sane or not."""
        return self.send(text, fields, reply_to=reply_to)

    # What she does afterwards.

    async def edits(self, mine: Letter | int, text: str, **fields: Any) -> Letter:
        message = self._mine(mine)
        self.world.change(self.conversation, message, text, message.content | fields)
        return self.letter(message)

    async def deletes(self, mine: Letter | int) -> None:
        """For everybody. VK tells the community nothing of it."""
        self.world.remove(self.conversation, self._mine(mine), for_all=True)

    async def presses(self, button: str, *, under: Letter | int | None = None) -> Letter | Press:
        """A text button writes its words, a button that asks back gives a Press to be answered."""
        self._check_may_write()
        message = self._find(under) if under is not None else None
        action, cmid = self._button(message, button)
        payload = {"payload": action["payload"]} if action.get("payload") else {}
        if action["type"] == "callback":
            return self._asks_back(action, cmid)
        if action["type"] == "location":
            return self.send("", payload | {"geo": place(55.7558, 37.6173)})
        if action["type"] != "text":
            raise LookupError(f"a button of type {action['type']} tells the community nothing")
        return self.send(action["label"], payload)

    async def gets_answer(self, press: Press, *, patience: float = PATIENCE) -> Json:
        """What the community says to a pressed button, empty when it only stops waiting."""
        return await self.world.bell.until(
            lambda: press.answer,
            otherwise=lambda: "the community did not answer the button",
            patience=patience,
        )

    async def reacts(self, to: Letter | int, reaction_id: int | None) -> None:
        """Puts a reaction under a message, or takes it back."""
        message = self._find(to)
        message.reactions.pop(self.id, None)
        if reaction_id is not None:
            message.reactions[self.id] = reaction_id
        told = {"reacted_id": self.id, "peer_id": self.conversation.peer_id, "cmid": message.cmid}
        chosen = {"reaction_id": reaction_id} if reaction_id is not None else {}
        self.world.tell("message_reaction_event", told | chosen)
        self.world.refresh(self.conversation, message)

    async def reads_everything(self) -> None:
        """Opens the conversation: all that the community wrote is read."""
        last = next((one for one in reversed(self.conversation.seen) if one.is_out), None)
        if last is None or last.cmid <= self.conversation.out_read:
            return
        self.conversation.out_read = last.cmid
        told = {
            "from_id": self.id, "peer_id": self.conversation.peer_id, "read_message_id": last.id,
            "conversation_message_id": last.cmid,
        }  # fmt: skip
        self.world.tell("message_read", told)
        self.world.show("change", self.conversation)

    async def types(self) -> None:
        self.world.tell(
            "message_typing_state", {"state": "typing", "from_id": self.id, "to_id": -self.world.community_id}
        )

    async def allows_messages(self, key: str = "") -> None:
        """By a widget or a button of the community; `key` is what the widget was given."""
        self.world.change_standing(self._own, Standing.TALKING)
        self.world.tell("message_allow", {"user_id": self.id, "key": key})

    async def denies_messages(self) -> None:
        self.world.change_standing(self._own, Standing.DENIED)
        self.world.tell("message_deny", {"user_id": self.id})

    async def blocks_community(self) -> None:
        """Of this VK tells nobody: the next message is refused with 900."""
        self.world.change_standing(self._own, Standing.BLOCKED)

    async def unblocks_community(self) -> None:
        self.world.change_standing(self._own, Standing.TALKING)

    async def closes_privacy(self) -> None:
        """Takes no messages from communities: the next one is refused with 902."""
        self.world.change_standing(self._own, Standing.CLOSED)

    async def opens_privacy(self) -> None:
        self.world.change_standing(self._own, Standing.TALKING)

    async def deletes_account(self) -> None:
        self.person.deactivated = "deleted"
        self.world.change_standing(self._own, Standing.GONE)

    async def renames(self, first_name: str, last_name: str = "") -> None:
        self.person.first_name, self.person.last_name = first_name, last_name
        self.world.show("person", self._own)

    # What she sees.

    @property
    def reads(self) -> list[Letter]:
        """The community's messages as they stand on her screen now."""
        return [self.letter(message) for message in self.conversation.seen if message.is_out]

    @property
    def wrote(self) -> list[Letter]:
        return [self.letter(one) for one in self.conversation.seen if one.from_id == self.id]

    async def hears(self, what: str | Callable[[Letter], bool], *, patience: float = PATIENCE) -> Letter:
        """The community's first message with these words, or for which `what` is true, as soon as it is there."""
        is_meant = (lambda one: one.text == what) if isinstance(what, str) else what
        return await self.world.bell.until(
            lambda: next(filter(is_meant, self.reads), None),
            otherwise=lambda: (
                f"{self.person.name} has not heard it; she reads {[one.text for one in self.reads]}"
            ),
            patience=patience,
        )

    # Beneath.

    def send(self, text: str, content: Json, *, reply_to: Letter | int | None = None) -> Letter:
        self._check_may_write()
        answered = self._find(reply_to).cmid if reply_to is not None else None
        message = self.world.hear(self.conversation, self.id, text, content, reply_to=answered)
        return self.letter(message)

    def letter(self, message: Message) -> Letter:
        return letter(message, self.world.addressed(self.conversation.as_wire(message)))

    def _check_may_write(self) -> None:
        if self.standing in SILENCED:
            raise CannotWriteError(f"{self.person.name} cannot write: {self.standing}")

    def _button(self, under: Message | None, button: str) -> tuple[Json, int]:
        return find_button(self.conversation, under, button)

    def _asks_back(self, action: Json, cmid: int) -> Press:
        press = Press(
            self.world.rng.randbytes(6).hex(), self.id, self.conversation.peer_id, self.world.clock()
        )
        self.world.memory.presses[press.event_id] = press
        told = {
            "user_id": self.id,
            "peer_id": press.peer_id,
            "event_id": press.event_id,
            # VK hands out what the payload says, not its text.
            "payload": json.loads(action.get("payload") or "{}"),
            "conversation_message_id": cmid,
        }
        self.world.tell("message_event", told)
        return press

    def _find(self, which: Letter | int) -> Message:
        number = which if isinstance(which, int) else which.conversation_message_id
        message = self.conversation.find(number)
        if message is None:
            raise LookupError(f"there is no message {number} in the conversation of {self.person.name}")
        return message

    def _mine(self, which: Letter | int) -> Message:
        message = self._find(which)
        if message.from_id != self.id:
            raise LookupError(f"message {message.cmid} is not of {self.person.name}")
        return message

    def _message_behind(self, one: Letter) -> Message:
        return self.world.memory.conversations[one.peer_id].messages[one.conversation_message_id]


class Chat:
    """A group chat to which the community was invited."""

    def __init__(self, world: World, title: str, members: Iterable[Customer]) -> None:
        self._conversation = world.open_chat(title, [member.id for member in members])
        inviter = self._conversation.members[0]
        action = {"type": "chat_invite_user", "member_id": -world.community_id}
        world.hear(self._conversation, inviter, "", {"action": action})

    @property
    def peer_id(self) -> int:
        return self._conversation.peer_id

    @property
    def chat_id(self) -> int:
        return self.peer_id - FIRST_CHAT
