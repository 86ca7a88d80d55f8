"""VK's calls to us: confirmed, believed by their secret, taken as they are."""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from connectors.contract import ConnectFailed, Heard, MessageIn, WebhookRefused, WebhookRequest
from connectors.testing import read_call
from connectors.vk.connector import VkConnector
from connectors.vk.webhook import secret_of
from tests.connectors.vk.news import PATIENCE
from tests.connectors.vk.samples import GROUP_ID, TOKEN, sample_json
from tests.doubles.vk import Customer, VkDouble

SECRET = secret_of(TOKEN)


def call(event: object) -> WebhookRequest:
    body = event if isinstance(event, bytes) else json.dumps(event).encode()
    return WebhookRequest("POST", {}, {}, body)


def shop_called(**values: str) -> VkConnector:
    return VkConnector({"token": TOKEN, "mode": "webhook", "group_id": str(GROUP_ID)} | values)


class House:
    """What answers at the address of a channel, as the house does."""

    def __init__(self, shop: VkConnector) -> None:
        self.shop = shop
        self.heard: list[Heard] = []
        self.keys: list[str] = []
        self.is_full = False
        self._rung = asyncio.Event()

    async def answer(self, request: web.Request) -> web.Response:
        if self.is_full:
            return web.Response(status=503, headers={"Retry-After": "1"})
        asked = WebhookRequest(request.method, {}, {}, await request.read())
        try:
            read = self.shop.read_webhook(asked)
        except WebhookRefused as refused:
            return web.Response(status=refused.status)
        for raw in read.raws:
            self.keys.append(raw.key)
            self.heard += self.shop.normalise(raw.body)
        self._rung.set()
        return web.Response(body=read.reply.body, status=read.reply.status)

    async def hears(self, text: str) -> MessageIn:
        async with asyncio.timeout(PATIENCE):
            while True:
                self._rung.clear()
                for one in self.heard:
                    if isinstance(one, MessageIn) and one.text == text:
                        return one
                await self._rung.wait()


@pytest.fixture
async def house(vk: VkDouble) -> AsyncIterator[House]:
    shop = VkConnector({"token": TOKEN, "mode": "webhook", "base_url": vk.url})
    yield House(shop)
    await shop.close()


@pytest.fixture
async def address(house: House) -> AsyncIterator[str]:
    door = web.Application()
    door.router.add_post("/hooks/key", house.answer)
    async with TestServer(door) as server:
        yield str(server.make_url("/hooks/key"))


async def test_vk_is_told_where_to_call_and_calls(
    vk: VkDouble, house: House, address: str, anna: Customer
) -> None:
    await house.shop.connect(address)
    await anna.writes("Есть кто?")
    heard = await house.hears("Есть кто?")
    assert heard.address == str(anna.id)


async def test_connecting_twice_leaves_one_server(vk: VkDouble, house: House, address: str) -> None:
    await house.shop.connect(address)
    await house.shop.connect(address)
    assert len(vk.calls_of("groups.addCallbackServer")) == 1


async def test_going_back_to_asking_takes_the_server_away(
    vk: VkDouble, house: House, address: str, shop: VkConnector
) -> None:
    await house.shop.connect(address)
    await shop.connect(None)
    line = await shop._line()
    servers = await line.call("groups.getCallbackServers", {"group_id": GROUP_ID})
    assert servers == {"count": 0, "items": []}


async def test_an_address_that_does_not_answer_is_said_so(vk: VkDouble, house: House) -> None:
    with pytest.raises(ConnectFailed) as failed:
        await house.shop.connect("http://127.0.0.1:9/hooks/key")
    assert failed.value.code == "address_not_confirmed"


async def test_a_community_with_too_many_servers_is_said_so(vk: VkDouble, house: House, address: str) -> None:
    vk.faults.refuse(2000, methods=("groups.addCallbackServer",))
    with pytest.raises(ConnectFailed) as failed:
        await house.shop.connect(address)
    assert failed.value.code == "servers_full"


async def test_without_an_address_there_is_nothing_to_call(house: House) -> None:
    with pytest.raises(ConnectFailed) as failed:
        await house.shop.connect(None)
    assert failed.value.code == "no_public_address"


async def test_a_call_that_found_us_full_comes_again(
    vk: VkDouble, house: House, address: str, anna: Customer
) -> None:
    await house.shop.connect(address)
    house.is_full = True
    await anna.writes("Подожду")
    house.is_full = False
    vk.hurry_callbacks()
    await house.hears("Подожду")


async def test_a_heartbeat_puts_a_lost_server_back(
    vk: VkDouble, house: House, address: str, shop: VkConnector, anna: Customer
) -> None:
    await house.shop.connect(address)
    await shop.connect(None)
    await house.shop.heartbeat(address)
    await anna.writes("Снова тут?")
    await house.hears("Снова тут?")


async def test_a_heartbeat_learns_a_confirmation_string_that_was_changed(
    vk: VkDouble, house: House, address: str
) -> None:
    await house.shop.connect(address)
    code = vk.renew_confirmation_code()
    await house.shop.heartbeat(address)
    asked = call({"type": "confirmation", "group_id": GROUP_ID})
    assert house.shop.read_webhook(asked).reply.body == code.encode()


async def test_a_heartbeat_of_a_dead_key_is_red(vk: VkDouble, house: House, address: str) -> None:
    await house.shop.connect(address)
    vk.revoke_token()
    with pytest.raises(ConnectFailed) as down:
        await house.shop.heartbeat(address)
    assert down.value.code == "unauthorised"


def test_a_confirmation_is_the_string_and_nothing_else() -> None:
    read = read_call(shop_called(confirmation="a1b2c3"), call({"type": "confirmation", "group_id": GROUP_ID}))
    assert (read.raws, read.reply.body, read.reply.content_type) == ((), b"a1b2c3", "text/plain")


@pytest.mark.parametrize(
    ("event", "code"),
    [
        ({"type": "confirmation", "group_id": 5}, "wrong_account"),
        ({"type": "confirmation"}, "wrong_account"),
        ({"type": "confirmation", "group_id": GROUP_ID, "secret": "guess"}, "bad_secret"),
    ],
)
def test_a_strangers_confirmation_is_refused(event: object, code: str) -> None:
    with pytest.raises(WebhookRefused) as refused:
        shop_called(confirmation="a1b2c3").read_webhook(call(event))
    assert refused.value.code == code


def test_an_unknown_string_is_not_confirmed() -> None:
    with pytest.raises(WebhookRefused):
        shop_called().read_webhook(call({"type": "confirmation", "group_id": GROUP_ID}))


@pytest.mark.parametrize("group_id", [str(GROUP_ID), ""])
def test_a_call_with_the_secret_is_taken_under_its_own_number(group_id: str) -> None:
    event = sample_json("text") | {"secret": SECRET}
    read = read_call(shop_called(group_id=group_id), call(event))
    (raw,) = read.raws
    assert (raw.key, read.reply.body, read.reply.status) == (event["event_id"], b"ok", 200)
    assert SECRET.encode() not in raw.body, "what is kept opens no door"


@pytest.mark.parametrize("secret", [None, "", "guess", "пароль", SECRET + "x", "\x00", 5, [SECRET]])
def test_a_wrong_secret_is_refused(secret: object) -> None:
    event = sample_json("text") | ({} if secret is None else {"secret": secret})
    with pytest.raises(WebhookRefused) as refused:
        shop_called().read_webhook(call(event))
    assert refused.value.code == "bad_secret"


def test_the_call_for_another_community_is_refused() -> None:
    with pytest.raises(WebhookRefused) as refused:
        shop_called().read_webhook(call(sample_json("text") | {"secret": SECRET, "group_id": 5}))
    assert refused.value.code == "wrong_account"


def test_a_secret_fits_vk_and_does_not_tell_the_key() -> None:
    assert SECRET.isalnum()
    assert len(SECRET) <= 50
    assert TOKEN not in SECRET
    assert secret_of(TOKEN + "2") != SECRET


async def test_being_let_go_takes_away_our_server_and_no_other(
    vk: VkDouble, house: House, address: str, shop: VkConnector
) -> None:
    await house.shop.connect(address)
    line = await shop._line()
    # The same community is connected in another house, by the same key and so with the same secret.
    elsewhere = {"group_id": GROUP_ID, "url": "https://two.example/hooks/two", "title": "Okno"}
    await line.call("groups.addCallbackServer", elsewhere | {"secret_key": SECRET})
    moved = address.replace("127.0.0.1", "localhost")
    await house.shop.disconnect(moved)
    assert [server.url for server in vk.world.memory.servers] == ["https://two.example/hooks/two"]


async def test_a_community_that_is_asked_is_let_go_without_a_word(vk: VkDouble, shop: VkConnector) -> None:
    await shop.disconnect(None)
    assert vk.calls == []
