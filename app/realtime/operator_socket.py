"""The door of the operator's window: register first, read the log second, so that nothing falls between."""

import asyncio
import contextlib
from collections.abc import Callable, Coroutine, MutableMapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import msgspec
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from app.access.declared_routes import guards_itself
from app.access.deps import SESSION_COOKIE
from app.access.forgery import is_own_origin
from app.access.principal import Principal
from app.access.queries import principal_of
from app.db.engine import Database
from app.events.log import events_after, first_seq, last_seq
from app.events.relay import Relay
from app.kit.clock import Clock
from app.realtime.counts import Counts
from app.realtime.frames import PONG, reload_frame
from app.realtime.hub import Hub, passage_frame
from app.realtime.presence import Presence
from app.realtime.seat import Seat
from app.realtime.text_socket import next_text
from app.settings import Settings

Scope = MutableMapping[str, Any]
Receive = Callable[[], Coroutine[Any, Any, Scope]]
Send = Callable[[Scope], Coroutine[Any, Any, None]]

HELLO_WITHIN = 10.0
"""Seconds."""
LONGEST_REPLAY = 2_000
"""Events; after a longer absence a fresh snapshot is quicker."""
LONGEST_FRAME = 10_000
"""Characters; no window sends more."""


RowId = Annotated[int, msgspec.Meta(ge=0, le=(1 << 63) - 1)]
"""What a database can look for."""


class Hello(msgspec.Struct, tag="hello", forbid_unknown_fields=True):
    since: RowId


class Ping(msgspec.Struct, tag="ping"):
    pass


class TypingHere(msgspec.Struct, tag="typing"):
    conversation_id: RowId


class Viewing(msgspec.Struct, tag="viewing"):
    conversation_id: RowId | None


class Activity(msgspec.Struct, tag="activity"):
    state: Literal["active", "idle"]
    ago: Annotated[int, msgspec.Meta(ge=0, le=7 * 24 * 60 * 60)] = 0
    """Seconds since somebody used a pointer or a key."""


class Watching(msgspec.Struct, tag="watching"):
    board: bool


Frame = Hello | Ping | TypingHere | Viewing | Activity | Watching
_decoder: msgspec.json.Decoder[Frame] = msgspec.json.Decoder(Frame)


@dataclass(frozen=True, slots=True)
class LiveDoor:
    """What the socket needs of the house."""

    database: Database
    relay: Relay
    hub: Hub
    presence: Presence
    counts: Counts
    settings: Settings
    clock: Clock


@guards_itself("conversations.read")
class OperatorSocket:
    """Plain ASGI: a frame to a thousand windows passes as few hands as it can."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        socket = WebSocket(scope, receive, send)
        door: LiveDoor = socket.app.state.live_door
        if not _is_from_our_page(socket, door.settings):
            await socket.close(4403, "wrong origin")
            return
        principal = await asyncio.to_thread(_principal, door, socket.cookies.get(SESSION_COOKIE))
        await socket.accept()
        if principal is None or not principal.may("conversations.read"):
            await socket.close(4401, "signed out")
            return
        since = await _hello(socket)
        if since is None:
            await _close(socket, 4408, "no hello")
            return
        await _serve(socket, send, door, principal, since)


operator_socket = OperatorSocket()


async def _serve(socket: WebSocket, send: Send, door: LiveDoor, principal: Principal, since: int) -> None:
    seat = Seat(principal, skip_upto=0)
    door.hub.take(seat)
    try:
        await _catch_up(door, seat, since)
        door.presence.changed()
        door.presence.greet(seat)
        door.counts.greet(seat)
        hearing = asyncio.create_task(_hear(socket, door, seat))
        try:
            code, reason = await _tell(send, seat, hearing)
        finally:
            hearing.cancel()
            await asyncio.gather(hearing, return_exceptions=True)
        await _close(socket, code, reason)
    finally:
        door.hub.leave(seat)
        door.presence.stopped_viewing(seat)
        door.presence.changed()


async def _catch_up(door: LiveDoor, seat: Seat, since: int) -> None:
    """Bring the window from `since` to where live frames go on."""
    seat.skip_upto = max(door.relay.position, since)
    seat.waiting.clear()
    seat.waiting_size = 0
    for frame in reversed(await asyncio.to_thread(_replay, door, seat, since)):
        seat.put_first(frame)


async def _tell(send: Send, seat: Seat, hearing: "asyncio.Task[None]") -> tuple[int, str]:
    """Until the seat is lost or dismissed, or the other side has gone."""

    def network(frame: str) -> Coroutine[Any, Any, None]:
        return send({"type": "websocket.send", "text": frame})

    telling = asyncio.create_task(seat.serve(network))
    try:
        await asyncio.wait({telling, hearing}, return_when=asyncio.FIRST_COMPLETED)
        if telling.done() and not telling.cancelled() and telling.exception() is None:
            return telling.result()
        return 1000, "gone"
    finally:
        telling.cancel()
        await asyncio.gather(telling, return_exceptions=True)


async def _hear(socket: WebSocket, door: LiveDoor, seat: Seat) -> None:
    """Frames of the window; one that makes no sense is passed over."""
    with contextlib.suppress(WebSocketDisconnect):
        while True:
            frame = _decoded(await next_text(socket))
            seat.heard_at = asyncio.get_running_loop().time()
            if isinstance(frame, Ping):
                seat.put(PONG)
            elif isinstance(frame, Hello):
                # It has noticed a gap. A fresh socket closes it for certain; live frames would race the replay.
                seat.lose()
            elif isinstance(frame, TypingHere):
                await door.presence.types(seat, frame.conversation_id)
            elif isinstance(frame, Viewing):
                door.presence.views(seat, frame.conversation_id)
            elif isinstance(frame, Activity):
                door.presence.hears_of(seat, frame.state, frame.ago)
            elif isinstance(frame, Watching):
                seat.watches_board = frame.board


async def _hello(socket: WebSocket) -> int | None:
    try:
        async with asyncio.timeout(HELLO_WITHIN):
            frame = _decoded(await next_text(socket))
    except (TimeoutError, WebSocketDisconnect):
        return None
    return frame.since if isinstance(frame, Hello) else None


def _decoded(text: str) -> Frame | None:
    if len(text) > LONGEST_FRAME:
        return None
    try:
        return _decoder.decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return None


def _replay(door: LiveDoor, seat: Seat, since: int) -> list[str]:
    """What lies between the window's snapshot and the first passage it will hear live."""
    upto = seat.skip_upto
    with door.database.snapshot() as connection:
        if since > last_seq(connection):
            return [reload_frame("too_old")]  # the log of another database
        if since >= upto:
            return []
        if since < first_seq(connection) - 1 or upto - since > LONGEST_REPLAY:
            return [reload_frame("too_old")]
        events = [event for event in events_after(connection, since, upto - since) if event.seq <= upto]
    return [passage_frame(events, since, upto, seat)]


def _principal(door: LiveDoor, token: str | None) -> Principal | None:
    if token is None:
        return None
    with door.database.snapshot() as connection:
        return principal_of(connection, token, door.clock.now())


def _is_from_our_page(socket: WebSocket, settings: Settings) -> bool:
    origin = socket.headers.get("origin")
    return origin is None or is_own_origin(origin, socket.headers.get("host", ""), settings.public_url)


async def _close(socket: WebSocket, code: int, reason: str) -> None:
    if socket.application_state == WebSocketState.CONNECTED:
        with contextlib.suppress(RuntimeError, WebSocketDisconnect):
            await socket.close(code, reason)
