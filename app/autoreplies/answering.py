"""The errand behind what comes in: decides for each who is due, and says it through the ordinary outbox.

The row that makes somebody due goes in the same unit as the words are put into the outbox, and the row that says they
were said is unique: so they are said once, whoever dies and however many processes look.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from sqlalchemy import select
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from app.autoreplies.deciding import Due, decide
from app.autoreplies.desk import AutoReplyDesk
from app.autoreplies.due import LATE
from app.channels.open import Switchboard
from app.conversations.robot_words import say_by_robot
from app.db.engine import Database
from app.db.tables import AutoReplyDue
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.events.relay import Passage
from app.kit.clock import Clock
from app.kit.errors import OknoError
from app.kit.ids import Randomness
from app.kit.speech import Speech, speech_of
from connectors.contract import Capabilities

AT_ONCE = 50
PAUSE = 15.0
"""Seconds between looks when nobody says anything."""
GATHER = 0.1
"""Seconds in which more may come before a look is taken."""

log = logging.getLogger(__name__)


class AutoReplier:
    """One in each process; whom one of them decides about, the others leave alone."""

    def __init__(
        self,
        database: Database,
        writer: Writer,
        switchboard: Switchboard,
        desk: AutoReplyDesk,
        clock: Clock,
        randomness: Randomness,
        ring: Callable[[int], Awaitable[None]],
    ) -> None:
        self.database = database
        self.writer = writer
        self.switchboard = switchboard
        self.desk = desk
        self.clock = clock
        self.randomness = randomness
        self.ring = ring
        """Says that something waits in a channel's outbox."""
        self._bell = asyncio.Event()
        self._is_stale = False

    def hear(self, passage: Passage) -> None:
        kinds = {event.entry.kind for event in passage.events}
        if kinds & {"auto_replies.changed", "channel.removed"}:
            self._is_stale = True
            self._bell.set()
        elif "message.added" in kinds and not self.desk.is_silent:
            self._bell.set()

    async def run(self) -> None:
        while True:
            try:
                if self._is_stale:
                    self._is_stale = False
                    await self.desk.refresh()
                await self.answer_all()
            except (OknoError, OSError, SQLAlchemyError) as failure:
                self._is_stale = True
                log.warning("automatic replies have to wait: %s", failure)
            try:
                async with asyncio.timeout(PAUSE):
                    await self._bell.wait()
            except TimeoutError:
                pass
            else:
                await asyncio.sleep(GATHER)
            self._bell.clear()

    async def answer_all(self) -> None:
        while await asyncio.to_thread(self._is_somebody_due):
            decided, channels = await self.writer.write(self.answer_due)
            self.desk.know(decided)
            for channel_id in sorted(channels):
                await self.ring(channel_id)
            if not decided:
                # Those who are left are in another process's hands.
                return

    def answer_due(self, tx: Transaction) -> tuple[list[int], set[int]]:
        """Who was decided about, and the channels that have something to send."""
        lock = "" if tx.on_sqlite else " FOR UPDATE SKIP LOCKED"
        rows = tx.run(
            "SELECT identity_id, message_id, arrived_at FROM auto_replies_due"
            f" ORDER BY identity_id LIMIT ?{lock}",
            (AT_ONCE,),
        ).all()
        due = [Due(row[0], row[1], tx.moment(row[2])) for row in rows]
        channels = {channel_id for one in due if (channel_id := self._answer_safely(tx, one)) is not None}
        # Last, so that whoever waits for such a row to go waits for nothing else of this unit.
        for one in due:
            tx.run("DELETE FROM auto_replies_due WHERE identity_id = ?", (one.identity_id,))
        return [one.identity_id for one in due], channels

    def _is_somebody_due(self) -> bool:
        with self.database.snapshot() as connection:
            return connection.execute(select(AutoReplyDue.identity_id).limit(1)).scalar() is not None

    def _answer_safely(self, tx: Transaction, due: Due) -> int | None:
        if due.arrived_at <= self.clock.now() - LATE:
            return None
        try:
            with tx.attempt():
                return self._answer(tx, due)
        except OperationalError:
            raise  # the database is in trouble, not these words
        except Exception:
            log.exception("somebody could not be answered automatically")
            return None

    def _answer(self, tx: Transaction, due: Due) -> int | None:
        decided = decide(tx, self.desk, due, self._speech_of_channel(tx, due))
        if decided is None:
            return None
        now = self.clock.now()
        message_id = say_by_robot(
            tx,
            due.identity_id,
            f"auto:{decided.occasion}:{due.identity_id}:{decided.period}",
            decided.text,
            now,
            outlet_of=self._carries,
            randomness=self.randomness,
        )
        if message_id is None:
            return None
        tx.run(
            "INSERT INTO auto_replies_said (identity_id, occasion, period, message_id, at) VALUES (?, ?, ?, ?, ?)",
            (due.identity_id, decided.occasion, decided.period, message_id, tx.stored(now)),
        )
        return decided.channel_id

    def _speech_of_channel(self, tx: Transaction, due: Due) -> Speech | None:
        found = tx.run("SELECT channel_id FROM identities WHERE id = ?", (due.identity_id,)).scalar()
        channel = self.switchboard.get(found) if found is not None else None
        language = channel.settings.get("language", "") if channel is not None else ""
        return speech_of(language) if language in {"ru", "en"} else None

    def _carries(self, channel_id: int) -> Capabilities | None:
        channel = self.switchboard.get(channel_id)
        return channel.capabilities if channel is not None and channel.state == "active" else None
