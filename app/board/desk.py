"""What a process knows of the board while somebody looks at it; while nobody does, it costs nothing."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from app.board.cells import Cell, read_cells
from app.db.engine import Database
from app.events.relay import Passage
from app.kit.clock import Clock
from app.realtime.attendance import Attendance
from app.realtime.frames import fleeting_frame
from app.realtime.hub import Hub

PAUSE = 1.0
"""Seconds between two rings, and between two counts, however much happens."""
MOVED_BY = frozenset(
    {
        "message.added",
        "conversation.changed",
        "clients.regrouped",
        "operator.changed",
        "teams.changed",
        "channel.changed",
        "channel.removed",
    }
)
RING = fleeting_frame("board", {})


class BoardDesk:
    """One in each process."""

    def __init__(
        self, database: Database, hub: Hub, attendance: Attendance, clock: Clock, pause: float = PAUSE
    ) -> None:
        self.database = database
        self.hub = hub
        self.attendance = attendance
        self.clock = clock
        self.pause = pause
        self._round = 0
        """Rises with each ring: what was counted before is no longer to be shown."""
        self._counted: tuple[int, datetime, Sequence[Cell]] | None = None
        self._bell = asyncio.Event()

    def hear(self, passage: Passage) -> None:
        if any(event.entry.kind in MOVED_BY for event in passage.events):
            self.ring()

    def ring(self) -> None:
        """Something on the board is no longer as it was."""
        self._bell.set()

    async def run(self) -> None:
        """Rings for those who look, and they read again."""
        while True:
            await self._bell.wait()
            self._bell.clear()
            self.tell()
            await asyncio.sleep(self.pause)

    def tell(self) -> None:
        self._round += 1
        for seat in self.hub.seats:
            if seat.watches_board:
                seat.put(RING)

    def cells(self, connection: Connection) -> Sequence[Cell]:
        """Counted once between two rings, and not more often than once in `pause` seconds, for all who look."""
        now, present = self.clock.now(), self._round
        last = self._counted
        is_fresh = last is not None and last[0] == present
        if last is None or not is_fresh or not timedelta() <= now - last[1] < timedelta(seconds=self.pause):
            last = self._counted = (present, now, read_cells(connection))
        return last[2]
