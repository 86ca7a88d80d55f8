"""/control/faults: ordering bad weather from another process, and taking it back."""

from typing import Any

from aiohttp import web

from tests.doubles.gate import Gate
from tests.doubles.vk.delivery import Delivery
from tests.doubles.vk.faults import FaultOrder, Slow
from tests.doubles.vk.wire import Json
from tests.doubles.vk.world import World

KINDS = ("refuse", "too_many", "flood", "captcha", "server_error", "slow", "reset", "garbage")


def fault_routes(world: World, delivery: Delivery) -> list[web.RouteDef]:
    doors = _Faults(world, delivery)
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
        web.delete("/longpoll/key", doors.expire_key),
        web.delete("/longpoll/history", doors.forget_history),
        web.delete("/longpoll", doors.lose_long_poll),
        web.post("/duplicates", doors.duplicate),
        web.post("/callbacks/hurry", doors.hurry),
    ]


class _Faults:
    def __init__(self, world: World, delivery: Delivery) -> None:
        self.world = world
        self.delivery = delivery

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
        self.world.memory.community.token.is_revoked = True
        return web.Response(status=204)

    async def restore(self, _: web.Request) -> web.Response:
        self.world.memory.community.token.is_revoked = False
        return web.Response(status=204)

    async def expire_links(self, _: web.Request) -> web.Response:
        self.world.memory.files.expire_links()
        return web.Response(status=204)

    async def expire_key(self, _: web.Request) -> web.Response:
        """The next poll ends in `failed: 2`."""
        self.world.expire_long_poll_key()
        return web.Response(status=204)

    async def forget_history(self, _: web.Request) -> web.Response:
        """A poll that is behind ends in `failed: 1`."""
        self.world.forget_history()
        return web.Response(status=204)

    async def lose_long_poll(self, _: web.Request) -> web.Response:
        """The next poll ends in `failed: 3`."""
        self.world.lose_long_poll()
        return web.Response(status=204)

    async def duplicate(self, request: web.Request) -> web.Response:
        """JSON {times}: so many of the next events come twice."""
        self.world.faults.duplicate_events((await request.json())["times"])
        return web.Response(status=204)

    async def hurry(self, _: web.Request) -> web.Response:
        """Callback events are tried again at once."""
        self.delivery.hurry()
        return web.Response(status=204)

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
