"""How many requests come within a minute, to a channel and from an address: a rush has to work for it."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.callbacks.tickets import BITS, MOST_BITS
from app.kit.addresses import counted_address

MINUTE = timedelta(minutes=1)
FROM_ONE_ADDRESS = 6
"""A minute; an office behind one address rarely asks more often."""
MOST_KEPT = 20_000
"""Addresses."""


@dataclass(slots=True)
class Pressure:
    """Of this process: several share a rush, and each feels its part of it."""

    _came: dict[str, deque[datetime]] = field(default_factory=dict)

    def note(self, channel_key: str, address: str, now: datetime) -> None:
        for who in (channel_key, f"{channel_key} {counted_address(address)}"):
            self._recent(who, now).append(now)

    def bits_for(self, channel_key: str, address: str, limit: int, now: datetime) -> int:
        """Of the puzzle to be solved; 0 where none is. Each doubling of the rush makes it twice as hard."""
        excess = max(
            len(self._recent(channel_key, now)) / limit,
            len(self._recent(f"{channel_key} {counted_address(address)}", now)) / FROM_ONE_ADDRESS,
        )
        return 0 if excess < 1 else min(BITS + int(excess).bit_length() - 1, MOST_BITS)

    def _recent(self, who: str, now: datetime) -> deque[datetime]:
        if who not in self._came and len(self._came) >= MOST_KEPT:
            self._came = {key: came for key, came in self._came.items() if came and now - came[-1] < MINUTE}
        came = self._came.setdefault(who, deque(maxlen=2_000))
        while came and now - came[0] >= MINUTE:
            came.popleft()
        return came
