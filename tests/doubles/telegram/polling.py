"""The long poll: one getUpdates waits at a time, and a newer one sends the older away."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from tests.doubles.bell import Bell
from tests.doubles.telegram.refusals import RefusalError, refusal
from tests.doubles.telegram.wire import Json

OTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass(eq=False)
class Turn:
    verdict: RefusalError | None = None
    is_over: bool = False


class LongPoll:
    def __init__(self, bell: Bell) -> None:
        self._bell = bell
        self._turn: Turn | None = None

    @property
    def is_waiting(self) -> bool:
        return self._turn is not None

    def end(self, verdict: RefusalError) -> None:
        """The waiting call, if there is one, ends with a refusal."""
        if self._turn is not None:
            self._turn.verdict = verdict
            self._turn = None
            self._bell.ring()

    def close(self) -> None:
        """The waiting call, if there is one, ends with nothing."""
        if self._turn is not None:
            self._turn.is_over = True
            self._bell.ring()

    async def wait(self, take: Callable[[], list[Json]], *, seconds: int) -> list[Json]:
        self.end(refusal(409, OTHER_POLL))
        turn = self._turn = Turn()
        # Whoever watches for the bot to listen learns it now.
        self._bell.ring()
        try:
            async with asyncio.timeout(seconds):
                return await self._turn_of(turn, take)
        except TimeoutError:
            return []
        finally:
            if self._turn is turn:
                self._turn = None

    async def _turn_of(self, turn: Turn, take: Callable[[], list[Json]]) -> list[Json]:
        while True:
            if turn.verdict:
                raise turn.verdict
            if turn.is_over or (updates := take()):
                return [] if turn.is_over else updates
            await self._bell.next_ring()
