"""What of the list is asked for."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from app.conversations.schemas import Priority
from app.kit.errors import OknoError
from app.kit.wire import Wire

View = Literal["open", "mine", "unassigned", "waiting", "mentions", "snoozed", "closed", "all", "spam"]
VIEWS: tuple[View, ...] = get_args(View)
Sort = Literal["newest", "waiting", "priority"]
"""newest: by the last words. waiting: who waits longest first, then the others by the last words.
priority: the most urgent first, and among these by the last words."""
AnyId = Annotated[int | None, Field(ge=1, lt=1 << 63)]


class ListFilter(Wire):
    """A view, narrowed down; null is any."""

    view: View = "open"
    channel_id: AnyId = None
    team_id: AnyId = None
    tag_id: AnyId = None
    assignee_id: AnyId = None
    priority: Priority | None = None
    sort: Sort = "newest"


def known_view(view: str) -> View:
    """Raises OknoError unknown_view."""
    for known in VIEWS:
        if known == view:
            return known
    raise OknoError("unknown_view", 422)
