"""How many stand in each view, told to windows: fleeting, and no more often than somebody can read."""

import asyncio
import logging

from sqlalchemy.exc import SQLAlchemyError

from app.conversations.view_counts import AllCounts, all_view_counts, counts_for
from app.db.engine import Database
from app.events.relay import Passage
from app.realtime.frames import Frame, fleeting_frame
from app.realtime.hub import Hub
from app.realtime.seat import Seat

PAUSE = 1.0
"""Seconds between two words about it."""
MOVING = {"message.added", "conversation.changed", "mention.added", "mention.seen", "clients.regrouped"}
"""What may have changed a count."""

log = logging.getLogger(__name__)


class Counts:
    """Read once a process, however many windows are open; a window is told only what differs for it."""

    def __init__(self, hub: Hub, database: Database, pause: float = PAUSE) -> None:
        self.hub = hub
        self.database = database
        self.pause = pause
        self._bell = asyncio.Event()

    def hear(self, passage: Passage) -> None:
        if any(event.entry.kind in MOVING for event in passage.events):
            self._bell.set()

    def greet(self, seat: Seat) -> None:
        """A window has said hello: it is told soon, even if nothing changes."""
        seat.counts_told = None
        self._bell.set()

    async def run(self) -> None:
        while True:
            await self._bell.wait()
            self._bell.clear()
            try:
                await self.tell()
            except SQLAlchemyError as failure:
                log.warning("the counts could not be read: %s", failure)
            await asyncio.sleep(self.pause)

    async def tell(self) -> None:
        if not self.hub.seats:
            return
        counts = await asyncio.to_thread(self._read)
        frames: dict[int, Frame] = {}
        for seat in self.hub.seats:
            operator_id = seat.principal.operator_id
            frame = frames.get(operator_id)
            if frame is None:
                frame = frames[operator_id] = Frame(
                    fleeting_frame("counts", {"counts": counts_for(counts, operator_id)})
                )
            if seat.counts_told != frame and seat.principal.may("conversations.read"):
                seat.counts_told = frame
                seat.put(frame)

    def _read(self) -> AllCounts:
        with self.database.snapshot() as connection:
            return all_view_counts(connection)
