"""Everything VK itself would remember, and so what a state folder keeps."""

from dataclasses import dataclass, field

from tests.doubles.vk.callback_servers import CallbackServer
from tests.doubles.vk.conversations import Conversation, Message
from tests.doubles.vk.events import EventSettings, History
from tests.doubles.vk.files import FileStore
from tests.doubles.vk.people import Community, Person
from tests.doubles.vk.wire import Json


@dataclass
class LongPollSettings:
    is_enabled: bool
    settings: EventSettings
    key: str
    has_lost: bool = False
    """VK forgot this long poll: both the key and the `ts` are worth nothing."""


@dataclass
class Press:
    """A person pressed a button that asks back; the community owes an answer within a minute."""

    event_id: str
    user_id: int
    peer_id: int
    pressed_at: float
    answer: Json | None = None


@dataclass
class Upload:
    """An address for one file, and what came there."""

    kind: str
    peer_id: int
    attachment: Json | None = None
    name: str = ""


@dataclass
class Memory:
    community: Community
    long_poll: LongPollSettings
    people: dict[int, Person] = field(default_factory=dict)
    conversations: dict[int, Conversation] = field(default_factory=dict)
    history: History = field(default_factory=History)
    files: FileStore = field(default_factory=FileStore)
    servers: list[CallbackServer] = field(default_factory=list)
    last_server_id: int = 0
    confirmation_code: str = ""
    last_message_id: int = 0
    presses: dict[str, Press] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)
    objects: dict[str, Json] = field(default_factory=dict)
    """Attachments that may be sent, by `photo-1_2`."""
    sent_random_ids: dict[str, tuple[int, int]] = field(default_factory=dict)
    """The peer and number of the message that a random_id made, by `peer random_id`."""

    def message_with(self, message_id: int) -> tuple[Conversation, Message] | None:
        """Look through private conversations: only there a message has an id of its own."""
        for conversation in self.conversations.values():
            for message in conversation.in_our_mailbox:
                if message_id and message.id == message_id:
                    return conversation, message
        return None
