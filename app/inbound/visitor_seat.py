"""One open visitor's page, as the hub sees it. Frames wait here, for a socket or for the next exchange."""

import asyncio
from collections import deque
from dataclasses import dataclass, field

MOST_WAITING = 1_000_000
"""Characters; whoever cannot keep up starts again with its seq."""


@dataclass(eq=False, slots=True)
class VisitorSeat:
    channel_id: int
    channel_key: str
    browser: str
    """The browser's own name."""
    user_name: str | None = None
    """External id of the user whom the site has signed."""
    identity_id: int | None = None
    """The account under which they write here."""
    written_before_id: int | None = None
    """The account under which this very browser wrote before its user was signed."""
    client_id: int | None = None
    team_id: int | None = None
    """Of their conversation: whose hours are kept."""
    presence: str | None = None
    """The newest word about who is here that they were told."""
    position: int = 0
    """The browser has everything up to this seq."""
    address: str = ""
    """Of the network, as the door saw it."""
    ended: bool = False
    """The browser is nobody's, or somebody else's: it has to say hello again."""
    waiting: deque[str] = field(default_factory=deque)
    waiting_size: int = 0
    lost: bool = False
    closing: bool = False
    bell: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def visitor(self) -> str:
        """External id under which they write."""
        return self.user_name or self.browser

    @property
    def identity_ids(self) -> tuple[int, ...]:
        """Whose words this page may show."""
        return tuple(one for one in (self.identity_id, self.written_before_id) if one is not None)

    def put(self, frame: str) -> None:
        if self.lost:
            return
        self.waiting.append(frame)
        self.waiting_size += len(frame)
        if self.waiting_size > MOST_WAITING:
            self.lost = True
            self.waiting.clear()
        self.bell.set()

    def take(self) -> list[str]:
        """All that waits."""
        frames = list(self.waiting)
        self.waiting.clear()
        self.waiting_size = 0
        self.bell.clear()
        return frames

    def end(self, last_word: str) -> None:
        """What still waited was meant for somebody else."""
        self.waiting.clear()
        self.waiting_size = 0
        self.ended = True
        self.put(last_word)

    def close(self) -> None:
        self.closing = True
        self.bell.set()
