"""Telling the pages of one browser that it is somebody else's from now on."""

from typing import Literal

from app.events.kinds import declare
from app.kit.wire import Wire


class VisitorSessionChanged(Wire):
    """`signed_in`: the pages that do not know it yet say hello again. `signed_out`: the browser is nobody's."""

    channel_id: int
    visitor: str
    """The browser's own name."""
    user_name: str | None
    reason: Literal["signed_in", "signed_out"]


session_changed = declare("visitor_session.changed", right="conversations.read", body=VisitorSessionChanged)


class BlocklistChanged(Wire):
    """Somebody was put on the list of those we do not listen to, or taken off it."""

    count: int


blocklist_changed = declare("blocklist.changed", right="conversations.read", body=BlocklistChanged)
