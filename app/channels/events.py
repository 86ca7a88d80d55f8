"""What can happen to a channel."""

from app.channels.schemas import ChannelCard
from app.events.kinds import declare
from app.kit.wire import Wire


class ChannelChanged(Wire):
    channel: ChannelCard


class ChannelRemoved(Wire):
    channel_id: int


channel_changed = declare("channel.changed", right="conversations.read", body=ChannelChanged)
channel_removed = declare("channel.removed", right="conversations.read", body=ChannelRemoved)
