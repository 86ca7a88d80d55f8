"""No door reads more than it could ever need."""

import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[MutableMapping[str, Any], Receive, Send], Awaitable[None]]

LIMIT = 1_000_000
"""Bytes."""

LONGEST_HEARING = 32_000_000
"""Bytes of a body that is refused, read and forgotten so that the answer arrives."""

_COUNT_THEMSELVES = re.compile(r"/api/files|/site/[^/]+/files")
"""Doors that take what is large, piece by piece, by POST, and have a limit of their own."""

_ABOUT_LENGTH = {b"content-length", b"transfer-encoding"}

_TOO_LARGE = (
    b'{"type":"urn:okno:body_too_large","title":"Body too large","status":413,"code":"body_too_large"}'
)


class BodyLimit:
    """Answers 413 when a body is longer, without keeping any of the rest."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or _counts_itself(scope):
            await self.app(scope, receive, send)
            return
        declared = _declared_length(scope)
        if declared is None:
            await self._count(scope, receive, send)
        elif declared > LIMIT:
            await _hear_out(receive)
            await _refuse(send)
        else:
            # The server hands on as many bytes as were declared, and no more.
            await self.app(scope, receive, send)

    async def _count(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        read = 0
        answered = too_long = False

        async def counted() -> Message:
            nonlocal read, too_long
            message = await receive()
            read += len(message.get("body", b""))
            if read > LIMIT:
                too_long = True
                raise _TooLongError
            return message

        async def noted(message: Message) -> None:
            nonlocal answered
            if too_long and not answered:
                # The framework takes what we raised for a body that it cannot read; we know better.
                raise _TooLongError
            answered = True
            await send(message)

        try:
            await self.app(scope, counted, noted)
        except _TooLongError:
            if not answered:
                await _hear_out(receive)
                await _refuse(send)


def _counts_itself(scope: MutableMapping[str, Any]) -> bool:
    return scope["method"] == "POST" and _COUNT_THEMSELVES.fullmatch(scope["path"]) is not None


class _TooLongError(Exception):
    pass


def _declared_length(scope: MutableMapping[str, Any]) -> int | None:
    """None when the length is not known beforehand, or more than one way to know it is given."""
    headers = scope["headers"]
    declared = [value for name, value in headers if name in _ABOUT_LENGTH]
    return int(declared[0]) if len(declared) == 1 and declared[0].isdigit() else None


async def _hear_out(receive: Receive) -> None:
    """Whoever is cut off in the middle of a body loses the line, and with it the answer."""
    heard = 0
    while heard < LONGEST_HEARING:
        message = await receive()
        heard += len(message.get("body", b""))
        if message["type"] != "http.request" or not message.get("more_body", False):
            return


async def _refuse(send: Send) -> None:
    headers = [(b"content-type", b"application/problem+json"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": _TOO_LARGE})
