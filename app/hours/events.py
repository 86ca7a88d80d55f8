"""What can happen to hours."""

from app.events.kinds import declare
from app.hours.schemas import AllHours

hours_changed = declare("hours.changed", right="conversations.read", body=AllHours)
