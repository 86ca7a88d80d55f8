"""A request that the stop of the process cuts short is told so."""

import asyncio

from app.problems.body_limit import App, Message, Receive, Send

_STOPPING = b'{"type":"urn:okno:stopping","title":"Stopping","status":503,"code":"stopping"}'
_COME_AGAIN = b"5"
"""Seconds in which another process, or this one started anew, will most likely be there."""


class Stopping:
    """Answers 503 for what was under way when the server lost its patience and called it off."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answered = False

        async def noted(message: Message) -> None:
            nonlocal answered
            answered = True
            await send(message)

        try:
            await self.app(scope, receive, noted)
        except asyncio.CancelledError:
            if answered:
                raise
            await _say_so(send)


async def _say_so(send: Send) -> None:
    headers = [
        (b"content-type", b"application/problem+json"),
        (b"retry-after", _COME_AGAIN),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": 503, "headers": headers})
    await send({"type": "http.response.body", "body": _STOPPING})
