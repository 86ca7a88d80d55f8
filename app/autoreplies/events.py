"""What can happen to automatic replies."""

from app.autoreplies.schemas import AutoReplyRules
from app.events.kinds import declare
from app.kit.wire import Wire


class AutoRepliesChanged(Wire):
    channel_id: int
    rules: AutoReplyRules


auto_replies_changed = declare("auto_replies.changed", right="conversations.read", body=AutoRepliesChanged)
