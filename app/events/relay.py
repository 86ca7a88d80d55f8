"""From the log to whoever listens in this process: every event once, in order, without gaps.

What this process commits comes straight from the writer; what others commit is read from the log when the bus
says so, and also when nobody says anything.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError

from app.db.engine import Database
from app.db.writer import Appended
from app.events.log import Logged, events_after, last_seq

AT_ONCE = 500
"""Events read from the log at a time."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Passage:
    """All events in (after, upto]."""

    after: int
    upto: int
    events: Sequence[Logged]


class Relay:
    """`position` is the seq up to which everything has been handed on."""

    def __init__(self, database: Database, pause: float) -> None:
        self.database = database
        self.pause = pause
        """Seconds between looks at the log when nobody says anything."""
        self.position = 0
        self.listeners: list[Callable[[Passage], None]] = []
        self._bell = asyncio.Event()

    def begin(self) -> None:
        """From here on: what is in the log now belongs to snapshots."""
        with self.database.snapshot() as connection:
            self.position = last_seq(connection)

    def committed(self, appended: Appended) -> None:
        """Our own writer has committed."""
        if appended.after != self.position:
            self._bell.set()  # somebody else committed in between: the log has it all in order
            return
        events = [Logged(seq, entry) for seq, entry in enumerate(appended.entries, appended.after + 1)]
        self._hand_on(Passage(appended.after, appended.upto, events))

    def heard(self, seq: int) -> None:
        """The bus says that the log has come this far."""
        if seq > self.position:
            self._bell.set()

    def look(self) -> None:
        """Something may have been written."""
        self._bell.set()

    async def run(self) -> None:
        while True:
            try:
                async with asyncio.timeout(self.pause):
                    await self._bell.wait()
            except TimeoutError:
                pass
            self._bell.clear()
            try:
                await self._catch_up()
            except SQLAlchemyError as failure:
                log.warning("the log could not be read: %s", failure)

    async def _catch_up(self) -> None:
        while events := await asyncio.to_thread(self._read, self.position):
            unseen = [event for event in events if event.seq > self.position]
            if unseen:
                self._hand_on(Passage(self.position, unseen[-1].seq, unseen))

    def _read(self, after: int) -> list[Logged]:
        with self.database.snapshot() as connection:
            return events_after(connection, after, AT_ONCE) if last_seq(connection) > after else []

    def _hand_on(self, passage: Passage) -> None:
        self.position = passage.upto
        for listen in self.listeners:
            try:
                listen(passage)
            except Exception:
                log.exception("a listener failed on events %d to %d", passage.after + 1, passage.upto)
