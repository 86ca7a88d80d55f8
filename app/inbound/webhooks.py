"""The door for channels that call us: `POST /hooks/{public_key}`. Plain ASGI, because it is the hottest of all."""

from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from app.access.declared_routes import PUBLIC, guards_itself
from app.channels.open import OpenChannel, Switchboard
from app.db.batched import Batched
from app.db.writer import Writer
from app.inbound.answering_presses import PressAnswers
from app.inbound.intake import Taken
from app.inbound.letters import Parcel, read_letters
from app.inbound.speakers import Speakers
from app.kit.clock import Clock
from app.kit.errors import OknoError, not_found
from connectors.contract import Connector, WebhookRefused, WebhookReply, WebhookRequest

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

LONGEST_BODY = 1_000_000
"""Bytes. No messenger sends more in one call."""
REST = 300
"""Seconds after which a channel that we do not listen to now may call again: what it says meanwhile should wait."""
MOST_AT_ONCE = 512
"""Calls under way; further ones are asked to come again."""


@guards_itself(PUBLIC)
@dataclass(slots=True)
class WebhookDoor:
    """The channel hears "ok" only after the commit."""

    switchboard: Switchboard
    writer: Writer
    intake: Batched[Parcel, Taken]
    clock: Clock
    speakers: Speakers
    well: Callable[[int], Awaitable[None]]
    """Told after each call that was taken."""
    presses: PressAnswers = field(default_factory=PressAnswers)
    under_way: int = 0

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        channel, connector = self._channel(scope["path_params"]["public_key"])
        if self.under_way >= MOST_AT_ONCE:
            raise OknoError("too_busy", 503, retry_after=5)
        self.under_way += 1
        try:
            call = await _read_call(scope, receive)
            reply = await self._take_call(channel, connector, call)
        finally:
            self.under_way -= 1
        await _answer(send, reply)

    async def _take_call(
        self, channel: OpenChannel, connector: Connector, call: WebhookRequest
    ) -> WebhookReply:
        try:
            read = connector.read_webhook(call)
        except WebhookRefused as refusal:
            raise OknoError(refusal.code, refusal.status) from refusal
        if read.raws:
            letters = self.speakers.named(channel.id, read_letters(connector, read.raws))
            await self.writer.join(self.intake, Parcel(channel.id, letters, self.clock.now()))
            self.presses.answer(connector, letters)
            self.speakers.ask(channel.id, connector, letters)
            await self.well(channel.id)
        return read.reply

    def _channel(self, public_key: str) -> tuple[OpenChannel, Connector]:
        channel = self.switchboard.by_public_key(public_key)
        if channel is None or not channel.capabilities.webhooks:
            raise not_found("channel")
        if channel.connector is None:
            raise OknoError("channel_at_rest", 503, retry_after=REST)
        if not channel.is_called:
            raise not_found("channel")
        return channel, channel.connector


async def bounded_body(scope: Message, receive: Receive, limit: int) -> bytes:
    """The whole body. Raises OknoError body_too_large, body_incomplete."""
    declared = dict(scope["headers"]).get(b"content-length", b"")
    if declared.isdigit() and int(declared) > limit:
        raise OknoError("body_too_large", 413)
    body, more = b"", True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise OknoError("body_incomplete", 400)
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > limit:
            raise OknoError("body_too_large", 413)
    return body


async def _read_call(scope: Message, receive: Receive) -> WebhookRequest:
    body = await bounded_body(scope, receive, LONGEST_BODY)
    headers = {name.decode("latin-1").lower(): value for name, value in scope["headers"]}
    asked = scope["query_string"].decode("latin-1")
    query = dict(parse_qsl(asked, keep_blank_values=True)) if asked else {}
    return WebhookRequest(scope["method"], headers, query, body)


async def _answer(send: Send, reply: WebhookReply) -> None:
    headers = [(b"content-length", str(len(reply.body)).encode())]
    if reply.content_type:
        headers.append((b"content-type", reply.content_type.encode("latin-1")))
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    await send({"type": "http.response.body", "body": reply.body})
