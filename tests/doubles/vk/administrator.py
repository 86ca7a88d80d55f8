"""Somebody who runs the community in VK's own interface, past its program."""

from tests.doubles.vk.conversations import Standing
from tests.doubles.vk.customer import Chat, Customer
from tests.doubles.vk.letters import Letter, letter
from tests.doubles.vk.people import Person
from tests.doubles.vk.world import World


class Administrator:
    def __init__(self, world: World, person: Person) -> None:
        self._world = world
        self.person = person

    @property
    def id(self) -> int:
        return self.person.id

    async def answers(
        self,
        to: Customer | Chat | int,
        text: str,
        *,
        reply_to: Letter | None = None,
        picture: bytes | None = None,
    ) -> Letter:
        """The program learns of it by a message_reply that names the administrator."""
        peer = to if isinstance(to, int) else to.peer_id if isinstance(to, Chat) else to.conversation.peer_id
        conversation = self._world.memory.conversations[peer]
        make, owner = self._world.attachments, -self._world.community_id
        attached = [make.photo(picture, owner_id=owner, date=self._world.today)] if picture else []
        message = self._world.deliver(
            conversation,
            text,
            {"attachments": attached},
            call=None,
            reply_to=reply_to.conversation_message_id if reply_to else None,
            admin_id=self.id,
        )
        return letter(message, self._world.addressed(conversation.as_wire(message)))

    async def edits(self, mine: Letter, text: str) -> None:
        conversation = self._world.memory.conversations[mine.peer_id]
        message = conversation.messages[mine.conversation_message_id]
        self._world.change(conversation, message, text, message.content)

    async def bans(self, customer: Customer, *, reason: int = 0, comment: str = "") -> None:
        """Puts somebody on the community's blacklist, for ever."""
        self._world.change_standing(self._world.memory.conversations[customer.id], Standing.BANNED)
        told = {
            "admin_id": self.id, "user_id": customer.id, "unblock_date": 0, "reason": reason, "comment": comment,
        }  # fmt: skip
        self._world.tell("user_block", told)

    async def forgives(self, customer: Customer) -> None:
        self._world.change_standing(self._world.memory.conversations[customer.id], Standing.TALKING)
        self._world.tell("user_unblock", {"admin_id": self.id, "user_id": customer.id, "by_end_date": 0})
