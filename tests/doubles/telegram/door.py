"""The server's front door: a call comes in over HTTP, faults may strike, an answer goes out."""

import inspect
import json

from aiohttp import web
from aiohttp.web_request import FileField

from tests.doubles.telegram.arguments import Arguments
from tests.doubles.telegram.attachments import Upload
from tests.doubles.telegram.faults import Cut, Fault, Garbage, ServerError, Slow, TooMany
from tests.doubles.telegram.ledger import Call
from tests.doubles.telegram.methods.spoken import find_method
from tests.doubles.telegram.refusals import RefusalError, refusal, too_many_requests
from tests.doubles.telegram.wire import Json
from tests.doubles.telegram.world import World

LARGEST_REQUEST = 51 << 20
PROXY_PAGE = "<html>\r\n<head><title>{title}</title></head>\r\n<body><h1>{title}</h1></body>\r\n</html>"


class Door:
    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", r"/bot{token:[^/]+}/{method:[^/]*}", self.answer),
            web.get(r"/file/bot{token:[^/]+}/{path:.+}", self.hand_out_file),
        ]

    async def answer(self, request: web.Request) -> web.StreamResponse:
        try:
            self._check_token(request.match_info["token"])
            args = await self._read(request)
        except RefusalError as refused:
            return _refused(refused)
        try:
            self._check_not_revoked()
            return await self._answer_under_faults(request, args)
        except RefusalError as refused:
            args.call.outcome = refused.description
            return _refused(refused)

    async def _carry_out(self, args: Arguments) -> object:
        result = find_method(args.call.method)(self.world, args)
        if inspect.isawaitable(result):
            result = await result
        args.call.outcome = "ok"
        return result

    async def obey(self, answer: Json) -> None:
        """A method that a webhook put into its answer: carried out, its result told to nobody."""
        fields = _as_text(answer)
        method = fields.pop("method")
        if method.lower().startswith("get") or method.lower() in {"setwebhook", "deletewebhook"}:
            return
        call = self.world.ledger.open_call(at=self.world.clock(), method=method, arguments=fields, files=[])
        try:
            await self._carry_out(Arguments(call, fields))
        except RefusalError as refused:
            call.outcome = refused.description

    async def hand_out_file(self, request: web.Request) -> web.Response:
        try:
            self._check_token(request.match_info["token"])
            self._check_not_revoked()
        except RefusalError as refused:
            return _refused(refused)
        stored = self.world.memory.files.behind(request.match_info["path"], now=self.world.clock())
        if stored is None:
            return _refused(refusal(404))
        # The real server tells nothing of the type either.
        return web.Response(body=stored.content, content_type="application/octet-stream")

    def _check_token(self, token: str) -> None:
        number, colon, _ = token.partition(":")
        if not colon or not number.isdecimal() or number.startswith("0"):
            raise refusal(401, "invalid token specified")
        if token != self.world.memory.bot.token:
            raise refusal(401)

    def _check_not_revoked(self) -> None:
        if self.world.memory.bot.is_revoked:
            raise refusal(401)

    async def _read(self, request: web.Request) -> Arguments:
        fields, files = await _parameters(request)
        method = request.match_info["method"] or fields.pop("method", "")
        call = self.world.ledger.open_call(
            at=self.world.clock(), method=method, arguments=fields, files=sorted(files)
        )
        return Arguments(call, fields, files)

    async def _answer_under_faults(self, request: web.Request, args: Arguments) -> web.StreamResponse:
        find_method(args.call.method)
        fault = self.world.faults.board.strike(args.call)
        struck = await _struck_before(fault, request, args.call)
        if struck is not None:
            return struck
        result = await self._carry_out(args)
        struck = await _struck_after(fault, request, args.call)
        return struck or web.json_response({"ok": True, "result": result})


async def _struck_before(fault: Fault | None, request: web.Request, call: Call) -> web.StreamResponse | None:
    match fault:
        case TooMany(retry_after):
            call.outcome = f"429, retry after {retry_after}"
            raise too_many_requests(retry_after)
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


async def _struck_after(fault: Fault | None, request: web.Request, call: Call) -> web.StreamResponse | None:
    match fault:
        case ServerError():
            call.outcome = f"{fault.code}, accepted"
            return _broken(fault)
        case Cut():
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
    if fault.is_html:
        title = f"{fault.code} {fault.description}"
        return web.Response(status=fault.code, text=PROXY_PAGE.format(title=title), content_type="text/html")
    return _refused(RefusalError(fault.code, fault.description))


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def _refused(refused: RefusalError) -> web.Response:
    retry_after = refused.parameters.get("retry_after")
    headers = {"Retry-After": str(retry_after)} if retry_after else {}
    return web.json_response(refused.body(), status=refused.code, headers=headers)


async def _parameters(request: web.Request) -> tuple[dict[str, str], dict[str, Upload]]:
    fields = dict(request.query)
    files: dict[str, Upload] = {}
    try:
        if request.content_type == "application/json":
            fields |= _as_text(await request.json())
        elif request.can_read_body:
            for name, value in (await request.post()).items():
                if isinstance(value, FileField):
                    files[name] = Upload(value.file.read(), value.filename, value.content_type)
                else:
                    fields[name] = str(value)
    except web.HTTPRequestEntityTooLarge:
        raise RefusalError(413, "Request Entity Too Large") from None
    except ValueError:
        raise refusal(400, "can't parse request") from None
    return fields, files


def _as_text(given: object) -> dict[str, str]:
    if not isinstance(given, dict):
        raise refusal(400, "expected an Object")
    return {
        str(name): value if isinstance(value, str) else json.dumps(value)
        for name, value in given.items()
        if value is not None
    }
