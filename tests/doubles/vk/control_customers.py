"""/control/customers and /control/admin: making people and acting for them."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web
from aiohttp.web_request import FileField

from tests.doubles.bell import PATIENCE
from tests.doubles.vk.control_views import seen_conversation, seen_letter
from tests.doubles.vk.customer import Chat, Customer
from tests.doubles.vk.letters import Letter
from tests.doubles.vk.memory import Press
from tests.doubles.vk.registration import appoint, find_customer, register
from tests.doubles.vk.world import World

ADMIN = "Мария Админова"
ACTS: dict[tuple[str, str], str] = {
    ("PUT", "block"): "blocks_community",
    ("DELETE", "block"): "unblocks_community",
    ("PUT", "denial"): "denies_messages",
    ("DELETE", "denial"): "allows_messages",
    ("PUT", "privacy"): "closes_privacy",
    ("DELETE", "privacy"): "opens_privacy",
    ("POST", "typing"): "types",
    ("POST", "reading"): "reads_everything",
}
"""What needs nothing but the person: method and last word of the address, and the act it is."""
SENDABLE = frozenset(
    {"sends_photo", "sends_document", "sends_voice", "sends_video", "sends_audio", "sends_sticker", "sends_graffiti",
     "sends_link", "sends_wall_post", "sends_comment", "sends_market_item", "sends_story", "sends_gift",
     "sends_poll", "sends_location", "calls"}
)  # fmt: skip


def customer_routes(world: World) -> list[web.RouteDef]:
    doors = _Customers(world)
    person = r"/customers/{customer:\d+}"
    message = person + r"/messages/{message:\d+}"
    acts = [web.route(verb, f"{person}/{noun}", doors.act(name)) for (verb, noun), name in ACTS.items()]
    return [
        web.get("/customers", doors.show_all),
        web.post("/customers", doors.add),
        web.get(person, doors.show),
        web.delete(person, doors.delete_account),
        web.get(f"{person}/messages", doors.show_messages),
        web.post(f"{person}/messages", doors.write),
        web.patch(message, doors.edit),
        web.delete(message, doors.delete),
        web.put(f"{message}/reaction", doors.react),
        web.post(f"{person}/presses", doors.press),
        web.post(f"{person}/things", doors.send_thing),
        web.post(f"{person}/admin", doors.answer_as_admin),
        web.get(f"{person}/hears", doors.hear),
        web.post("/chats", doors.open_chat),
        *acts,
    ]


class _Customers:
    def __init__(self, world: World) -> None:
        self.world = world

    async def show_all(self, _: web.Request) -> web.Response:
        private = [one for one in self.world.memory.conversations.values() if not one.is_chat]
        return web.json_response([seen_conversation(self.world, one) for one in private])

    async def add(self, request: web.Request) -> web.Response:
        given = await _json(request)
        customer = register(self.world, given.pop("name"), **given)
        return self._person(customer, status=201)

    async def show(self, request: web.Request) -> web.Response:
        return self._person(self._meant(request))

    async def delete_account(self, request: web.Request) -> web.Response:
        customer = self._meant(request)
        await customer.deletes_account()
        return self._person(customer)

    async def show_messages(self, request: web.Request) -> web.Response:
        customer = self._meant(request)
        letters = [customer.letter(message) for message in customer.conversation.seen]
        return web.json_response([seen_letter(self.world, one, customer) for one in letters])

    async def write(self, request: web.Request) -> web.Response:
        """JSON {text, reply_to, ref, ref_source, chat, fields}, or a form with `file`, `kind` and `text`."""
        customer = self._meant(request)
        if request.content_type == "multipart/form-data":
            return self._letter(await _send_file(customer, request), customer)
        given = await _json(request)
        if "chat" in given:
            customer = customer.within(int(given.pop("chat")))
        fields = given.pop("fields", {})
        if "text" not in given:
            return self._letter(await customer.sends_raw(**fields, **given), customer)
        if not given["text"].strip():
            raise ValueError("a message needs words")
        return self._letter(await customer.writes(given.pop("text"), **given, **fields), customer)

    async def send_thing(self, request: web.Request) -> web.Response:
        """JSON {kind, ...}: the kind is a method of the Python customer, the rest are its arguments."""
        customer, given = self._meant(request), await _json(request)
        kind = given.pop("kind")
        if kind not in SENDABLE:
            raise ValueError(f"a thing is one of {', '.join(sorted(SENDABLE))}")
        return self._letter(await getattr(customer, kind)(*given.pop("arguments", []), **given), customer)

    async def edit(self, request: web.Request) -> web.Response:
        customer, given = self._meant(request), await _json(request)
        edited = await customer.edits(_number(request), given.pop("text"), **given)
        return self._letter(edited, customer, status=200)

    async def delete(self, request: web.Request) -> web.Response:
        await self._meant(request).deletes(_number(request))
        return web.Response(status=204)

    async def react(self, request: web.Request) -> web.Response:
        given = await _json(request)
        await self._meant(request).reacts(_number(request), given["reaction_id"])
        return web.Response(status=204)

    async def press(self, request: web.Request) -> web.Response:
        """JSON {button, under}; the answer to a button that asks back comes as a live event."""
        customer, given = self._meant(request), await _json(request)
        pressed = await customer.presses(given["button"], under=given.get("under"))
        if isinstance(pressed, Press):
            return web.json_response({"event_id": pressed.event_id}, status=201)
        return self._letter(pressed, customer)

    async def answer_as_admin(self, request: web.Request) -> web.Response:
        """JSON {text, name}: an answer written in VK's own interface."""
        customer, given = self._meant(request), await _json(request)
        admin = appoint(self.world, given.get("name", ADMIN))
        return self._letter(await admin.answers(customer, given["text"]), customer)

    async def open_chat(self, request: web.Request) -> web.Response:
        """JSON {title, members}: a group chat with the community in it."""
        given = await _json(request)
        members = [find_customer(self.world, int(number)) for number in given["members"]]
        return web.json_response({"peer_id": Chat(self.world, given["title"], members).peer_id}, status=201)

    async def hear(self, request: web.Request) -> web.Response:
        """Wait for ?text= (whole) or ?contains=; 408 after ?patience= seconds."""
        query, customer = request.query, self._meant(request)
        whole, part = query.get("text"), query.get("contains", "")
        heard = await customer.hears(
            lambda one: one.text == whole if whole is not None else part in one.text,
            patience=float(query.get("patience", PATIENCE)),
        )
        return web.json_response(seen_letter(self.world, heard, customer))

    def act(self, name: str) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def acted(request: web.Request) -> web.StreamResponse:
            customer = self._meant(request)
            await getattr(customer, name)()
            return self._person(customer)

        return acted

    def _meant(self, request: web.Request) -> Customer:
        return find_customer(self.world, int(request.match_info["customer"]))

    def _person(self, customer: Customer, *, status: int = 200) -> web.Response:
        conversation = self.world.memory.conversations[customer.id]
        return web.json_response(seen_conversation(self.world, conversation), status=status)

    def _letter(self, one: Letter, customer: Customer, *, status: int = 201) -> web.Response:
        return web.json_response(seen_letter(self.world, one, customer), status=status)


async def _send_file(customer: Customer, request: web.Request) -> Letter:
    form = await request.post()
    file, kind, text = form["file"], str(form.get("kind", "document")), str(form.get("text", ""))
    if not isinstance(file, FileField):
        raise TypeError("the field named file holds no file")
    content = file.file.read()
    if kind == "photo":
        return await customer.sends_photo(content, text=text)
    if kind == "voice":
        return await customer.sends_voice(content)
    return await customer.sends_document(content, file.filename, mime_type=file.content_type, text=text)


def _number(request: web.Request) -> int:
    return int(request.match_info["message"])


async def _json(request: web.Request) -> dict[str, Any]:
    given = await request.json()
    if not isinstance(given, dict):
        raise TypeError("expected an object")
    return given
