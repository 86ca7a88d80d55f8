"""The same hands over HTTP: for the page, and for a test whose program is another process."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiohttp import ClientSession, FormData

from tests.doubles.vk import Customer, VkDouble
from tests.doubles.vk.pictures import plain_picture
from tests.doubles.vk.process import RemoteVk, VkProcess
from tests.doubles.vk.thread import vk_in_thread
from tests.test_doubles.vk.client import Api


@pytest.fixture(scope="module")
def living() -> Iterator[VkProcess]:
    with VkProcess("--token", "vk1.a.REMOTE", "--group-id", "777", "--seed", "3") as process:
        yield process


async def test_a_customer_is_made_writes_and_is_answered(vk: VkDouble, api: Api) -> None:
    control = f"{vk.url}/control"
    async with ClientSession() as session:
        async with session.post(f"{control}/customers", json={"name": "Вера Орлова"}) as response:
            assert response.status == 201
            vera = await response.json()
        messages = f"{control}/customers/{vera['id']}/messages"
        async with session.post(messages, json={"text": "Алло", "ref": "a1"}) as response:
            first = await response.json()
            assert first["raw"]["ref"] == "a1"
        async with session.patch(f"{messages}/{first['message_id']}", json={"text": "Алло?"}) as response:
            assert (await response.json())["versions"] == ["Алло", "Алло?"]
        await api.send(vera["id"], "Слушаю")
        async with session.get(f"{control}/customers/{vera['id']}/hears?contains=Слуш") as response:
            assert (await response.json())["text"] == "Слушаю"
        admin = {"text": "И я слушаю", "name": "Мария Админова"}
        async with session.post(f"{control}/customers/{vera['id']}/admin", json=admin) as response:
            assert (await response.json())["admin"] == "Мария Админова"
        async with session.get(messages) as response:
            seen = [(one["is_mine"], one["text"]) for one in await response.json()]
        assert seen == [(True, "Алло?"), (False, "Слушаю"), (False, "И я слушаю")]


async def test_a_file_and_things_are_sent(vk: VkDouble, anna: Customer) -> None:
    form = FormData({"kind": "photo", "text": "Скол"})
    form.add_field("file", plain_picture(), filename="a.jpg", content_type="image/jpeg")
    person = f"{vk.url}/control/customers/{anna.id}"
    async with ClientSession() as session:
        async with session.post(f"{person}/messages", data=form) as response:
            raw = (await response.json())["raw"]
        async with session.get(raw["attachments"][0]["photo"]["sizes"][-1]["url"]) as response:
            assert response.content_type == "image/jpeg"
        thing = {"kind": "sends_market_item", "arguments": ["Чашка"], "roubles": 990}
        async with session.post(f"{person}/things", json=thing) as response:
            raw = (await response.json())["raw"]
    assert raw["attachments"][0]["market"]["price"]["text"] == "990 ₽"


@pytest.mark.parametrize(
    ("method", "path", "given", "status"),
    [
        ("GET", "/customers/1", None, 404),
        ("POST", "/customers", {"nickname": "Вера"}, 400),
        ("POST", "/customers", {"name": "Вера", "shoe_size": 38}, 400),
        ("POST", "/customers/{anna}/messages", {"text": ""}, 400),
        ("POST", "/customers/{anna}/things", {"kind": "blocks_community"}, 400),
        ("PATCH", "/customers/{anna}/messages/9", {"text": "?"}, 404),
        ("POST", "/customers/{anna}/presses", {"button": "Нет такой"}, 404),
        ("GET", "/customers/{anna}/hears?text=нет&patience=0", None, 408),
        ("POST", "/faults", {"kind": "earthquake"}, 400),
        ("POST", "/faults/9/release", None, 404),
    ],
)
async def test_a_wrong_request_is_told_what_is_wrong(
    vk: VkDouble, anna: Customer, method: str, path: str, given: object, status: int
) -> None:
    url = f"{vk.url}/control{path.format(anna=anna.id)}"
    async with ClientSession() as session, session.request(method, url, json=given) as response:
        assert response.status == status
        assert (await response.json())["error"]


async def test_a_page_of_another_origin_may_not_play(vk: VkDouble) -> None:
    async with ClientSession() as session:
        for origin, status in (("https://example.org", 403), (vk.url, 200)):
            headers = {"Origin": origin}
            async with session.get(f"{vk.url}/control/customers", headers=headers) as response:
                assert response.status == status


async def test_who_listens_hears_at_once(vk: VkDouble, anna: Customer) -> None:
    async with ClientSession() as session, session.get(f"{vk.url}/control/events") as stream:
        assert await stream.content.readline() == b"event: ready\n"
        await anna.writes("Алло")
        lines = [await stream.content.readline() for _ in range(3)]
        assert b'"kind": "message"' in lines[2]
        assert str(anna.id).encode() in lines[2]


def test_a_thread_may_carry_it() -> None:
    with vk_in_thread(VkDouble()) as running:
        vera = running.vk.customer("Вера")
        running.run(vera.writes("Алло"))
        (event,) = RemoteVk(running.vk.url).ask("GET", "/updates")
        assert event["object"]["message"]["text"] == "Алло"


def test_a_process_of_its_own_is_driven_from_here(living: VkProcess) -> None:
    assert (living.token, living.group_id) == ("vk1.a.REMOTE", 777)
    remote = living.remote
    vera = remote.customer("Вера")
    number = vera.writes("Алло")
    vera.edits(number, "Алло?")
    vera.denies_messages()
    vera.allows_messages()
    vera.sends("sends_sticker")
    vera.is_answered_by_an_administrator("Слушаю")
    assert vera.was_sent == ["Слушаю"]
    remote.ask("PUT", f"/customers/{vera.id}/block")
    with pytest.raises(LookupError, match=r"409 .*blocked"):
        vera.writes("Ещё")
    kinds = [event["type"] for event in remote.ask("GET", "/updates")]
    assert kinds == [
        "message_new", "message_edit", "message_deny", "message_allow", "message_new", "message_reply",
    ]  # fmt: skip
    remote.ask("POST", "/updates", {"type": "message_new", "object": "испорчено"})
    assert remote.ask("GET", "/updates")[-1]["object"] == "испорчено"
    remote.forget_history()
    assert remote.ask("GET", "/updates") == []


async def test_faults_are_ordered_released_and_cleared_from_here(living: VkProcess) -> None:
    remote = living.remote
    oleg = remote.customer("Олег", has_written=True)
    door = f"{living.url}/method/messages.send"
    fields = {"access_token": living.token, "v": "5.199", "peer_id": oleg.id, "random_id": 0}
    async with ClientSession() as session:

        async def send(text: str) -> dict[str, object]:
            async with session.post(door, data=fields | {"message": text}) as response:
                body: dict[str, object] = await response.json()
                return body

        remote.order("flood", peer_id=oleg.id)
        assert "error" in await send("раз")
        number = remote.order("slow", after_accepting=True)
        sending = asyncio.create_task(send("два"))
        await asyncio.to_thread(oleg.hears, "два")
        assert not sending.done()
        remote.release(number)
        assert "response" in await sending
        remote.order("reset", after_accepting=False, times=None)
        remote.good_weather()
        assert "response" in await send("три")
    assert oleg.was_sent == ["два", "три"]


async def test_what_it_remembers_outlives_it(tmp_path: Path) -> None:
    async with VkDouble(state=tmp_path / "vk", seed=5) as first:
        vera = first.customer("Вера")
        await vera.writes("Вы запомните меня?")
        await vera.sends_photo()
        api = Api(first)
        sent = await api.send(vera.id, "Запомним", random_id=6)
        api.close()
        events, ts = first.events, first.ts
    async with VkDouble(state=tmp_path / "vk", seed=6) as second:
        assert (second.events, second.ts) == (events, ts)
        again = second.customer_with(vera.id)
        assert (again.person.name, again.standing) == ("Вера", "talking")
        api = Api(second)
        assert await api.send(vera.id, "Запомним", random_id=6) == sent
        api.close()
