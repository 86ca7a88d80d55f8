"""What the doors of call-backs and their duties need of the house."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.callbacks.pressure import Pressure
from app.callbacks.rules import Rules, first_open_channel, rules_of
from app.callbacks.tickets import Tickets
from app.channels.open import OpenChannel, Switchboard
from app.hours.availability import availability
from app.hours.desk import HoursDesk
from app.hours.schedule import Schedule
from app.hours.schemas import Availability
from app.kit.errors import OknoError


@dataclass(frozen=True, slots=True)
class CallbackDesk:
    switchboard: Switchboard
    hours: HoursDesk
    tickets: Tickets
    reopen_within: timedelta
    pressure: Pressure = field(default_factory=Pressure)

    def rules(self, channel_id: int) -> Rules:
        """The usual ones of a channel that is gone."""
        channel = self.switchboard.get(channel_id)
        return rules_of(channel.settings) if channel is not None else Rules()

    def schedule(self, channel_id: int) -> Schedule:
        """The hours of the channel, else of the house; where none are set nobody wants to be rung at night."""
        return self.hours.schedule(channel_id) or self.rules(channel_id).usual_hours

    def availability(self, channel_id: int, at: datetime) -> Availability:
        """By the same hours as the slots."""
        if self.hours.schedule(channel_id) is not None:
            return self.hours.availability(channel_id, at=at)
        return availability(
            self.schedule(channel_id), at, somebody_is_here=bool(self.hours.online()), usual_seconds=None
        )

    def channel_to_ring_on(self, channel_id: int | None) -> OpenChannel:
        """That one, or else the first. Raises OknoError no_callback_channel."""
        channel = (
            first_open_channel(self.switchboard) if channel_id is None else self.switchboard.get(channel_id)
        )
        if channel is None or not channel.capabilities.takes_requests:
            raise OknoError("no_callback_channel", 409)
        return channel
