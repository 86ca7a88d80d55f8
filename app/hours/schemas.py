"""Hours on the wire."""

from typing import Literal

from pydantic import Field

from app.hours.parsing import WrittenHours
from app.kit.wire import Time, Wire


class HoursCard(WrittenHours):
    """Neither id: the whole house's."""

    channel_id: int | None = Field(default=None, ge=1, lt=1 << 63)
    team_id: int | None = Field(default=None, ge=1, lt=1 << 63)


class AllHours(Wire):
    house: HoursCard | None
    channels: list[HoursCard]
    teams: list[HoursCard]


class Availability(Wire):
    """Whether somebody can answer now, and if not, when."""

    state: Literal["online", "open", "closed"]
    """Somebody is here; it is open, and nobody is here; it is closed."""
    until: Time | None
    """When it closes; none when that is more than a week away."""
    opens_at: Time | None
    """Of what is closed; none when it does not open within a year."""
    timezone: str | None
    """IANA name; none where no hours are set."""
    usual_seconds: int | None
    """How long people usually wait for an answer; none where too few have."""


class Holiday(Wire):
    date: str
    name: str


class Holidays(Wire):
    days: list[Holiday]
