"""Has a client waited too long? Only time in which somebody could have answered counts. Pure."""

from datetime import datetime, timedelta

from app.hours.schedule import Schedule, open_at, open_seconds

FAR_BACK = timedelta(days=10)
"""Nobody waits longer than this without having waited long enough."""


def has_waited(schedule: Schedule | None, since: datetime, now: datetime, at_most: timedelta) -> bool:
    """Never while it is closed: at night nobody is there to take it, and whoever has it may be there in the morning."""
    if now - since < at_most:
        return False
    if schedule is None:
        return True
    if not open_at(schedule, now):
        return False
    return open_seconds(schedule, max(since, now - FAR_BACK), now) >= at_most.total_seconds()
