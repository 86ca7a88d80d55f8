"""What the doors of conversations ask the house for."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Any

import orjson
from fastapi import Depends, Query, Request, Response
from sqlalchemy import Connection

from app.conversations.narrowing import ListFilter, Sort, known_view
from app.conversations.outbox import OutletOf
from app.conversations.saved_filters import saved_filter
from app.conversations.schemas import Priority


class Json(Response):
    """JSON of plain dicts; the shape is promised by `response_model` and held by tests."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        return orjson.dumps(content)


Ring = Callable[[int], Awaitable[None]]
"""Tells the sender of a channel, in whatever process, that a reply waits."""
RingHeld = Callable[[], None]
"""Says that what waits for its time has changed."""
MarkRead = Callable[[int, str, str], None]
"""Tells a channel (id, address, external id of a message) that we have read so far."""


async def _outlets(request: Request) -> OutletOf:
    outlets: OutletOf = request.app.state.outlet_of
    return outlets


async def _ring(request: Request) -> Ring:
    ring: Ring = request.app.state.ring_outbox
    return ring


async def _ring_held(request: Request) -> RingHeld:
    ring: RingHeld = request.app.state.ring_held
    return ring


async def _mark_read(request: Request) -> MarkRead:
    mark: MarkRead = request.app.state.tell_read
    return mark


Id = Annotated[int | None, Query(ge=1, lt=1 << 63)]


@dataclass(frozen=True, slots=True)
class AskedList:
    """A filter, or the saved view that has one."""

    given: ListFilter
    saved_view_id: int | None

    def filter(self, connection: Connection, operator_id: int) -> ListFilter:
        """Raises OknoError saved_view_not_found."""
        if self.saved_view_id is None:
            return self.given
        return saved_filter(connection, self.saved_view_id, operator_id)


async def _asked_list(
    view: Annotated[str, Query(max_length=20)] = "open",
    channel_id: Id = None,
    team_id: Id = None,
    tag_id: Id = None,
    assignee_id: Id = None,
    priority: Priority | None = None,
    sort: Sort = "newest",
    saved_view_id: Id = None,
) -> AskedList:
    """Raises OknoError unknown_view."""
    given = ListFilter(
        view=known_view(view),
        channel_id=channel_id,
        team_id=team_id,
        tag_id=tag_id,
        assignee_id=assignee_id,
        priority=priority,
        sort=sort,
    )
    return AskedList(given, saved_view_id)


WhichList = Annotated[AskedList, Depends(_asked_list)]
Outlets = Annotated[OutletOf, Depends(_outlets)]
Bell = Annotated[Ring, Depends(_ring)]
HeldBell = Annotated[RingHeld, Depends(_ring_held)]
TellRead = Annotated[MarkRead, Depends(_mark_read)]
