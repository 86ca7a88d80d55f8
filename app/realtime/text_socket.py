"""What comes over a socket on which only text is spoken."""

import contextlib

from starlette.websockets import WebSocket, WebSocketDisconnect

TEXT_ONLY = 1003
"""«Unsupported data», as RFC 6455 numbers it."""


async def next_text(socket: WebSocket) -> str:
    """Raises WebSocketDisconnect when the other side has gone, or sent bytes: then it is told so and closed."""
    message = await socket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message.get("code", 1005), message.get("reason"))
    text = message.get("text")
    if isinstance(text, str):
        return text
    with contextlib.suppress(RuntimeError):  # the other task may have closed it at this moment
        await socket.close(TEXT_ONLY, "text only")
    raise WebSocketDisconnect(TEXT_ONLY, "text only")
