"""A fault at work: what it does to an answer, before or after the call was carried out."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from tests.doubles.vk.faults import Captcha, Cut, Fault, Garbage, Refusal, ServerError, Slow
from tests.doubles.vk.ledger import Call
from tests.doubles.vk.refusals import RefusalError
from tests.doubles.vk.world import World

PROXY_PAGE = "<html>\r\n<head><title>{title}</title></head>\r\n<body><h1>{title}</h1></body>\r\n</html>"


async def under_faults(
    world: World,
    request: web.Request,
    call: Call,
    carry_out: Callable[[], Awaitable[web.StreamResponse]],
) -> web.StreamResponse:
    """Answer the call unless a fault strikes it. A refusal by the fault is raised."""
    fault = world.faults.board.strike(call)
    struck = await _before(world, fault, request, call)
    if struck is not None:
        return struck
    answer = await carry_out()
    struck = await _after(fault, request, call)
    return struck or answer


async def _before(
    world: World, fault: Fault | None, request: web.Request, call: Call
) -> web.StreamResponse | None:
    match fault:
        case Refusal(code, reason, is_after_accepting=False):
            raise RefusalError(code, reason)
        case Captcha() if "captcha_key" not in call.arguments and "success_token" not in call.arguments:
            sid = str(world.rng.randrange(10**11, 10**12))
            image = f"{world.url}/page/captcha.png?sid={sid}"
            raise RefusalError(14, captcha_sid=sid, captcha_img=image)
        case ServerError(is_after_accepting=False):
            call.outcome = f"{fault.code}, not accepted"
            return _broken(fault)
        case Cut(is_after_accepting=False):
            call.outcome = "cut off, not accepted"
            return _cut(request)
        case Slow(is_after_accepting=False):
            call.outcome = "waiting at a gate, not accepted yet"
            await fault.gate.pass_through(seconds=fault.seconds)
        case Garbage(body):
            call.outcome = "garbage"
            return web.Response(text=body, content_type="application/json")
        case _:
            pass
    return None


async def _after(fault: Fault | None, request: web.Request, call: Call) -> web.StreamResponse | None:
    match fault:
        case Refusal(code, reason, is_after_accepting=True):
            raise RefusalError(code, reason)
        case ServerError(is_after_accepting=True):
            call.outcome = f"{fault.code}, accepted"
            return _broken(fault)
        case Cut(is_after_accepting=True):
            call.outcome = "cut off, accepted"
            return _cut(request)
        case Slow(is_after_accepting=True):
            call.outcome = "waiting at a gate, accepted"
            await fault.gate.pass_through(seconds=fault.seconds)
            call.outcome = "ok"
        case _:
            pass
    return None


def _broken(fault: ServerError) -> web.Response:
    title = f"{fault.code} {fault.description}"
    return web.Response(status=fault.code, text=PROXY_PAGE.format(title=title), content_type="text/html")


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
