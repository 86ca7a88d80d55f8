"""The visitor's door: a socket that their browser holds. A plain Starlette route, because it is hot."""

import asyncio
import contextlib

from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from app.access.declared_routes import PUBLIC, guards_itself
from app.inbound.visitor_door import VisitorDoor
from app.inbound.visitor_frames import Hello, read_frame, refused
from app.inbound.visitor_seat import VisitorSeat
from app.inbound.visitor_session import VisitorSession
from app.inbound.visitor_site import may_come_from, site_channel
from app.kit.errors import OknoError
from app.realtime.text_socket import next_text

HELLO_WITHIN = 15.0
SLOWEST = 30.0
"""Seconds that a browser may take for one frame."""


@guards_itself(PUBLIC)
async def visitor_socket(socket: WebSocket) -> None:
    door: VisitorDoor = socket.app.state.visitor_door
    channel = site_channel(socket)
    if channel is None:
        await socket.close(4404, "no such site")
        return
    if not may_come_from(socket, channel):
        await socket.close(4403, "wrong origin")
        return
    await socket.accept()
    hello = await _hello(socket)
    if hello is None:
        await _close(socket, 4408, "no hello")
        return
    address = socket.client.host if socket.client else ""
    agent = socket.headers.get("user-agent", "")
    try:
        session = await VisitorSession.begin(door, channel, hello, address, agent)
    except OknoError as refusal:
        with contextlib.suppress(RuntimeError, WebSocketDisconnect):
            await socket.send_text(refused(None, refusal.code, refusal.retry_after))
        await _close(socket, 4429 if refusal.status == 429 else 1013, refusal.code)
        return
    try:
        await _talk(socket, session)
    finally:
        session.end()
    await _close(socket, 4409 if session.seat.lost else 1001, "come again")


async def _talk(socket: WebSocket, session: VisitorSession) -> None:
    telling = asyncio.create_task(_tell(socket, session.seat))
    hearing = asyncio.create_task(_hear(socket, session))
    try:
        await asyncio.wait({telling, hearing}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (telling, hearing):
            task.cancel()
        await asyncio.gather(telling, hearing, return_exceptions=True)


async def _hear(socket: WebSocket, session: VisitorSession) -> None:
    with contextlib.suppress(WebSocketDisconnect):
        while True:
            frame = read_frame(await next_text(socket))
            if isinstance(frame, Hello):
                # A gap in what the browser heard: it starts again on the same socket.
                await session.greet_again(frame)
            else:
                await session.hear(frame)


async def _tell(socket: WebSocket, seat: VisitorSeat) -> None:
    with contextlib.suppress(WebSocketDisconnect, TimeoutError):
        while not (seat.lost or seat.closing):
            for frame in seat.take():
                async with asyncio.timeout(SLOWEST):
                    await socket.send_text(frame)
            if not seat.waiting:
                await seat.bell.wait()


async def _hello(socket: WebSocket) -> Hello | None:
    try:
        async with asyncio.timeout(HELLO_WITHIN):
            frame = read_frame(await next_text(socket))
    except (TimeoutError, WebSocketDisconnect):
        return None
    return frame if isinstance(frame, Hello) else None


async def _close(socket: WebSocket, code: int, reason: str) -> None:
    if socket.application_state == WebSocketState.CONNECTED:
        with contextlib.suppress(RuntimeError, WebSocketDisconnect):
            await socket.close(code, reason)
