"""/control: what the Python API can do, over HTTP, for the page and for tests in another process."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from tests.doubles.telegram.control_business import business_routes
from tests.doubles.telegram.control_customers import customer_routes
from tests.doubles.telegram.control_faults import fault_routes
from tests.doubles.telegram.control_groups import group_routes
from tests.doubles.telegram.control_record import record_routes
from tests.doubles.telegram.participant import CannotWriteError
from tests.doubles.telegram.refusals import RefusalError
from tests.doubles.telegram.world import World

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
STATUS: dict[type[Exception], int] = {
    KeyError: 400,
    LookupError: 404,
    CannotWriteError: 409,
    AssertionError: 408,
    RefusalError: 400,
    ValueError: 400,
    TypeError: 400,
}


def control_routes(world: World) -> list[web.RouteDef]:
    routes = [
        *customer_routes(world),
        *group_routes(world),
        *business_routes(world),
        *fault_routes(world),
        *record_routes(world),
    ]
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
