"""How fast a bot may send: Telegram's published limits, kept by the world's clock when a test asks for it."""

from collections import deque
from dataclasses import dataclass, field
from math import ceil

from tests.doubles.telegram.conversation import Conversation
from tests.doubles.telegram.groups import Group
from tests.doubles.telegram.refusals import too_many_requests

TOLERANCE = 0.001
"""Seconds: who waits just as long as told is not too early because of how clocks are counted."""


@dataclass
class Limit:
    """At most `most` within any `seconds`."""

    most: int
    seconds: float
    moments: deque[float] = field(default_factory=deque)

    def wait(self, now: float, count: int) -> float:
        """Seconds until `count` more fit; 0 when they fit now."""
        while self.moments and now - self.moments[0] >= self.seconds - TOLERANCE:
            self.moments.popleft()
        surplus = len(self.moments) + count - self.most
        if surplus <= 0 or not self.moments:
            return 0.0
        return self.moments[min(surplus, len(self.moments)) - 1] + self.seconds - now

    def note(self, now: float, count: int) -> None:
        self.moments.extend([now] * count)


@dataclass
class Pacing:
    """Off unless `is_enforced`. Only accepted sends count: who was refused has used up nothing."""

    is_enforced: bool = False
    per_second: int = 30
    """Messages to all chats together."""
    per_chat: int = 1
    """Sends a second to one chat; an album is one."""
    per_group: int = 20
    """Messages a minute to one group."""
    refused: int = 0
    """How often the bot was too fast."""

    def __post_init__(self) -> None:
        self._all = Limit(self.per_second, 1.0)
        self._chats: dict[int | str, Limit] = {}
        self._groups: dict[int | str, Limit] = {}

    def admit(self, chat: Conversation, *, now: float, messages: int) -> None:
        """Count the send, or refuse it with the whole seconds after which it will pass."""
        if not self.is_enforced:
            return
        asked = [(self._all, messages), (self._chats.setdefault(chat.key, Limit(self.per_chat, 1.0)), 1)]
        if isinstance(chat, Group):
            asked.append((self._groups.setdefault(chat.key, Limit(self.per_group, 60.0)), messages))
        wait = max(limit.wait(now, count) for limit, count in asked)
        if wait > 0:
            self.refused += 1
            raise too_many_requests(ceil(wait))
        for limit, count in asked:
            limit.note(now, count)
