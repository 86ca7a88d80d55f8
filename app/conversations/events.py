"""What can happen in a conversation."""

from app.conversations.schemas import ConversationRow, DeliveryCard, MessageCard
from app.conversations.visitor_view import added_for_visitor, changed_for_visitor, seen_for_visitor
from app.events.kinds import declare
from app.kit.wire import Wire


class MessageAdded(Wire):
    message: MessageCard
    conversation: ConversationRow


class MessageChanged(Wire):
    message: MessageCard


class DeliveryChanged(Wire):
    message_id: int
    client_id: int
    conversation_id: int
    delivery: DeliveryCard


class ConversationChanged(Wire):
    conversation: ConversationRow


class SeenMarked(Wire):
    """How many of the client's messages an operator has seen."""

    conversation_id: int
    seen_count: int
    upto: int


class MentionAdded(Wire):
    """Somebody has named me in a note, told before the note; or a matter in which I was named was joined or parted."""

    conversation_id: int
    message_id: int
    count: int
    """How often I am named there and have not looked."""


class MentionSeen(Wire):
    """I have looked, or am named there no more."""

    conversation_id: int


class SeenByUs(Wire):
    """One of us has read the client's messages up to here; for the client's own browser."""

    identity_id: int
    upto: int


message_added = declare(
    "message.added", right="conversations.read", body=MessageAdded, for_visitor=added_for_visitor
)
message_changed = declare(
    "message.changed", right="conversations.read", body=MessageChanged, for_visitor=changed_for_visitor
)
delivery_changed = declare("delivery.changed", right="conversations.read", body=DeliveryChanged)
conversation_changed = declare("conversation.changed", right="conversations.read", body=ConversationChanged)
seen_marked = declare("seen.marked", right="conversations.read", body=SeenMarked)
mention_added = declare("mention.added", right="conversations.read", body=MentionAdded)
mention_seen = declare("mention.seen", right="conversations.read", body=MentionSeen)
seen_by_us = declare("client.seen", right="conversations.read", body=SeenByUs, for_visitor=seen_for_visitor)
