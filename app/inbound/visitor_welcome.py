"""The first thing a page hears: who it is here, and what was said so far or since it was away."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.events.log import last_seq
from app.inbound import visitor_frames as frames
from app.inbound.visitor_door import VisitorDoor
from app.inbound.visitor_history import (
    Visitor,
    events_since,
    find_visitor,
    newest_messages,
    told_to_visitor,
)
from app.inbound.visitor_recognition import Recognised
from app.inbound.visitor_seat import VisitorSeat
from app.kit.json import dumps
from app.links.standing import standing_of
from app.visitors.browsers import find_browser


@dataclass(frozen=True, slots=True)
class Place:
    """What is written down of the accounts behind a page."""

    mine: Visitor | None
    before: Visitor | None
    """Of what was written in this browser before its user was signed."""
    left: str | None = None
    """`signed_out` or `signed_in`: what happened in another page of this browser while this one was being opened."""


def place_of(door: VisitorDoor, seat: VisitorSeat) -> Place:
    """Reads the database."""
    with door.database.snapshot() as connection:
        known = find_browser(connection, seat.channel_id, seat.browser)
        mine = find_visitor(connection, seat.channel_id, seat.visitor)
        before = find_visitor(connection, seat.channel_id, seat.browser) if seat.user_name else None
    if known is not None and known.ended_at is not None:
        return Place(None, None, "signed_out")
    if (known.user_name if known else None) != seat.user_name:
        return Place(None, None, "signed_in")
    return Place(mine, before)


def welcome_frames(
    door: VisitorDoor,
    seat: VisitorSeat,
    place: Place,
    who: Recognised,
    since: int | None,
    token: str,
    here: Mapping[str, Any],
) -> list[str]:
    """The welcome, and the difference when the browser still holds the rest. Reads the database, and puts the seat
    where live events go on."""
    seen_upto = max((one.seen_upto for one in (place.mine, place.before) if one is not None), default=0)
    wanted = door.workplace.settings.typing_preview
    with door.database.snapshot() as connection:
        standing = standing_of(connection, door.links, seat.channel_id, seat.visitor, door.clock.now())
        difference = None
        if seat.identity_ids and since is not None:
            difference = events_since(connection, seat.identity_ids, since)
        if since is not None and difference is not None:
            upto, events = difference
            told = [door.hub.addressed(event, seat) for event in told_to_visitor(events, door.hub.name_of)]
            seat.position = max(seat.position, upto)
            welcome = _frame(
                who,
                token,
                since,
                None,
                standing,
                here,
                earlier=False,
                seen_upto=seen_upto,
                typing_preview=wanted,
            )
            return [welcome, *([frames.events(since, upto, told)] if upto > since else [])]
        seq = last_seq(connection)
        messages, earlier = newest_messages(connection, seat.identity_ids, door.hub.name_of)
    messages = [door.tickets.addressed(card, seat.channel_key, seat.browser) for card in messages]
    seat.position = max(seat.position, seq)
    return [
        _frame(
            who,
            token,
            seq,
            messages,
            standing,
            here,
            earlier=earlier,
            seen_upto=seen_upto,
            typing_preview=wanted,
        )
    ]


def _frame(
    who: Recognised,
    token: str,
    seq: int,
    messages: list[dict[str, Any]] | None,
    standing: Mapping[str, Any],
    here: Mapping[str, Any],
    *,
    earlier: bool,
    seen_upto: int,
    typing_preview: bool,
) -> str:
    user = {"id": who.claims["id"], "name": who.claims.get("name", "")} if who.claims else None
    return dumps(
        {
            "type": "welcome",
            "token": token,
            "user": user,
            "seq": seq,
            "messages": messages,
            "earlier": earlier,
            "seen_upto": seen_upto,
            "typing_preview": typing_preview,
            **here,
            "links": standing,
        }
    )
