"""What somebody is told of what was handed back while they were away."""

from app.absence.schemas import HandedBackList
from app.events.kinds import declare

handed_back_changed = declare("handed_back.changed", right="conversations.read", body=HandedBackList)
