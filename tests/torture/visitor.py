"""Somebody on the site: queues what they write, and sends it again under the same key until it is accepted."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from tests.torture.bell import Bell

FINAL = {"text_too_long", "text_empty", "blocked", "bad_frame"}


@dataclass
class SiteVisitor:
    """One page of the widget, as its wire describes it."""

    url: str
    public_key: str
    name: str
    is_open: asyncio.Event
    bell: Bell = field(default_factory=Bell)
    on_accepted: Callable[[str], None] = lambda text: None
    token: str | None = None
    since: int | None = None
    wrote: list[str] = field(default_factory=list)
    accepted: list[str] = field(default_factory=list)
    """Words that the house took, in the order in which it said so."""
    refused: list[str] = field(default_factory=list)
    shown: dict[int, dict[str, Any]] = field(default_factory=dict)
    """What the page shows, by id."""
    gaps: int = 0
    waiting: list[tuple[str, str, str]] = field(default_factory=list)
    """Key, words, and when they were written."""
    _socket: ClientConnection | None = None
    _in_flight: bool = False

    async def writes(self, text: str) -> None:
        key = f"{self.name}-{len(self.wrote):06}"
        self.wrote.append(text)
        self.waiting.append((key, text, datetime.now(UTC).isoformat()))
        await self._send_next()

    async def run(self) -> None:
        while True:
            await self.is_open.wait()
            try:
                await self._talk()
            except (OSError, ConnectionClosed, InvalidHandshake):
                continue
            finally:
                self._socket, self._in_flight = None, False

    def cut(self) -> None:
        if self._socket is not None:
            self._socket.transport.abort()

    async def is_rid_of_everything(self) -> None:
        await self.bell.until(lambda: not self.waiting, lambda: f"{self.name} still holds {self.waiting}")

    async def _talk(self) -> None:
        url = f"{self.url.replace('http', 'ws', 1)}/site/{self.public_key}/socket"
        async with connect(url, max_size=16_000_000, proxy=None) as socket:
            await self._say_hello(socket)
            async for text in socket:
                await self._hear(socket, json.loads(text))

    async def _say_hello(self, socket: ClientConnection) -> None:
        await socket.send(
            json.dumps({"type": "hello", "token": self.token, "since": self.since, "page": None})
        )

    async def _hear(self, socket: ClientConnection, frame: dict[str, Any]) -> None:
        match frame["type"]:
            case "welcome":
                self.token, self.since = frame["token"], frame["seq"]
                for message in frame["messages"] or ():
                    self.shown[message["id"]] = message
                self._socket, self._in_flight = socket, False
                await self._confirm(socket, list(self.shown.values()))
                await self._send_next()
            case "events":
                await self._hear_events(socket, frame)
            case "accepted":
                await self._let_go(frame["key"])
            case "refused":
                await self._hear_refusal(frame)
            case "reload":
                self.since = None
                await self._say_hello(socket)
            case _:
                pass
        self.bell.ring()

    async def _hear_events(self, socket: ClientConnection, frame: dict[str, Any]) -> None:
        if self.since is None or frame["after"] > self.since:
            self.gaps += 1
            await self._say_hello(socket)
            return
        fresh = [event for event in frame["events"] if event["seq"] > self.since]
        self.since = max(self.since, frame["upto"])
        told = [event["body"] for event in fresh if event["kind"] in {"message", "changed"}]
        self.shown |= {message["id"]: message for message in told}
        await self._confirm(socket, told)

    async def _confirm(self, socket: ClientConnection, messages: list[dict[str, Any]]) -> None:
        ids = [message["id"] for message in messages if not message["mine"]]
        if ids:
            await socket.send(json.dumps({"type": "received", "ids": ids}))

    async def _let_go(self, key: str) -> None:
        self._in_flight = False
        if self.waiting and self.waiting[0][0] == key:
            _, text, _ = self.waiting.pop(0)
            self.accepted.append(text)
            self.on_accepted(text)
        await self._send_next()

    async def _hear_refusal(self, frame: dict[str, Any]) -> None:
        self._in_flight = False
        if frame["code"] in FINAL and frame["key"] is not None:
            self.refused.append(frame["code"])
            self.waiting = [waiting for waiting in self.waiting if waiting[0] != frame["key"]]
            await self._send_next()
        else:
            pause = frame["retry_after"] or 1.0
            asyncio.get_running_loop().call_later(pause, self._try_again)

    def _try_again(self) -> None:
        task = asyncio.ensure_future(self._send_next())
        task.add_done_callback(lambda done: done.cancelled() or done.exception())

    async def _send_next(self) -> None:
        """One message at a time, so that the house hears them in the order in which they were written."""
        if self._socket is None or self._in_flight or not self.waiting:
            return
        key, text, written_at = self.waiting[0]
        self._in_flight = True
        frame = {"type": "message", "key": key, "text": text, "written_at": written_at, "reply_to": None}
        try:
            await self._socket.send(json.dumps(frame))
        except ConnectionClosed:
            self._in_flight = False
