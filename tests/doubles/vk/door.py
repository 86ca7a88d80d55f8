"""VK's front door: a call comes in over HTTP, faults may strike, an answer goes out."""

from aiohttp import web

from tests.doubles.vk.arguments import Arguments
from tests.doubles.vk.ledger import Call
from tests.doubles.vk.methods.spoken import Spoken, find_method
from tests.doubles.vk.refusals import RefusalError
from tests.doubles.vk.striking import under_faults
from tests.doubles.vk.wire import Json, version_of
from tests.doubles.vk.world import World

BROKEN_TOKEN = "invalid access_token (4)."


class Door:
    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[web.RouteDef]:
        return [web.route("*", r"/method/{method:[\w.]+}", self.answer)]

    async def answer(self, request: web.Request) -> web.StreamResponse:
        fields = dict(request.query)
        if request.can_read_body:
            fields |= {name: str(value) for name, value in (await request.post()).items()}
        name = request.match_info["method"]
        known = {key: value for key, value in fields.items() if key != "access_token"}
        call = self.world.ledger.open_call(at=self.world.clock(), method=name, arguments=known)
        args = Arguments(call, fields)
        try:
            spoken = self._let_in(args)
            return await under_faults(self.world, request, call, lambda: self._carry_out(spoken, args))
        except RefusalError as refused:
            call.outcome = str(refused)
            return web.json_response(refused.body(name, known))

    def _let_in(self, args: Arguments) -> Spoken:
        """Version, token, method, right, pace: in this order a call is turned away."""
        if not args.has("v"):
            raise RefusalError(8, "v (version) is required")
        if version_of(args.text("v")) is None:
            raise RefusalError(8, "v (version) is invalid")
        token = self.world.memory.community.token
        if not args.has("access_token"):
            raise RefusalError(5, "no access_token passed.")
        if args.text("access_token") != token.text or token.is_revoked:
            raise RefusalError(5, BROKEN_TOKEN)
        spoken = find_method(args.call.method)
        if spoken.permission is not None and spoken.permission not in token.permissions:
            raise RefusalError(15, "no access to call this method. It cannot be called with current scopes.")
        self.world.rate.count(self.world.clock())
        return spoken

    async def _carry_out(self, spoken: Spoken, args: Arguments) -> web.StreamResponse:
        result = spoken.act(self.world, args)
        args.call.outcome = "ok"
        answer: Json = {"response": result}
        return web.json_response(answer)


def call_of(world: World, name: str, request: web.Request) -> Call:
    """Note down what comes in beside the methods: a long poll, an upload."""
    return world.ledger.open_call(at=world.clock(), method=name, arguments=dict(request.query))
