"""/control/customers: making people and acting for them."""

from aiohttp import web

from tests.doubles.bell import PATIENCE
from tests.doubles.telegram.chats import Chat
from tests.doubles.telegram.control_letters import conversation_of, given_by, shown_letter, written_by
from tests.doubles.telegram.customer import Customer
from tests.doubles.telegram.letters import Letter
from tests.doubles.telegram.registration import find_customer, register
from tests.doubles.telegram.wire import Json
from tests.doubles.telegram.world import World


def customer_routes(world: World) -> list[web.RouteDef]:
    doors = _Customers(world)
    person, message = r"/customers/{customer:\d+}", r"/customers/{customer:\d+}/messages/{message:\d+}"
    return [
        web.get("/customers", doors.show_all),
        web.post("/customers", doors.add),
        web.get(person, doors.show),
        web.delete(person, doors.delete_account),
        web.get(f"{person}/messages", doors.show_messages),
        web.post(f"{person}/messages", doors.write),
        web.patch(message, doors.edit),
        web.put(f"{message}/reaction", doors.react),
        web.put(f"{person}/block", doors.block),
        web.delete(f"{person}/block", doors.unblock),
        web.post(f"{person}/presses", doors.press),
        web.post(f"{person}/phone", doors.share_phone),
        web.get(f"{person}/hears", doors.hear),
    ]


class _Customers:
    def __init__(self, world: World) -> None:
        self.world = world

    async def show_all(self, _: web.Request) -> web.Response:
        return web.json_response([_shown(chat, self._of(chat)) for chat in self.world.memory.chats.values()])

    async def add(self, request: web.Request) -> web.Response:
        given = await given_by(request)
        customer = register(self.world, given.pop("name"), **given)
        return self._person(customer, status=201)

    async def show(self, request: web.Request) -> web.Response:
        return self._person(self._meant(request))

    async def delete_account(self, request: web.Request) -> web.Response:
        customer = self._meant(request)
        await customer.deletes_account()
        return self._person(customer)

    async def show_messages(self, request: web.Request) -> web.Response:
        return web.json_response(conversation_of(self._meant(request)))

    async def write(self, request: web.Request) -> web.Response:
        return _own(await written_by(self._meant(request), request))

    async def edit(self, request: web.Request) -> web.Response:
        given = await given_by(request)
        edited = await self._meant(request).edits(_number(request), given.pop("text"), **given)
        return _own(edited, status=200)

    async def react(self, request: web.Request) -> web.Response:
        given = await given_by(request)
        await self._meant(request).reacts(_number(request), given["emoji"])
        return web.Response(status=204)

    async def block(self, request: web.Request) -> web.Response:
        customer = self._meant(request)
        await customer.blocks_bot()
        return self._person(customer)

    async def unblock(self, request: web.Request) -> web.Response:
        customer = self._meant(request)
        await customer.unblocks_bot()
        return self._person(customer)

    async def press(self, request: web.Request) -> web.Response:
        """JSON {message_id, button}; the answer comes as a live event."""
        given = await given_by(request)
        press = await self._meant(request).presses(given["message_id"], given["button"])
        return web.json_response({"query_id": press.query_id}, status=201)

    async def share_phone(self, request: web.Request) -> web.Response:
        given = await given_by(request)
        return _own(await self._meant(request).shares_own_phone(given["phone"]))

    async def hear(self, request: web.Request) -> web.Response:
        """Wait for ?text= (whole) or ?contains=; 408 after ?patience= seconds."""
        query = request.query
        whole, part = query.get("text"), query.get("contains", "")
        patience = float(query.get("patience", PATIENCE))
        heard = await self._meant(request).hears(
            lambda mail: mail.text == whole if whole is not None else part in mail.text, patience=patience
        )
        return web.json_response(shown_letter(heard, is_mine=False))

    def _meant(self, request: web.Request) -> Customer:
        return find_customer(self.world, int(request.match_info["customer"]))

    def _of(self, chat: Chat) -> Customer:
        return Customer(self.world, chat.person)

    def _person(self, customer: Customer, *, status: int = 200) -> web.Response:
        chat = self.world.memory.chats[customer.id]
        return web.json_response(_shown(chat, customer), status=status)


def _shown(chat: Chat, customer: Customer) -> Json:
    last = max([*customer.reads, *customer.wrote], key=lambda mail: mail.message_id, default=None)
    return {
        "id": chat.id,
        "name": chat.person.name,
        "username": chat.person.username,
        "standing": chat.standing,
        "keyboard": chat.keyboard,
        "last": last and shown_letter(last, is_mine=last in customer.wrote),
    }


def _own(mail: Letter, *, status: int = 201) -> web.Response:
    return web.json_response(shown_letter(mail, is_mine=True), status=status)


def _number(request: web.Request) -> int:
    return int(request.match_info["message"])
