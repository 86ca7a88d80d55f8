"""By which rules a channel takes requests: what its owner set, as numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from app.channels.open import OpenChannel, Switchboard
from app.hours.local_time import known_zones
from app.hours.schedule import Schedule

WORKDAY = ((9 * 60, 18 * 60),)


@dataclass(frozen=True, slots=True)
class Rules:
    """The defaults stand in for a channel that is gone."""

    country: str = "RU"
    foreign_phones: bool = True
    timezone: str = "Europe/Moscow"
    slot: timedelta = timedelta(minutes=30)
    lead: timedelta = timedelta(minutes=5)
    days_ahead: int = 7
    join_within: timedelta = timedelta(minutes=30)
    retry_after: tuple[timedelta, ...] = (
        timedelta(minutes=15),
        timedelta(minutes=120),
        timedelta(minutes=1440),
    )
    claim_for: timedelta = timedelta(minutes=15)
    remind_before: timedelta = timedelta(minutes=5)
    phone_per_day: int = 3
    address_per_day: int = 20
    challenge_after: int = 30

    @property
    def usual_hours(self) -> Schedule:
        """Where no hours are set nobody wants to be rung at night all the same."""
        return Schedule(self.timezone, (WORKDAY,) * 7, {}, {})


def rules_of(settings: Mapping[str, str]) -> Rules:
    """Settings fit their patterns when they are stored; what is missing has its default."""
    usual = Rules()
    given = {name: value.strip() for name, value in settings.items() if value.strip()}

    def minutes(name: str, otherwise: timedelta) -> timedelta:
        return timedelta(minutes=int(given[name])) if name in given else otherwise

    return Rules(
        country=given.get("country", usual.country),
        foreign_phones=given.get("foreign_phones", "yes") == "yes",
        timezone=given["timezone"] if given.get("timezone") in known_zones() else usual.timezone,
        slot=minutes("slot_minutes", usual.slot),
        lead=minutes("lead_minutes", usual.lead),
        days_ahead=int(given.get("days_ahead", usual.days_ahead)),
        join_within=minutes("join_minutes", usual.join_within),
        retry_after=tuple(timedelta(minutes=int(wait)) for wait in given.get("retry_after", "").split())
        or usual.retry_after,
        claim_for=minutes("claim_minutes", usual.claim_for),
        remind_before=minutes("remind_minutes", usual.remind_before),
        phone_per_day=int(given.get("phone_per_day", usual.phone_per_day)),
        address_per_day=int(given.get("address_per_day", usual.address_per_day)),
        challenge_after=int(given.get("challenge_after", usual.challenge_after)),
    )


def first_open_channel(switchboard: Switchboard) -> OpenChannel | None:
    """The oldest of those on which people ask to be phoned."""
    taking = [c for c in switchboard.all() if c.connector is not None and c.capabilities.takes_requests]
    return min(taking, key=lambda channel: channel.id, default=None)
