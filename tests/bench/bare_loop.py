"""The baseline of the delay, a process of its own: POST, insert, commit, frame. Nothing else happens to a message.

`python -m tests.bench.bare_loop PORT FILE`: `POST /` with the words, `/live` is the window.
"""

import asyncio
import sqlite3
import sys
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import uvicorn

from tests.bench.processes import HERE

Event = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Event]]
Send = Callable[[Event], Awaitable[None]]


class BareLoop:
    def __init__(self, file: str) -> None:
        self.database = sqlite3.connect(file, isolation_level=None)
        self.database.execute("PRAGMA journal_mode = WAL").close()
        self.database.execute("PRAGMA synchronous = FULL").close()
        self.database.execute("CREATE TABLE messages (id INTEGER PRIMARY KEY, body TEXT NOT NULL)")
        self.windows: set[asyncio.Queue[str]] = set()

    async def __call__(self, scope: Event, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._post(receive, send)
        elif scope["type"] == "websocket":
            await self._window(receive, send)

    async def _post(self, receive: Receive, send: Send) -> None:
        body = (await receive())["body"].decode()
        self.database.execute("BEGIN IMMEDIATE")
        self.database.execute("INSERT INTO messages (body) VALUES (?)", (body,))
        self.database.execute("COMMIT")
        for window in self.windows:
            window.put_nowait(body)
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"0")]})
        await send({"type": "http.response.body", "body": b""})

    async def _window(self, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "websocket.accept"})
        heard: asyncio.Queue[str] = asyncio.Queue()
        self.windows.add(heard)
        while True:
            await send({"type": "websocket.send", "text": await heard.get()})


if __name__ == "__main__":
    uvicorn.run(
        BareLoop(sys.argv[2]),
        host=HERE,
        port=int(sys.argv[1]),
        loop="uvloop",
        http="httptools",
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        lifespan="off",
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=1,
    )
