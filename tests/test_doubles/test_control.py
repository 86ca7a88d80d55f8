"""The same hands over HTTP: for the page, and for a test whose bot is another process."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiohttp import ClientSession, FormData

from tests.doubles.telegram import Customer, TelegramDouble
from tests.doubles.telegram.customer_content import plain_picture
from tests.doubles.telegram.process import RemoteTelegram, TelegramProcess
from tests.doubles.telegram.thread import telegram_in_thread
from tests.test_doubles.conftest import Api


@pytest.fixture(scope="module")
def living() -> Iterator[TelegramProcess]:
    with TelegramProcess("--token", "777:REMOTE", "--seed", "3") as process:
        yield process


async def test_a_customer_is_made_writes_and_is_answered(api: Api, tg: TelegramDouble) -> None:
    control = f"{tg.url}/control"
    async with api.session.post(f"{control}/customers", json={"name": "Вера Орлова"}) as response:
        assert response.status == 201
        vera = await response.json()
    messages = f"{control}/customers/{vera['id']}/messages"
    async with api.session.post(messages, json={"text": "Алло", "fields": {"via_bot": None}}) as response:
        first = await response.json()
    async with api.session.patch(f"{messages}/{first['message_id']}", json={"text": "Алло?"}) as response:
        assert (await response.json())["versions"] == ["Алло", "Алло?"]
    await api.result("sendMessage", chat_id=vera["id"], text="Слушаю")
    async with api.session.get(f"{control}/customers/{vera['id']}/hears?contains=Слуш") as response:
        assert (await response.json())["text"] == "Слушаю"
    async with api.session.get(messages) as response:
        assert [(m["is_mine"], m["text"]) for m in await response.json()] == [
            (True, "Алло?"),
            (False, "Слушаю"),
        ]
    async with api.session.get(f"{control}/sends?chat_id={vera['id']}") as response:
        assert [sent["text"] for sent in await response.json()] == ["Слушаю"]


async def test_a_file_is_sent_through_a_form_and_shown_without_the_token(
    api: Api, tg: TelegramDouble
) -> None:
    vera = tg.customer("Вера")
    form = FormData({"kind": "photo", "caption": "Скол"})
    form.add_field("file", plain_picture(), filename="a.jpg", content_type="image/jpeg")
    messages = f"{tg.url}/control/customers/{vera.id}/messages"
    async with api.session.post(messages, data=form) as response:
        raw = (await response.json())["raw"]
    async with api.session.get(f"{tg.url}/control/files/{raw['photo'][-1]['file_id']}") as response:
        assert response.content_type == "image/jpeg"
    await vera.sends_document(b"<script>", "a.html", mime_type="text/html")
    file_id = vera.wrote[-1].raw["document"]["file_id"]
    async with api.session.get(f"{tg.url}/control/files/{file_id}") as response:
        assert response.content_type == "application/octet-stream"
        assert response.headers["Content-Disposition"] == "attachment"


@pytest.mark.parametrize(
    ("method", "path", "given", "status"),
    [
        ("GET", "/customers/1", None, 404),
        ("POST", "/customers", {"nickname": "Вера"}, 400),
        ("POST", "/customers", {"name": "Вера", "shoe_size": 38}, 400),
        ("POST", "/customers/{anna}/messages", {"text": ""}, 400),
        ("PATCH", "/customers/{anna}/messages/9", {"text": "?"}, 404),
        ("GET", "/customers/{anna}/hears?text=нет&patience=0", None, 408),
        ("POST", "/faults", {"kind": "earthquake"}, 400),
        ("POST", "/faults/9/release", None, 404),
    ],
)
async def test_a_wrong_request_is_told_what_is_wrong(
    api: Api, tg: TelegramDouble, anna: Customer, method: str, path: str, given: object, status: int
) -> None:
    url = f"{tg.url}/control{path.format(anna=anna.id)}"
    async with api.session.request(method, url, json=given) as response:
        assert response.status == status
        assert (await response.json())["error"]


async def test_a_page_of_another_origin_may_not_play(api: Api, tg: TelegramDouble) -> None:
    headers = {"Origin": "https://example.org"}
    async with api.session.get(f"{tg.url}/control/customers", headers=headers) as response:
        assert response.status == 403
    async with api.session.get(f"{tg.url}/control/customers", headers={"Origin": tg.url}) as response:
        assert response.status == 200


async def test_who_listens_hears_at_once(tg: TelegramDouble, anna: Customer) -> None:
    async with ClientSession() as session, session.get(f"{tg.url}/control/events") as stream:
        assert await stream.content.readline() == b"event: ready\n"
        await anna.writes("Алло")
        lines = [await stream.content.readline() for _ in range(3)]
        assert lines[2].startswith(b"data: ")
        assert b'"kind": "message"' in lines[2]
        assert str(anna.id).encode() in lines[2]


def test_a_thread_may_carry_it() -> None:
    with telegram_in_thread(TelegramDouble()) as running:
        vera = running.telegram.customer("Вера")
        running.run(vera.writes("Алло"))
        remote = RemoteTelegram(running.telegram.url)
        assert [update["message"]["text"] for update in remote.ask("GET", "/updates")] == ["Алло"]


def test_a_process_of_its_own_is_driven_from_here(living: TelegramProcess) -> None:
    assert living.token == "777:REMOTE"
    remote = living.remote
    vera = remote.customer("Вера")
    number = vera.writes("Алло")
    vera.edits(number, "Алло?")
    vera.blocks_bot()
    with pytest.raises(LookupError, match=r"409 .*blocked"):
        vera.writes("Ещё")
    vera.unblocks_bot()
    assert remote.ask("GET", "/bot")["pending_update_count"] == 4
    remote.ask("POST", "/updates", {"message": "испорчено"})
    assert remote.ask("GET", "/updates")[-1]["message"] == "испорчено"


async def test_faults_are_ordered_released_and_cleared_from_here(living: TelegramProcess) -> None:
    remote = living.remote
    oleg = remote.customer("Олег")
    oleg.writes("/start")
    door = f"{living.url}/bot{living.token}/sendMessage"
    async with ClientSession() as session:
        remote.order("too_many", retry_after=5, chat_id=oleg.id)
        async with session.post(door, json={"chat_id": oleg.id, "text": "раз"}) as response:
            assert (await response.json())["parameters"] == {"retry_after": 5}
        number = remote.order("slow", after_accepting=True)
        sending = asyncio.create_task(session.post(door, json={"chat_id": oleg.id, "text": "два"}))
        await asyncio.to_thread(oleg.hears, "два")
        assert not sending.done()
        remote.release(number)
        assert (await sending).status == 200
        remote.order("reset", after_accepting=False, times=None)
        remote.good_weather()
        async with session.post(door, json={"chat_id": oleg.id, "text": "три"}) as response:
            assert response.status == 200
    assert oleg.was_sent == ["два", "три"]


def test_what_it_remembers_outlives_the_program(tmp_path: Path) -> None:
    arguments = ("--state", str(tmp_path / "telegram"), "--seed", "5")
    with TelegramProcess(*arguments) as first:
        vera = first.remote.customer("Вера")
        vera.writes("Вы запомните меня?")
        updates = first.remote.ask("GET", "/updates")
    with TelegramProcess(*arguments) as second:
        assert second.remote.ask("GET", "/updates") == updates
        assert [who["name"] for who in second.remote.ask("GET", "/customers")] == ["Вера"]
