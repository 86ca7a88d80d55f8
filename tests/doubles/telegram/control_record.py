"""/control for looking: the record, the bot, waiting updates, files, and the live stream."""

import json
from dataclasses import asdict

from aiohttp import web

from tests.doubles.telegram.pictures import size_of
from tests.doubles.telegram.world import World

SAFE_HEADERS = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox; default-src 'none'"}
SHOWN_KINDS = {"photo": "image/jpeg", "voice": "audio/ogg", "audio": "audio/mpeg", "video": "video/mp4",
               "video_note": "video/mp4", "animation": "video/mp4"}  # fmt: skip


def record_routes(world: World) -> list[web.RouteDef]:
    doors = _Record(world)
    return [
        web.get("/bot", doors.show_bot),
        web.get("/sends", doors.show_sends),
        web.get("/calls", doors.show_calls),
        web.get("/updates", doors.show_updates),
        web.post("/updates", doors.push_update),
        web.get(r"/files/{file_id:\w+}", doors.show_file),
        web.get("/events", doors.stream),
    ]


class _Record:
    def __init__(self, world: World) -> None:
        self.world = world

    async def show_bot(self, _: web.Request) -> web.Response:
        bot = self.world.memory.bot
        default = next(iter(bot.commands.values()), [])
        return web.json_response(
            {
                "name": bot.first_name,
                "username": bot.username,
                "is_revoked": bot.is_revoked,
                "commands": default,
                "is_listened_to": self.world.poll.is_waiting or bool(self.world.memory.webhook.url),
                "pending_update_count": len(self.world.memory.queue.pending),
            }
        )

    async def show_sends(self, request: web.Request) -> web.Response:
        """All that reached people, or with ?chat_id= one of them."""
        chat = request.query.get("chat_id")
        sends = self.world.ledger.sends_to(int(chat)) if chat else self.world.ledger.sends
        return web.json_response([asdict(sent) for sent in sends])

    async def show_calls(self, request: web.Request) -> web.Response:
        """All calls, or with ?method= those of one method."""
        method = request.query.get("method")
        calls = self.world.ledger.calls_of(method) if method else self.world.ledger.calls
        return web.json_response([asdict(call) for call in calls])

    async def show_updates(self, _: web.Request) -> web.Response:
        return web.json_response([queued.body for queued in self.world.memory.queue.pending])

    async def push_update(self, request: web.Request) -> web.Response:
        update = await request.json()
        queued = self.world.memory.queue.push_raw(update, lane="raw", now=self.world.clock())
        self.world.bell.ring()
        return web.json_response(queued, status=201)

    async def show_file(self, request: web.Request) -> web.Response:
        """A file for the page. Documents are only ever downloaded, whatever they say they are."""
        stored = self.world.memory.files.files.get(request.match_info["file_id"])
        if stored is None:
            raise LookupError("no such file")
        shown_as = SHOWN_KINDS.get(stored.kind)
        if stored.kind == "sticker" and size_of(stored.content):
            shown_as = "image/webp"
        headers = SAFE_HEADERS if shown_as else SAFE_HEADERS | {"Content-Disposition": "attachment"}
        content_type = shown_as or "application/octet-stream"
        return web.Response(body=stored.content, content_type=content_type, headers=headers)

    async def stream(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events {kind, chat, ...}; what they mean in full is asked for afterwards."""
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await response.prepare(request)
        await response.write(b"event: ready\ndata: {}\n\n")
        try:
            async for event in self.world.live.listen():
                await response.write(f"data: {json.dumps(event)}\n\n".encode())
        except ConnectionResetError:
            return response
        return response
