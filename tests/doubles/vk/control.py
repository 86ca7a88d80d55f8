"""/control: what the Python API can do, over HTTP, for the page and for tests in another process."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from tests.doubles.vk.control_customers import customer_routes
from tests.doubles.vk.control_faults import fault_routes
from tests.doubles.vk.control_record import record_routes
from tests.doubles.vk.customer import CannotWriteError
from tests.doubles.vk.delivery import Delivery
from tests.doubles.vk.pictures import NotAPictureError
from tests.doubles.vk.refusals import RefusalError
from tests.doubles.vk.world import World

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
STATUS: dict[type[Exception], int] = {
    KeyError: 400,
    LookupError: 404,
    CannotWriteError: 409,
    AssertionError: 408,
    RefusalError: 400,
    NotAPictureError: 400,
    ValueError: 400,
    TypeError: 400,
}


def control_routes(world: World, delivery: Delivery) -> list[web.RouteDef]:
    routes = [*customer_routes(world), *fault_routes(world, delivery), *record_routes(world)]
    return [web.route(route.method, f"/control{route.path}", _explaining(route.handler)) for route in routes]


@web.middleware
async def only_from_this_page(request: web.Request, handler: Handler) -> web.StreamResponse:
    """A page of another origin that happens to be open in the same browser may not play the customers."""
    origin = request.headers.get("Origin")
    if origin and request.path.startswith("/control") and origin.partition("://")[2] != request.host:
        raise web.HTTPForbidden
    return await handler(request)


def _explaining(handler: Handler) -> Handler:
    async def explained(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except tuple(STATUS) as error:
            status = next(code for kind, code in STATUS.items() if isinstance(error, kind))
            return web.json_response({"error": str(error)}, status=status)

    return explained
