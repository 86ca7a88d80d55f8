"""A conversation of the community with one peer, as VK's own server keeps it."""

from dataclasses import dataclass, field
from enum import StrEnum

from tests.doubles.vk.wire import FIRST_CHAT, Json, without_nothing


class Standing(StrEnum):
    """How a person stands to the community; it decides whether it may write to them."""

    STRANGER = "stranger"
    TALKING = "talking"
    DENIED = "denied"
    """Forbade messages in the conversation's menu."""
    BLOCKED = "blocked"
    """Put the community on their own blacklist."""
    BANNED = "banned"
    """Is on the blacklist of the community."""
    CLOSED = "closed"
    """Takes no messages from communities by their privacy settings."""
    GONE = "gone"


@dataclass
class Message:
    id: int
    """Unique in the community's mailbox; 0 in a group chat, which has only the next number."""
    cmid: int
    peer_id: int
    from_id: int
    date: int
    is_out: bool
    text: str
    content: Json = field(default_factory=dict)
    """Everything else as it travels: attachments, geo, payload, keyboard, ref, action ..."""
    random_id: int = 0
    reply_to: int | None = None
    """The number in the conversation of the message that is answered."""
    admin_author_id: int | None = None
    update_time: int | None = None
    earlier: list[str] = field(default_factory=list)
    """Wordings before each edit, oldest first."""
    is_deleted: bool = False
    is_hidden_from_us: bool = False
    """Deleted in our own mailbox only: the person still has it."""
    reactions: dict[int, int] = field(default_factory=dict)
    """Which reaction who put under it."""
    version: int = 10_000_001

    @property
    def attachments(self) -> list[Json]:
        attachments: list[Json] = self.content.get("attachments", [])
        return attachments

    @property
    def keyboard(self) -> Json | None:
        keyboard: Json | None = self.content.get("keyboard")
        return keyboard


@dataclass
class Conversation:
    peer_id: int
    standing: Standing = Standing.STRANGER
    messages: dict[int, Message] = field(default_factory=dict)
    """By number in the conversation."""
    last_cmid: int = 0
    members: list[int] = field(default_factory=list)
    """The people of a group chat."""
    title: str = ""
    in_read: int = 0
    """The last of the person's messages that the community has read, by number in the conversation."""
    out_read: int = 0
    """The last of the community's messages that the person has read."""
    keyboard: Json | None = None
    """The keyboard that lies open under the person's message field."""
    answered_up_to: int = 0
    """Marked as answered up to this number, without an answer."""

    @property
    def is_chat(self) -> bool:
        return self.peer_id > FIRST_CHAT

    @property
    def seen(self) -> list[Message]:
        """What both sides still have, oldest first."""
        return [message for message in self.messages.values() if not message.is_deleted]

    @property
    def in_our_mailbox(self) -> list[Message]:
        return [message for message in self.seen if not message.is_hidden_from_us]

    @property
    def last(self) -> Message | None:
        return next(reversed(self.in_our_mailbox), None)

    @property
    def unread_count(self) -> int:
        return sum(1 for one in self.in_our_mailbox if not one.is_out and one.cmid > self.in_read)

    @property
    def is_unanswered(self) -> bool:
        return self.last is not None and not self.last.is_out and self.last.cmid > self.answered_up_to

    def find(self, cmid: int | None) -> Message | None:
        message = self.messages.get(cmid or 0)
        return None if message is None or message.is_deleted else message

    def add(self, message: Message) -> Message:
        self.last_cmid = message.cmid
        self.messages[message.cmid] = message
        return message

    def change(self, message: Message, text: str, content: Json, *, date: int) -> None:
        message.earlier.append(message.text)
        message.text, message.content = text, content
        message.update_time = date
        message.version += 1

    def as_wire(self, message: Message) -> Json:
        """A message as the community sees it."""
        answered = self.find(message.reply_to)
        kept = {
            name: value for name, value in message.content.items() if name not in {"attachments", "keyboard"}
        }
        is_inline = message.keyboard is not None and message.keyboard.get("inline")
        return without_nothing(
            {
                "date": message.date,
                "from_id": message.from_id,
                "id": message.id,
                "version": message.version,
                "out": int(message.is_out),
                "fwd_messages": [],
                "important": False,
                "is_hidden": False,
                "attachments": message.attachments,
                "conversation_message_id": message.cmid,
                "text": message.text,
                "peer_id": message.peer_id,
                "random_id": message.random_id,
                "admin_author_id": message.admin_author_id,
                "update_time": message.update_time,
                "reply_message": foreign(answered) if answered else None,
                "keyboard": message.keyboard if is_inline else None,
                "reactions": counted(message.reactions) or None,
                **kept,
            }
        )

    def as_conversation(self, *, community_id: int) -> Json:
        last = self.last
        kind = "chat" if self.is_chat else "user"
        local = self.peer_id - FIRST_CHAT if self.is_chat else self.peer_id
        return without_nothing(
            {
                "peer": {"id": self.peer_id, "type": kind, "local_id": local},
                "last_message_id": last.id if last else 0,
                "last_conversation_message_id": last.cmid if last else 0,
                "in_read": self._id_of(self.in_read),
                "out_read": self._id_of(self.out_read),
                "unread_count": self.unread_count or None,
                "sort_id": {"major_id": 0, "minor_id": last.id if last else 0},
                "important": False,
                "unanswered": self.is_unanswered,
                "can_write": self._can_write(),
                "current_keyboard": self.keyboard,
                "chat_settings": self._as_chat(community_id) if self.is_chat else None,
                "version": 10_000_000 + self.last_cmid,
            }
        )

    def _id_of(self, cmid: int) -> int:
        """Read marks are told as message ids, in a chat as numbers of the conversation."""
        message = self.messages.get(cmid)
        return cmid if self.is_chat or message is None else message.id

    def _can_write(self) -> Json:
        reason = REASON.get(self.standing)
        return {"allowed": True} if self.is_chat or reason is None else {"allowed": False, "reason": reason}

    def _as_chat(self, community_id: int) -> Json:
        return {
            "owner_id": self.members[0],
            "title": self.title,
            "state": "in",
            "active_ids": self.members,
            "members_count": len(self.members) + 1,
            "acl": dict.fromkeys(ACL, False),
            "friends_count": 0,
            "is_group_channel": False,
            "is_service": False,
            "admin_ids": [-community_id],
        }


REASON = {
    Standing.STRANGER: 901,
    Standing.DENIED: 901,
    Standing.BLOCKED: 900,
    Standing.BANNED: 900,
    Standing.CLOSED: 902,
    Standing.GONE: 18,
}
"""Why the community may not write, in the codes of messages.send."""
ACL = (
    "can_change_info", "can_change_invite_link", "can_change_pin", "can_invite", "can_promote_users",
    "can_see_invite_link", "can_moderate", "can_copy_chat", "can_call", "can_use_mass_mentions",
)  # fmt: skip


def foreign(message: Message) -> Json:
    """A message inside another one: answered or passed on."""
    nested: Json = {
        name: message.content[name] for name in ("fwd_messages", "geo", "payload") if name in message.content
    }
    return without_nothing(
        {
            "date": message.date,
            "from_id": message.from_id,
            "text": message.text,
            "attachments": message.attachments,
            "conversation_message_id": message.cmid,
            "id": message.id,
            "peer_id": message.peer_id,
            "update_time": message.update_time,
            **nested,
        }
    )


def counted(reactions: dict[int, int]) -> list[Json]:
    kinds = sorted(set(reactions.values()))
    return [
        {
            "reaction_id": kind,
            "count": sum(1 for one in reactions.values() if one == kind),
            "user_ids": [who for who, one in reactions.items() if one == kind],
        }
        for kind in kinds
    ]
