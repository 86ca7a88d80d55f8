"""What a process knows of automatic replies, so that most of what comes in costs nothing more."""

import asyncio
from collections.abc import Iterable
from datetime import datetime

from app.autoreplies.queries import enabled_rules
from app.autoreplies.schemas import AutoReplyRules
from app.db.engine import Database
from app.hours.desk import HoursDesk
from app.hours.schedule import open_at

MOST_KNOWN = 100_000


class AutoReplyDesk:
    """One in each process."""

    def __init__(self, database: Database, hours: HoursDesk) -> None:
        self.database = database
        self.hours = hours
        self._rules: dict[int, AutoReplyRules] = {}
        self._known: set[int] = set()

    async def refresh(self) -> None:
        """Become what the database says now."""
        self._rules = await asyncio.to_thread(self._read)

    @property
    def is_silent(self) -> bool:
        """Nothing is answered anywhere."""
        return not self._rules

    def rules(self, channel_id: int) -> AutoReplyRules | None:
        return self._rules.get(channel_id)

    def may_answer(self, channel_id: int, team_id: int | None, identity_id: int, at: datetime) -> bool:
        """Whether it is worth finding out."""
        rules = self._rules.get(channel_id)
        if rules is None:
            return False
        if rules.first_contact.enabled and identity_id not in self._known:
            return True
        return rules.out_of_hours.enabled and self.is_closed(channel_id, team_id, at)

    def is_closed(self, channel_id: int, team_id: int | None, at: datetime) -> bool:
        schedule = self.hours.schedule(channel_id, team_id)
        return schedule is not None and not open_at(schedule, at)

    def know(self, identity_ids: Iterable[int]) -> None:
        """They have written before: their next words are no first contact."""
        if len(self._known) > MOST_KNOWN:
            self._known.clear()
        self._known.update(identity_ids)

    def _read(self) -> dict[int, AutoReplyRules]:
        with self.database.snapshot() as connection:
            return enabled_rules(connection)
