"""/control/faults and /control/limits: ordering bad weather from another process, and taking it back."""

from typing import Any

from aiohttp import web

from tests.doubles.gate import Gate
from tests.doubles.telegram.faults import FaultOrder, Slow
from tests.doubles.telegram.wire import Json
from tests.doubles.telegram.world import World

KINDS = ("too_many", "server_error", "slow", "reset", "garbage")


def fault_routes(world: World) -> list[web.RouteDef]:
    doors = _Faults(world)
    return [
        web.get("/faults", doors.show_all),
        web.post("/faults", doors.order),
        web.delete("/faults", doors.clear),
        web.get(r"/faults/{number:\d+}", doors.show),
        web.delete(r"/faults/{number:\d+}", doors.cancel),
        web.post(r"/faults/{number:\d+}/release", doors.release),
        web.put("/token/revocation", doors.revoke),
        web.delete("/token/revocation", doors.restore),
        web.delete("/links", doors.expire_links),
        web.get("/limits", doors.show_limits),
        web.put("/limits", doors.enforce_limits),
        web.delete("/limits", doors.lift_limits),
    ]


class _Faults:
    def __init__(self, world: World) -> None:
        self.world = world

    async def show_all(self, _: web.Request) -> web.Response:
        return web.json_response([_shown(order) for order in self.world.faults.board.orders])

    async def order(self, request: web.Request) -> web.Response:
        """JSON {kind, ...}: the kind is a method of the Python `Faults`, the rest are its arguments."""
        given: dict[str, Any] = await request.json()
        kind = given.pop("kind")
        if kind not in KINDS:
            raise ValueError(f"a fault is one of {', '.join(KINDS)}")
        made = getattr(self.world.faults, kind)(**given)
        order = self.world.faults.board.orders[-1] if isinstance(made, Gate) else made
        return web.json_response(_shown(order), status=201)

    async def clear(self, _: web.Request) -> web.Response:
        self.world.faults.clear()
        return web.Response(status=204)

    async def show(self, request: web.Request) -> web.Response:
        return web.json_response(_shown(self._meant(request)))

    async def cancel(self, request: web.Request) -> web.Response:
        order = self._meant(request)
        self.world.faults.cancel(order)
        return web.json_response(_shown(order))

    async def release(self, request: web.Request) -> web.Response:
        """Open the gate of a slow answer."""
        order = self._meant(request)
        if not isinstance(order.fault, Slow):
            raise TypeError("only a slow answer has a gate")
        order.fault.gate.open()
        return web.json_response(_shown(order))

    async def revoke(self, _: web.Request) -> web.Response:
        self.world.revoke_token()
        return web.Response(status=204)

    async def restore(self, _: web.Request) -> web.Response:
        self.world.memory.bot.is_revoked = False
        return web.Response(status=204)

    async def expire_links(self, _: web.Request) -> web.Response:
        self.world.memory.files.expire_links()
        return web.Response(status=204)

    async def show_limits(self, _: web.Request) -> web.Response:
        """Whether Telegram's speed limits are kept, and how often the bot was too fast."""
        pacing = self.world.pacing
        return web.json_response({"is_enforced": pacing.is_enforced, "refused": pacing.refused})

    async def enforce_limits(self, request: web.Request) -> web.Response:
        self.world.pacing.is_enforced = True
        return await self.show_limits(request)

    async def lift_limits(self, request: web.Request) -> web.Response:
        self.world.pacing.is_enforced = False
        return await self.show_limits(request)

    def _meant(self, request: web.Request) -> FaultOrder:
        number = int(request.match_info["number"])
        found = next((order for order in self.world.faults.board.orders if order.number == number), None)
        if found is None:
            raise LookupError(f"no fault {number} is ordered")
        return found


def _shown(order: FaultOrder) -> Json:
    gate = {"waiting": order.fault.gate.waiting} if isinstance(order.fault, Slow) else {}
    kind = type(order.fault).__name__
    return {
        "number": order.number, "kind": kind, "times": order.times, "every": order.every,
        "seen": order.seen, "struck": order.struck, **gate,
    }  # fmt: skip
