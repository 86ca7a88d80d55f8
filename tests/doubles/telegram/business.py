"""A business account that lets the bot answer: the connection, its rights, and the owner's own chats."""

from dataclasses import dataclass, field
from typing import ClassVar

from tests.doubles.telegram.conversation import Conversation, Message
from tests.doubles.telegram.people import BotAccount, Person
from tests.doubles.telegram.wire import Json

RIGHTS = (
    "can_reply", "can_read_messages", "can_delete_sent_messages", "can_delete_all_messages", "can_edit_name",
    "can_edit_bio", "can_edit_profile_photo", "can_edit_username", "can_change_gift_settings",
    "can_view_gifts_and_stars", "can_convert_gifts_to_stars", "can_transfer_and_upgrade_gifts",
    "can_transfer_stars", "can_manage_stories",
)  # fmt: skip
USUAL_RIGHTS = ("can_reply", "can_read_messages", "can_delete_sent_messages", "can_delete_all_messages")
REPLY_SECONDS = 24 * 60 * 60
"""The bot may answer this long after the customer's last message."""


@dataclass
class Numbering:
    """Message ids run through all private chats of one account."""

    last: int = 0


@dataclass
class BusinessChat(Conversation):
    """A private chat of the owner with a customer. The bot only looks in through the connection."""

    connection: str
    owner: Person
    customer: Person
    numbering: Numbering
    is_shared: bool = True
    """Owners choose which chats the bot is let into."""
    is_watched: bool = True
    """False while the connection is off: nothing is told then."""
    read_up_to: int = 0
    """The last message of the customer that was marked as read."""

    new_kind: ClassVar[str] = "business_message"
    edited_kind: ClassVar[str] = "edited_business_message"

    @property
    def id(self) -> int:
        return self.customer.id

    @property
    def key(self) -> int | str:
        return f"{self.connection}/{self.customer.id}"

    @property
    def connection_id(self) -> str:
        return self.connection

    @property
    def bot_speaks_for(self) -> int:
        return self.owner.id

    def next_number(self) -> int:
        self.numbering.last += 1
        return self.numbering.last

    def as_chat(self) -> Json:
        return self.customer.as_chat()

    def person_with(self, person_id: int) -> Person:
        return self.owner if person_id == self.owner.id else self.customer

    def is_told(self, message: Message, bot: BotAccount) -> bool:
        return self.is_shared and self.is_watched

    def head(self, message: Message, bot: BotAccount) -> Json:
        by_bot = {"sender_business_bot": bot.as_user()} if message.is_from_bot else {}
        return {"business_connection_id": self.connection} | by_bot

    def was_written_to_since(self, moment: float) -> bool:
        """Whether the customer has written after `moment`."""
        return any(
            message.author == self.customer.id and message.date > moment for message in self.messages.values()
        )


@dataclass
class Connection:
    id: str
    owner: Person
    date: int
    is_enabled: bool = True
    rights: list[str] = field(default_factory=lambda: list(USUAL_RIGHTS))
    chats: dict[int, BusinessChat] = field(default_factory=dict)
    """By the customer's id."""
    numbering: Numbering = field(default_factory=Numbering)

    def may(self, right: str) -> bool:
        return self.is_enabled and right in self.rights

    def as_wire(self) -> Json:
        shown: Json = {
            "id": self.id,
            "user": self.owner.as_user(),
            "user_chat_id": self.owner.id,
            "date": self.date,
            "is_enabled": self.is_enabled,
            "can_reply": self.may("can_reply"),
        }
        # Once it is off, nothing is said of rights.
        return shown | {"rights": dict.fromkeys(self.rights, True)} if self.is_enabled else shown
