"""What happens to a reply between writing and going."""

from app.conversations.sending_schemas import SendingChanged, SendingEnded
from app.events.kinds import declare

sending_changed = declare("sending.changed", right="conversations.read", body=SendingChanged)
sending_ended = declare("sending.ended", right="conversations.read", body=SendingEnded)
