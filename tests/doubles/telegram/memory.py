"""Everything Telegram itself would remember, and so what a state folder keeps."""

from dataclasses import dataclass, field

from tests.doubles.telegram.business import BusinessChat, Connection
from tests.doubles.telegram.chats import Chat
from tests.doubles.telegram.files import FileStore
from tests.doubles.telegram.groups import Group
from tests.doubles.telegram.people import BotAccount
from tests.doubles.telegram.update_queue import UpdateQueue
from tests.doubles.telegram.wire import Json


@dataclass
class Webhook:
    url: str = ""
    secret_token: str = ""
    max_connections: int = 40
    last_error_date: int = 0
    last_error_message: str = ""


@dataclass
class Press:
    """A person pressed a button; the bot owes an answer."""

    query_id: str
    chat_id: int
    pressed_at: float
    connection_id: str = ""
    answer: Json | None = None


@dataclass
class Memory:
    bot: BotAccount
    queue: UpdateQueue
    chats: dict[int, Chat] = field(default_factory=dict)
    """The private chats with the bot: one for every person there is."""
    groups: dict[int, Group] = field(default_factory=dict)
    connections: dict[str, Connection] = field(default_factory=dict)
    files: FileStore = field(default_factory=FileStore)
    webhook: Webhook = field(default_factory=Webhook)
    presses: dict[str, Press] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """What was read from a file repeats what is shared: make each person, each count, one again."""
        for group in self.groups.values():
            for known in (group.members, group.past):
                known.update({number: self.chats[number].person for number in known})
        for connection in self.connections.values():
            connection.owner = self.chats[connection.owner.id].person
            for chat in connection.chats.values():
                chat.owner, chat.customer = connection.owner, self.chats[chat.customer.id].person
                chat.numbering = connection.numbering

    def chat(self, chat_id: int) -> Chat | Group | None:
        return self.chats.get(chat_id) or self.groups.get(chat_id)

    def business_chat(self, connection_id: str, customer_id: int) -> BusinessChat | None:
        connection = self.connections.get(connection_id)
        return connection.chats.get(customer_id) if connection else None
