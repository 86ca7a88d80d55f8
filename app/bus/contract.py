"""How processes hear of each other. Only a fast path: whatever matters can also be read from the log."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Literal

Topic = Literal["log", "fleeting", "outbox", "visitors"]
"""log: the newest seq. fleeting: JSON that nobody keeps. outbox: the id of a channel with a new reply.
visitors: JSON about who has pages of a site open, which nobody keeps either."""

Hear = Callable[[Topic, str], None]


class Bus(ABC):
    """Everybody hears everything, the publisher included. What cannot be told is lost, never raised."""

    @abstractmethod
    async def start(self, hear: Hear) -> None:
        """`hear` is called on the event loop."""

    @abstractmethod
    async def publish(self, topic: Topic, payload: str) -> None: ...

    @abstractmethod
    async def stop(self) -> None: ...
