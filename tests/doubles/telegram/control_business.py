"""/control/business: owners who connect the bot, and their customers."""

from aiohttp import web

from tests.doubles.telegram.business import USUAL_RIGHTS
from tests.doubles.telegram.business_account import BusinessAccount, Side, connect_business
from tests.doubles.telegram.control_letters import conversation_of, given_by, shown_letter, written_by
from tests.doubles.telegram.registration import find_business, find_customer
from tests.doubles.telegram.wire import Json
from tests.doubles.telegram.world import World


def business_routes(world: World) -> list[web.RouteDef]:
    doors = _Business(world)
    account = r"/business/{connection:\w+}"
    side = rf"{account}/{{side:customer|owner}}/{{customer:\d+}}"
    return [
        web.get("/business", doors.show_all),
        web.post("/business", doors.connect),
        web.get(account, doors.show),
        web.put(f"{account}/rights", doors.set_rights),
        web.put(f"{account}/connection", doors.reconnect),
        web.delete(f"{account}/connection", doors.disconnect),
        web.put(side, doors.begin),
        web.get(f"{side}/messages", doors.show_messages),
        web.post(f"{side}/messages", doors.write),
        web.patch(rf"{side}/messages/{{message:\d+}}", doors.edit),
        web.delete(rf"{side}/messages/{{message:\d+}}", doors.delete),
        web.post(f"{side}/presses", doors.press),
        web.post(f"{side}/phone", doors.share_phone),
        web.delete(f"{account}/customer/{{customer:\\d+}}", doors.hide),
    ]


class _Business:
    def __init__(self, world: World) -> None:
        self.world = world

    async def show_all(self, _: web.Request) -> web.Response:
        connections = self.world.memory.connections.values()
        return web.json_response([_shown(BusinessAccount(self.world, one)) for one in connections])

    async def connect(self, request: web.Request) -> web.Response:
        """JSON {owner, rights}: a person's id, and names of BusinessBotRights."""
        given = await given_by(request)
        owner = find_customer(self.world, given["owner"])
        account = connect_business(self.world, owner, given.get("rights", USUAL_RIGHTS))
        return web.json_response(_shown(account), status=201)

    async def show(self, request: web.Request) -> web.Response:
        return web.json_response(_shown(self._meant(request)))

    async def set_rights(self, request: web.Request) -> web.Response:
        """JSON {grant, take}: lists of rights."""
        account, given = self._meant(request), await given_by(request)
        await account.grants(*given.get("grant", []))
        await account.takes_away(*given.get("take", []))
        return web.json_response(_shown(account))

    async def reconnect(self, request: web.Request) -> web.Response:
        account = self._meant(request)
        await account.reconnects()
        return web.json_response(_shown(account))

    async def disconnect(self, request: web.Request) -> web.Response:
        account = self._meant(request)
        await account.disconnects()
        return web.json_response(_shown(account))

    async def hide(self, request: web.Request) -> web.Response:
        customer = find_customer(self.world, int(request.match_info["customer"]))
        await self._meant(request).hides(customer)
        return web.Response(status=204)

    async def begin(self, request: web.Request) -> web.Response:
        """Open the chat, as one does before the first word."""
        return web.json_response(_shown_side(self._side(request)))

    async def show_messages(self, request: web.Request) -> web.Response:
        return web.json_response(conversation_of(self._side(request)))

    async def write(self, request: web.Request) -> web.Response:
        said = await written_by(self._side(request), request)
        return web.json_response(shown_letter(said, is_mine=True), status=201)

    async def edit(self, request: web.Request) -> web.Response:
        given = await given_by(request)
        edited = await self._side(request).edits(_number(request), given.pop("text"), **given)
        return web.json_response(shown_letter(edited, is_mine=True))

    async def delete(self, request: web.Request) -> web.Response:
        await self._side(request).deletes(_number(request))
        return web.Response(status=204)

    async def press(self, request: web.Request) -> web.Response:
        given = await given_by(request)
        press = await self._side(request).presses(given["message_id"], given["button"])
        return web.json_response({"query_id": press.query_id}, status=201)

    async def share_phone(self, request: web.Request) -> web.Response:
        said = await self._side(request).shares_own_phone((await given_by(request))["phone"])
        return web.json_response(shown_letter(said, is_mine=True), status=201)

    def _meant(self, request: web.Request) -> BusinessAccount:
        return find_business(self.world, request.match_info["connection"])

    def _side(self, request: web.Request) -> Side:
        account = self._meant(request)
        customer = find_customer(self.world, int(request.match_info["customer"]))
        is_owner = request.match_info["side"] == "owner"
        return account.owner_with(customer) if is_owner else account.customer(customer)


def _shown(account: BusinessAccount) -> Json:
    sides = [account.customer(account.customer_with(number)) for number in account.connection.chats]
    return account.connection.as_wire() | {"customers": [_shown_side(side) for side in sides]}


def _shown_side(side: Side) -> Json:
    said = conversation_of(side)
    return {
        "id": side.id,
        "name": side.person.name,
        "owner": side.chat.owner.name,
        "last": said[-1] if said else None,
        "read_up_to": side.chat.read_up_to,
    }


def _number(request: web.Request) -> int:
    return int(request.match_info["message"])
