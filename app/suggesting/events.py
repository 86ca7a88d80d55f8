"""What can happen to suggestions."""

from app.events.kinds import declare
from app.kit.wire import Wire


class SuggestionsChanged(Wire):
    """Whoever has the client's card open asks for the suggestions anew."""

    client_id: int
    open_count: int


suggestions_changed = declare("suggestions.changed", right="clients.read", body=SuggestionsChanged)
