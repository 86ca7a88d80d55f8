"""The visitor's door where sockets are blocked: the same frames by plain posts, each waiting a while for an answer."""

import asyncio
import contextlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.access.declared_routes import PUBLIC, guards_itself
from app.channels.open import OpenChannel
from app.inbound import visitor_frames as frames
from app.inbound.visitor_door import VisitorDoor
from app.inbound.visitor_session import VisitorSession
from app.inbound.visitor_site import shared_with, to_other_sites, welcome_site
from app.inbound.webhooks import bounded_body
from app.kit.errors import OknoError
from app.kit.json import loads

LONGEST_BODY = 500_000
"""Bytes."""
LONGEST_WAIT = 25.0
FORGET = timedelta(seconds=70)
"""A page that has not asked for so long is gone."""
MOST_FRAMES = 100
MOST_SESSIONS = 5_000


class Exchange(msgspec.Struct):
    session: str
    frames: list[dict[str, Any]]
    token: str | None = None
    wait: float = 0


@dataclass(slots=True)
class _Kept:
    session: VisitorSession
    at: datetime


@dataclass(slots=True)
class Exchanges:
    """Sessions that live between posts."""

    kept: dict[tuple[int, str], _Kept] = field(default_factory=dict)

    def forget_silent(self, now: datetime) -> None:
        for key, kept in list(self.kept.items()):
            if now - kept.at > FORGET:
                kept.session.end()
                del self.kept[key]


@guards_itself(PUBLIC)
@to_other_sites
async def visitor_exchange(request: Request) -> Response:
    channel = welcome_site(request)
    door: VisitorDoor = request.app.state.visitor_door
    exchanges: Exchanges = request.app.state.exchanges
    asked = _read(await bounded_body(request.scope, request.receive, LONGEST_BODY))
    address = request.client.host if request.client else ""
    agent = request.headers.get("user-agent", "")
    told, token = await _exchange(door, exchanges, channel, asked, address, agent)
    return JSONResponse(
        {"token": token, "frames": [loads(frame) for frame in told]},
        headers={"Cache-Control": "no-store"} | shared_with(request),
    )


def _read(body: bytes) -> Exchange:
    try:
        asked = msgspec.json.decode(body, type=Exchange)
    except (msgspec.DecodeError, RecursionError) as broken:
        raise OknoError("bad_body", 422) from broken
    if not 8 <= len(asked.session) <= 100 or len(asked.frames) > MOST_FRAMES:
        raise OknoError("bad_body", 422)
    return asked


async def _exchange(
    door: VisitorDoor,
    exchanges: Exchanges,
    channel: OpenChannel,
    asked: Exchange,
    address: str,
    agent: str,
) -> tuple[list[str], str | None]:
    """The frames, and the token that the browser should keep."""
    now = door.clock.now()
    exchanges.forget_silent(now)
    said = [frames.convert_frame(frame) for frame in asked.frames]
    key = (channel.id, asked.session)
    kept = exchanges.kept.get(key)
    hello = said[0] if said else None
    if isinstance(hello, frames.Hello):
        if kept is not None:
            kept.session.end()
        if kept is None and len(exchanges.kept) >= MOST_SESSIONS:
            raise OknoError("too_busy", 503, retry_after=10)
        session = await VisitorSession.begin(door, channel, hello, address, agent)
        del said[0]
        kept = exchanges.kept[key] = _Kept(session, now)
    if kept is None:
        return [frames.reload("unknown_session")], asked.token
    kept.at = now
    for frame in said:
        await kept.session.hear(frame)
    told = await _wait(kept.session, min(max(asked.wait, 0.0), LONGEST_WAIT))
    return told, kept.session.token


async def _wait(session: VisitorSession, seconds: float) -> list[str]:
    seat = session.seat
    if not seat.waiting and not seat.closing and seconds > 0:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await seat.bell.wait()
    if seat.lost:
        return [frames.reload("resume")]
    return seat.take()
