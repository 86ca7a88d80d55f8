"""Who reads which conversation, in all processes together.

A window repeats what it shows, so that one which has died leaves nobody hanging. Repeating is for processes only:
windows hear of it when it changes, and of all of it when they come.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.realtime.seat import Seat

FORGET = timedelta(seconds=50)
"""After which a window that has not repeated itself is taken to show nothing; windows do so every 20 seconds."""


@dataclass(frozen=True, slots=True)
class Look:
    conversation_id: int
    at: datetime


class Viewings:
    """One in each process."""

    def __init__(self) -> None:
        self._here: dict[Seat, Look] = {}
        self._said: dict[tuple[str, int], Look] = {}
        """By process and operator."""
        self._told: dict[int, int] = {}

    def looks(self, seat: Seat, conversation_id: int | None, now: datetime) -> int | None:
        """A window of this process shows something else, or the same still. Answers what of all windows here its
        operator looked at last."""
        if conversation_id is None:
            self._here.pop(seat, None)
        else:
            self._here[seat] = Look(conversation_id, now)
        theirs = [
            look
            for one, look in self._here.items()
            if one.principal.operator_id == seat.principal.operator_id and now - look.at < FORGET
        ]
        return max(theirs, key=lambda look: look.at).conversation_id if theirs else None

    def hear(self, process: str, operator_id: int, conversation_id: int | None, now: datetime) -> bool:
        """What a process says of somebody. True when it is to be told."""
        if conversation_id is None:
            self._said.pop((process, operator_id), None)
        else:
            self._said[process, operator_id] = Look(conversation_id, now)
        return self._settle(operator_id)

    def forget(self, now: datetime) -> list[int]:
        """Whom nobody has spoken of in time. Answers of whom something is to be told."""
        self._here = {seat: look for seat, look in self._here.items() if now - look.at < FORGET}
        silent = [key for key, look in self._said.items() if now - look.at >= FORGET]
        for key in silent:
            del self._said[key]
        return [operator_id for operator_id in {who for _, who in silent} if self._settle(operator_id)]

    def of(self, operator_id: int) -> int | None:
        return self._told.get(operator_id)

    def all(self) -> dict[int, int]:
        """By operator."""
        return dict(sorted(self._told.items()))

    def _settle(self, operator_id: int) -> bool:
        theirs = [look for (_, who), look in self._said.items() if who == operator_id]
        now = max(theirs, key=lambda look: look.at).conversation_id if theirs else None
        before = self._told.get(operator_id)
        if now is None:
            self._told.pop(operator_id, None)
        else:
            self._told[operator_id] = now
        return now != before
