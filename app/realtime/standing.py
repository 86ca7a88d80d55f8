"""How an operator stands: whether somebody who writes to them now is read now. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, TypeAlias

Standing: TypeAlias = Literal["online", "away", "idle", "offline"]
"""online: at the window and touching it. idle: the window is open, and nobody has touched it for a while. away: said so
by hand, or outside their working hours. offline: no window is open."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known of somebody."""

    is_connected: bool
    """A window of theirs is open and answers, in any process."""
    touched_at: datetime | None
    """When they last used a pointer or a key in it; None where that is not known."""
    away: bool = False
    """They said so by hand."""
    away_until: datetime | None = None
    """Until then; None: until they say otherwise."""
    is_at_work: bool = True
    """By the hours of their teams or of the house."""


def standing_of(signs: Signs, now: datetime, idle_after: timedelta) -> Standing:
    """A window that is shut says more than what was said by hand, and that more than a hand on the keys."""
    if not signs.is_connected:
        return "offline"
    if signs.away and (signs.away_until is None or now < signs.away_until):
        return "away"
    if not signs.is_at_work:
        return "away"
    if signs.touched_at is None or now - signs.touched_at >= idle_after:
        return "idle"
    return "online"
