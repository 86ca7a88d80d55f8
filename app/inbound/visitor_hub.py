"""All visitors' pages of this process."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from app.conversations.events import conversation_changed
from app.events.log import Logged
from app.events.relay import Passage
from app.inbound import visitor_frames as frames
from app.inbound.visitor_history import told_to_visitor
from app.inbound.visitor_seat import VisitorSeat
from app.kit.addresses import network_of
from app.kit.errors import OknoError
from app.kit.ids import hue_of
from app.kit.json import loads
from app.visitors.events import session_changed
from app.visitors.file_tickets import FileTickets

SESSION_CHANGED = session_changed.name
MOST_OF_NETWORK = 300
"""Pages open at once from one network address, in this process."""
MOST_OF_BROWSER = 30
CONVERSATION_CHANGED = conversation_changed.name


class VisitorHub:
    """Hands each visitor the events of their own identity."""

    def __init__(self, tickets: FileTickets) -> None:
        self.tickets = tickets
        self.seats: set[VisitorSeat] = set()
        self.names: dict[int, str] = {}
        """Operators' names, kept up to date by the house."""
        self.operators: list[dict[str, Any]] = []
        """Who is here now."""
        self.availability_of: Callable[[int, int | None], Mapping[str, Any]] = lambda _channel, _team: {}
        """Whether somebody can answer, by the channel and the team of a conversation; given by the house."""
        self._by_identity: dict[int, set[VisitorSeat]] = defaultdict(set)

    def name_of(self, operator_id: int | None) -> str:
        return self.names.get(operator_id or 0, "")

    def refuse_crowd(self, address: str) -> None:
        """Raises OknoError too_many_pages for one more page of an address that has enough."""
        network = network_of(address)
        if network and sum(network_of(seat.address) == network for seat in self.seats) >= MOST_OF_NETWORK:
            raise OknoError("too_many_pages", 503, retry_after=30)

    def refuse_pages(self, channel_id: int, browser: str) -> None:
        """Raises OknoError too_many_pages for one more page of a browser that has more than anybody looks at."""
        if (
            sum((seat.channel_id, seat.browser) == (channel_id, browser) for seat in self.seats)
            >= MOST_OF_BROWSER
        ):
            raise OknoError("too_many_pages", 503, retry_after=30)

    def recognise_elsewhere(self, channel_id: int, visitor: str, identity_id: int, client_id: int) -> None:
        """As `recognise`, told by another process: what was said meanwhile is asked for anew."""
        late = [
            seat
            for seat in self.seats
            if seat.identity_id is None and (seat.channel_id, seat.visitor) == (channel_id, visitor)
        ]
        self.recognise(channel_id, visitor, identity_id, client_id)
        for seat in late:
            seat.put(frames.reload("resume"))

    def take(self, seat: VisitorSeat) -> None:
        self.seats.add(seat)
        for identity_id in seat.identity_ids:
            self._by_identity[identity_id].add(seat)

    def leave(self, seat: VisitorSeat) -> None:
        self.seats.discard(seat)
        for identity_id in seat.identity_ids:
            self._by_identity[identity_id].discard(seat)
            if not self._by_identity[identity_id]:
                del self._by_identity[identity_id]

    def know(self, seat: VisitorSeat, identity_id: int | None, written_before_id: int | None) -> None:
        """Whose words the page of a seat may show from now on."""
        self.leave(seat)
        seat.identity_id, seat.written_before_id = identity_id, written_before_id
        self.take(seat)

    def recognise(
        self, channel_id: int, visitor: str, identity_id: int, client_id: int | None = None
    ) -> None:
        """A visitor has written for the first time: all their pages belong to that identity now."""
        for seat in self.seats:
            if seat.identity_id is None and (seat.channel_id, seat.visitor) == (channel_id, visitor):
                seat.identity_id, seat.client_id = identity_id, client_id
                self._by_identity[identity_id].add(seat)

    def hear(self, passage: Passage) -> None:
        mine: dict[int, list[Logged]] = defaultdict(list)
        for event in passage.events:
            if event.entry.visitor_id is not None:
                mine[event.entry.visitor_id].append(event)
            if event.entry.kind == SESSION_CHANGED:
                self._part(loads(event.entry.body))
            elif event.entry.kind == CONVERSATION_CHANGED and self.seats:
                self._follow_team(loads(event.entry.body)["conversation"])
        told: dict[VisitorSeat, list[dict[str, Any]]] = defaultdict(list)
        for identity_id, events in mine.items():
            seen = told_to_visitor(events, self.name_of)
            for seat in self._by_identity.get(identity_id, ()):
                told[seat] += seen
        for seat, news in told.items():
            self._tell(seat, passage.upto, sorted(news, key=lambda event: event["seq"]))

    def addressed(self, event: dict[str, Any], seat: VisitorSeat) -> dict[str, Any]:
        """Files stand under addresses that only this browser is given."""
        if not event["body"].get("attachments"):
            return event
        body = self.tickets.addressed(event["body"], seat.channel_key, seat.browser)
        return {**event, "body": body}

    def types(self, identity_id: int, operator_id: int) -> None:
        for seat in self._by_identity.get(identity_id, ()):
            seat.put(frames.typing(self.name_of(operator_id)))

    def set_online(self, operator_ids: Iterable[int]) -> None:
        operators = [
            {"name": self.names[operator_id], "hue": hue_of(operator_id)}
            for operator_id in sorted(operator_ids)
            if operator_id in self.names
        ]
        self.operators = operators
        self.show_presence()

    def show_presence(self) -> None:
        """To every page for which it is no longer what it was told."""
        known: dict[tuple[int, int | None], str] = {}
        for seat in self.seats:
            place = (seat.channel_id, seat.team_id)
            if place not in known:
                known[place] = frames.presence(self._here(seat))
            if seat.presence != known[place]:
                seat.presence = known[place]
                seat.put(known[place])

    def greet(self, seat: VisitorSeat, client_id: int | None, team_id: int | None) -> dict[str, Any]:
        """Who is here and whether somebody can answer, for the welcome; what changes from now on is told after it."""
        seat.client_id, seat.team_id = client_id, team_id
        here = self._here(seat)
        frame = frames.presence(here)
        if seat.presence not in {None, frame}:
            # Something older waits already, and would stand behind the welcome.
            seat.put(frame)
        seat.presence = frame
        return here

    def close(self) -> None:
        for seat in self.seats:
            seat.close()

    def _part(self, news: Mapping[str, Any]) -> None:
        """A browser was signed in or out: pages of it that know nothing of that must not go on as before."""
        for seat in list(self.seats):
            if (seat.channel_id, seat.browser) != (news["channel_id"], news["visitor"]):
                continue
            if news["reason"] == "signed_out" or seat.user_name != news["user_name"]:
                self.leave(seat)
                seat.end(frames.reload(news["reason"]))

    def _here(self, seat: VisitorSeat) -> dict[str, Any]:
        return {
            "operator_online": bool(self.operators),
            "operators": self.operators,
            "availability": self.availability_of(seat.channel_id, seat.team_id),
        }

    def _follow_team(self, row: Mapping[str, Any]) -> None:
        """A conversation is another team's now, or nobody's: its hours are kept."""
        found = [seat for seat in self.seats if seat.client_id == row["client"]["id"]]
        for seat in found:
            seat.team_id = row["team_id"]
        if found:
            self.show_presence()

    def _tell(self, seat: VisitorSeat, upto: int, told: list[dict[str, Any]]) -> None:
        fresh = [self.addressed(event, seat) for event in told if event["seq"] > seat.position]
        if fresh:
            seat.put(frames.events(seat.position, upto, fresh))
            seat.position = upto
