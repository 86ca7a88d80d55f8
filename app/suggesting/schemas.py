"""Suggestions on the wire."""

from typing import Any

from app.clients.schemas import ClientBrief
from app.kit.wire import Wire


class SuggestionReason(Wire):
    code: str
    """As `app/matching/reasons.py` lists them; the window puts it into words."""
    weight: float
    """Bits: above nothing speaks for, below nothing against. Those that weigh most come first."""
    params: dict[str, Any]
    """What is the same, or `a` and `b` where the two differ: of the client asked about, and of the other. Names are
    those of whoever was compared, who may have been glued since to the client that is shown."""
    warning: str | None = None
    """typed_not_proved: somebody typed it, nobody proved it. shared_by_several: others have it, too."""


class SuggestionCard(Wire):
    """Perhaps the same as."""

    client: ClientBrief
    channel_ids: tuple[int, ...]
    """Where the other is known from, each once."""
    score: float
    """0 to 1."""
    reasons: tuple[SuggestionReason, ...]
    warnings: tuple[str, ...]


class SuggestedPair(Wire):
    a: ClientBrief
    b: ClientBrief
    score: float
    reasons: tuple[SuggestionReason, ...]
    warnings: tuple[str, ...]


class SuggestedPairs(Wire):
    """A page, the likeliest first."""

    pairs: tuple[SuggestedPair, ...]
    next_cursor: str | None
