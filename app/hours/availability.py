"""Can somebody answer now, and if not, when? Said here for visitors, for call-backs and for the house itself."""

from datetime import datetime
from typing import Literal

from app.hours.schedule import NEAR, Schedule, closing_after, next_opening
from app.hours.schemas import Availability


def availability(
    schedule: Schedule | None, at: datetime, *, somebody_is_here: bool, usual_seconds: int | None
) -> Availability:
    """Without a schedule it is always open."""
    state: Literal["online", "open"] = "online" if somebody_is_here else "open"
    if schedule is None:
        return Availability(
            state=state, until=None, opens_at=None, timezone=None, usual_seconds=usual_seconds
        )
    closing = closing_after(schedule, at)
    return Availability(
        state="closed" if closing is None else state,
        until=None if closing is None or closing - at >= NEAR else closing,
        opens_at=next_opening(schedule, at) if closing is None else None,
        timezone=schedule.timezone,
        usual_seconds=usual_seconds,
    )
