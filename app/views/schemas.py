"""Saved views on the wire."""

from pydantic import Field

from app.conversations.narrowing import ListFilter
from app.kit.wire import Wire


class SavedViewCard(Wire):
    id: int
    name: str
    is_shared: bool
    """Everybody has it; else only its maker."""
    owner_id: int
    filter: ListFilter


class SavedViews(Wire):
    """By name."""

    saved_views: tuple[SavedViewCard, ...]


class NewSavedView(Wire):
    name: str = Field(min_length=1, max_length=80)
    is_shared: bool = False
    filter: ListFilter


class SavedViewChange(Wire):
    """A field left out stays."""

    name: str | None = Field(default=None, min_length=1, max_length=80)
    is_shared: bool | None = None
    filter: ListFilter | None = None


class SavedViewCounts(Wire):
    counts: dict[int, int]
    """By id of the view; nothing is counted beyond 1000."""


class SavedViewsChanged(Wire):
    """All that are shared, or all that are private to the operator who is told."""

    is_shared: bool
    saved_views: tuple[SavedViewCard, ...]
