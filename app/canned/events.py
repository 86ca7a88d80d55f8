"""What can happen to canned replies."""

from app.canned.schemas import CannedFolderCard, CannedReplyCard
from app.events.kinds import declare
from app.kit.wire import Wire


class CannedChanged(Wire):
    """A private one is told to its owner alone."""

    folders: tuple[CannedFolderCard, ...] | None = None
    """All of them, where they have changed."""
    replies: tuple[CannedReplyCard, ...] = ()
    """Those that are new or changed."""
    removed: tuple[int, ...] = ()


canned_changed = declare("canned.changed", right="conversations.read", body=CannedChanged)
