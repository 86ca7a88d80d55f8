"""What the doors of conversations ask the house for."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

import orjson
from fastapi import Depends, Request, Response

from app.conversations.outbox import OutletOf


class Json(Response):
    """JSON of plain dicts; the shape is promised by `response_model` and held by tests."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        return orjson.dumps(content)


Ring = Callable[[int], Awaitable[None]]
"""Tells the sender of a channel, in whatever process, that a reply waits."""
MarkRead = Callable[[int, str, str], None]
"""Tells a channel (id, address, external id of a message) that we have read so far."""


async def _outlets(request: Request) -> OutletOf:
    outlets: OutletOf = request.app.state.outlet_of
    return outlets


async def _ring(request: Request) -> Ring:
    ring: Ring = request.app.state.ring_outbox
    return ring


async def _mark_read(request: Request) -> MarkRead:
    mark: MarkRead = request.app.state.tell_read
    return mark


Outlets = Annotated[OutletOf, Depends(_outlets)]
Bell = Annotated[Ring, Depends(_ring)]
TellRead = Annotated[MarkRead, Depends(_mark_read)]
