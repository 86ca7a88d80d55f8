"""What can happen to the workplace."""

from app.events.kinds import declare
from app.workplace.schemas import WorkplaceChanged

workplace_changed = declare("workplace.changed", right="conversations.read", body=WorkplaceChanged)
