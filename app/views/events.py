"""What can happen to saved views."""

from app.events.kinds import declare
from app.views.schemas import SavedViewsChanged

saved_views_changed = declare("saved_views.changed", right="conversations.read", body=SavedViewsChanged)
