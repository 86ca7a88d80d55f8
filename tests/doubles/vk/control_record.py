"""/control for looking: the record, the community, its events and servers, and the live stream."""

import json
from dataclasses import asdict

from aiohttp import web

from tests.doubles.vk.callback_servers import Status
from tests.doubles.vk.wire import Json
from tests.doubles.vk.world import World


def record_routes(world: World) -> list[web.RouteDef]:
    doors = _Record(world)
    return [
        web.get("/bot", doors.show_community),
        web.get("/sends", doors.show_sends),
        web.get("/calls", doors.show_calls),
        web.get("/updates", doors.show_events),
        web.post("/updates", doors.push_event),
        web.get("/servers", doors.show_servers),
        web.get("/events", doors.stream),
    ]


class _Record:
    def __init__(self, world: World) -> None:
        self.world = world

    async def show_community(self, _: web.Request) -> web.Response:
        community = self.world.memory.community
        has_server = any(server.status is Status.OK for server in self.world.memory.servers)
        return web.json_response(
            {
                "id": community.id,
                "name": community.name,
                "username": community.screen_name,
                "is_revoked": community.token.is_revoked,
                "is_listened_to": self.world.polls > 0 or has_server,
                "ts": self.world.memory.history.ts,
            }
        )

    async def show_sends(self, request: web.Request) -> web.Response:
        """All that reached people, or with ?peer_id= one of them."""
        peer = request.query.get("peer_id")
        sends = self.world.ledger.sends_to(int(peer)) if peer else self.world.ledger.sends
        return web.json_response([asdict(sent) for sent in sends])

    async def show_calls(self, request: web.Request) -> web.Response:
        """All calls, or with ?method= those of one method."""
        method = request.query.get("method")
        calls = self.world.ledger.calls_of(method) if method else self.world.ledger.calls
        return web.json_response([asdict(call) for call in calls])

    async def show_events(self, _: web.Request) -> web.Response:
        """What the long poll can still be told."""
        return web.json_response(self.world.memory.history.events)

    async def push_event(self, request: web.Request) -> web.Response:
        return web.json_response(self.world.push(await request.json()), status=201)

    async def show_servers(self, _: web.Request) -> web.Response:
        servers: list[Json] = [
            server.as_wire(0) | {"waiting": len(server.parcels), "last_error": server.last_error}
            for server in self.world.memory.servers
        ]
        return web.json_response(servers)

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
