"""How fast a channel may be spoken to: so many messages a second, and a pause within a chat."""

from collections import deque
from datetime import datetime, timedelta

from connectors.contract import Capabilities

SECOND = timedelta(seconds=1)


class Pace:
    """Of one channel in one process."""

    def __init__(self, able: Capabilities) -> None:
        self.able = able
        self._begun: deque[datetime] = deque()
        self._spoken_to: set[str] = set()
        self._resting: dict[str, datetime] = {}

    def room(self, now: datetime) -> int | None:
        """How many may begin now; none when the channel sets no limit."""
        if self.able.sends_per_second is None:
            return None
        while self._begun and self._begun[0] <= now - SECOND:
            self._begun.popleft()
        return max(0, int(self.able.sends_per_second) - len(self._begun))

    def began(self, address: str, now: datetime, messages: int) -> None:
        """An album counts as many."""
        if self.able.sends_per_second is not None:
            self._begun.extend([now] * messages)
        if self.able.chat_pause:
            self._spoken_to.add(address)

    def ended(self, address: str, now: datetime) -> None:
        """The pause runs from here: the channel counts arrivals, not departures."""
        if self.able.chat_pause:
            self._spoken_to.discard(address)
            self._resting[address] = now + self.able.chat_pause

    def resting(self, now: datetime) -> list[str]:
        """Addresses that must be left alone now. Who is being spoken to at this moment belongs to them: that may
        end, and its pause begin, while the question for what is due is on its way to the database."""
        self._resting = {address: until for address, until in self._resting.items() if until > now}
        return sorted(self._spoken_to | self._resting.keys())

    def next_change(self, now: datetime) -> datetime | None:
        """When more may go than now; none when nothing is being held back."""
        moments = [until for until in self._resting.values() if until > now]
        if self.room(now) == 0:
            moments.append(self._begun[0] + SECOND)
        return min(moments, default=None)
