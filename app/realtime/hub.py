"""All open operators' windows of this process."""

from collections.abc import Iterable

from app.events.log import Logged
from app.events.relay import Passage
from app.kit.json import loads
from app.realtime.frames import events_frame, may_see, reload_frame
from app.realtime.seat import Seat

SLOWEST = 20.0
"""Seconds a window may take for one frame."""

LONGEST_SILENCE = 150.0
"""Seconds without a word from a window. It pings every twenty, and in the background once a minute."""

RELOADING = {"session.ended"}


class Hub:
    """Hands every passage of the log to every seat, encoded once per audience."""

    def __init__(self) -> None:
        self.seats: set[Seat] = set()

    def take(self, seat: Seat) -> None:
        self.seats.add(seat)

    def leave(self, seat: Seat) -> None:
        self.seats.discard(seat)

    def hear(self, passage: Passage) -> None:
        personal = {event.entry.operator_id for event in passage.events} - {None}
        frames: dict[tuple[frozenset[str], int | None, int], str] = {}
        for seat in self.seats:
            if passage.upto <= seat.skip_upto:
                continue
            operator_id = seat.principal.operator_id
            after = max(passage.after, seat.skip_upto)
            audience = (seat.principal.rights, operator_id if operator_id in personal else None, after)
            frame = frames.get(audience)
            if frame is None:
                frame = frames[audience] = passage_frame(passage.events, after, passage.upto, seat)
            seat.put(frame)
        self._end_sessions(passage.events)

    def say(self, frame: str, *, to_rights: str) -> None:
        """A fleeting frame for everybody who holds the right."""
        for seat in self.seats:
            if to_rights in seat.principal.rights:
                seat.put(frame)

    def drop_stuck(self, now: float) -> None:
        """`now` in loop time."""
        for seat in self.seats:
            if seat.sending_since is not None and now - seat.sending_since > SLOWEST:
                seat.lose()

    def drop_silent(self, now: float) -> None:
        """Of a closed laptop nobody says goodbye. `now` in loop time."""
        for seat in self.seats:
            if seat.heard_at is not None and now - seat.heard_at > LONGEST_SILENCE:
                seat.lose()

    def close(self) -> None:
        for seat in self.seats:
            seat.dismiss(1001, "the server stops")

    def _end_sessions(self, events: Iterable[Logged]) -> None:
        ended = [event for event in events if event.entry.kind in RELOADING]
        for event in ended:
            for seat in list(self.seats):
                if _concerns(event, seat):
                    seat.put(reload_frame("signed_out"))
                    seat.dismiss(4401, "signed out")


def passage_frame(events: Iterable[Logged], after: int, upto: int, seat: Seat) -> str:
    """What this seat may see of the events in (after, upto]."""
    visible = (
        event
        for event in events
        if event.seq > after and may_see(event, seat.principal.rights, seat.principal.operator_id)
    )
    return events_frame(after, upto, visible)


def _concerns(event: Logged, seat: Seat) -> bool:
    body = loads(event.entry.body)
    if body["operator_id"] != seat.principal.operator_id:
        return False
    return body["session_hash"] is None or body["session_hash"] == seat.principal.session_hash
