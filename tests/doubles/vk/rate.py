"""How many calls a second a token may make, on the world's own clock."""

from collections import deque
from dataclasses import dataclass, field

from tests.doubles.vk.refusals import RefusalError


@dataclass
class Rate:
    """Refuse with error 6 what goes beyond `a_second`; None lets everything through."""

    a_second: int | None = None
    made_at: deque[float] = field(default_factory=deque)

    def count(self, now: float) -> None:
        if self.a_second is None:
            return
        while self.made_at and self.made_at[0] <= now - 1:
            self.made_at.popleft()
        if len(self.made_at) >= self.a_second:
            raise RefusalError(6)
        self.made_at.append(now)
