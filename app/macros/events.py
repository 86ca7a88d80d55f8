"""What can happen to macros."""

from app.events.kinds import declare
from app.macros.schemas import MacrosChanged

macros_changed = declare("macros.changed", right="conversations.read", body=MacrosChanged)
