"""An owner's business account: the bot is connected to it, and customers write to the owner, not to the bot."""

from collections.abc import Collection

from tests.doubles.telegram.business import RIGHTS, USUAL_RIGHTS, BusinessChat, Connection
from tests.doubles.telegram.customer import Customer
from tests.doubles.telegram.letters import Letter
from tests.doubles.telegram.participant import Participant
from tests.doubles.telegram.world import World


class Side(Participant):
    """The owner or the customer in a chat of theirs. Here either may delete any message for both."""

    def __init__(self, world: World, chat: BusinessChat, who: Customer) -> None:
        super().__init__(world, chat, who.person)
        self.chat = chat

    async def deletes(self, *which: Letter | int) -> None:
        messages = [self._find(one) for one in which]
        for message in messages:
            self._world.remove(self.chat, message)
        tell_of_deletion(self._world, self.chat, [message.message_id for message in messages])


class BusinessAccount:
    """The hands of a test on one connection."""

    def __init__(self, world: World, connection: Connection) -> None:
        self._world = world
        self.connection = connection

    @property
    def id(self) -> str:
        """The `business_connection_id`."""
        return self.connection.id

    @property
    def owner(self) -> Customer:
        return Customer(self._world, self.connection.owner)

    def customer(self, who: Customer) -> Side:
        """`who` in her own chat with the owner: she does not see that a bot is there."""
        return Side(self._world, self.chat_with(who), who)

    def owner_with(self, who: Customer) -> Side:
        """The owner, writing to `who` by hand."""
        return Side(self._world, self.chat_with(who), self.owner)

    def customer_with(self, person_id: int) -> Customer:
        """The person behind one of the chats."""
        return Customer(self._world, self.connection.chats[person_id].customer)

    def chat_with(self, who: Customer) -> BusinessChat:
        if who.id == self.connection.owner.id:
            raise ValueError("an owner does not write to herself")
        chats = self.connection.chats
        if who.id not in chats:
            owner, numbering = self.connection.owner, self.connection.numbering
            is_on = self.connection.is_enabled
            chats[who.id] = BusinessChat(self.id, owner, who.person, numbering, is_watched=is_on)
        return chats[who.id]

    async def hides(self, who: Customer) -> None:
        """The owner takes one chat out of those the bot sees."""
        self.chat_with(who).is_shared = False

    async def grants(self, *rights: str) -> None:
        self._set_rights({*self.connection.rights, *rights})

    async def takes_away(self, *rights: str) -> None:
        self._set_rights({*self.connection.rights} - {*rights})

    async def disconnects(self) -> None:
        """The bot hears that it is off, and then nothing more."""
        self._switch(is_enabled=False)

    async def reconnects(self) -> None:
        self._switch(is_enabled=True)

    def _set_rights(self, rights: Collection[str]) -> None:
        self.connection.rights = checked_rights(rights)
        tell_of_connection(self._world, self.connection)

    def _switch(self, *, is_enabled: bool) -> None:
        self.connection.is_enabled = is_enabled
        for chat in self.connection.chats.values():
            chat.is_watched = is_enabled
        tell_of_connection(self._world, self.connection)


def connect_business(
    world: World, owner: Customer, rights: Collection[str] = USUAL_RIGHTS
) -> BusinessAccount:
    """The owner connects the bot in Telegram's settings."""
    connection = Connection(
        world.rng.randbytes(15).hex(), owner.person, world.today, rights=checked_rights(rights)
    )
    world.memory.connections[connection.id] = connection
    tell_of_connection(world, connection)
    return BusinessAccount(world, connection)


def checked_rights(rights: Collection[str]) -> list[str]:
    if unknown := sorted(set(rights) - set(RIGHTS)):
        raise ValueError(f"there is no right {', '.join(unknown)}")
    return [right for right in RIGHTS if right in rights]


def tell_of_connection(world: World, connection: Connection) -> None:
    world.tell_bot("business_connection", connection.as_wire(), lane=f"connection {connection.id}")
    world.live.publish("business", connection=connection.id)


def tell_of_deletion(world: World, chat: BusinessChat, numbers: list[int]) -> None:
    if chat.is_shared and chat.is_watched and numbers:
        deleted = {"business_connection_id": chat.connection, "chat": chat.as_chat(), "message_ids": numbers}
        world.tell_bot("deleted_business_messages", deleted, lane=str(chat.key))
