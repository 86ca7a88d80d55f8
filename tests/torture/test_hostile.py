"""Whatever is thrown at the doors: a clear error with a stable code, or plain text; nothing is lost or executed."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.house_process import HouseProcess
from tests.torture.crowd import Crowd
from tests.torture.declared_events import assert_as_declared
from tests.torture.disk import OnDisk
from tests.torture.operator import Operator
from tests.torture.parrot import install_parrot
from tests.torture.running import running

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]

STRANGE_WORDS = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "\u202eгнилтсеЛ\u202c и \u2066всё\u2069",
    "ну\u200bле\u200dвая\ufeff ширина",
    "😀" * 1_900,
    "Zalgo: " + "z" + "\u0301" * 500,
    "'; DROP TABLE messages; --",
    "{{7*7}} ${7*7} %s %n",
)
DEEP = "[" * 100_000 + "]" * 100_000


@dataclass
class Besieged:
    house: HouseProcess
    owner: Operator
    crowd: Crowd
    site: str

    @property
    def conversation(self) -> str:
        return f"/conversations/{self.crowd.people[0].conversation_id}"

    @property
    def client(self) -> str:
        return f"/clients/{self.crowd.people[0].client_id}"

    async def throws(
        self, method: str, path: str, content: bytes | str | AsyncIterator[bytes], **headers: str
    ) -> httpx.Response:
        """A body to the letter. Signed in, with the page's own secret."""
        sent = {"Content-Type": "application/json", "X-Okno-CSRF": self.owner.csrf} | headers
        sent = {name.replace("_", "-"): value for name, value in sent.items()}
        return await self.owner.http.request(method, path, content=content, headers=sent)

    def visitor(self, **headers: str) -> connect:
        url = f"{self.house.url.replace('http', 'ws', 1)}/site/{self.site}/socket"
        return connect(url, additional_headers=headers, proxy=None, max_size=16_000_000)

    def live(self, **headers: str) -> connect:
        url = f"{self.house.url.replace('http', 'ws', 1)}/api/live"
        return connect(url, additional_headers=headers, proxy=None, max_size=16_000_000)

    async def words(self) -> list[str]:
        history = await self.owner.reads(f"{self.client}/history")
        return [message["text"] for message in history["messages"]]


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
async def stronghold(
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[tuple[HouseProcess, Operator]]:
    """One house for all sieges, and its owner."""
    folder = tmp_path_factory.mktemp("stronghold")
    house = HouseProcess(folder / "house", path=install_parrot(folder / "strangers"))
    async with running(house) as owner:
        yield house, owner


@pytest.fixture
async def besieged(
    stronghold: tuple[HouseProcess, Operator], request: pytest.FixtureRequest
) -> AsyncIterator[Besieged]:
    """A client and a site of their own; afterwards the house must be as well as before."""
    house, owner = stronghold
    parrot = await owner.connects_parrot(request.node.name)
    site = await owner.connects_site()
    crowd = Crowd([owner], f"{owner.url}/hooks/{parrot['public_key']}", parrot["id"], Random(7))
    await crowd.comes(1)
    yield Besieged(house, owner, crowd, site["public_key"])
    assert (await owner.reads("/health"))["status"] == "ok"
    assert "a door failed" not in house.log
    assert "Traceback" not in house.log
    lies = OnDisk.of(house.sqlite_file)
    lies.assert_log_has_no_gap()
    assert_as_declared(lies.events)


def assert_clear(answer: httpx.Response, *statuses: int) -> str:
    """A problem with a code, never a fault of the house."""
    assert answer.status_code in statuses or (not statuses and 400 <= answer.status_code < 500), answer.text
    assert answer.headers["content-type"].startswith("application/problem+json"), answer.text
    problem = answer.json()
    assert problem["status"] == answer.status_code
    code: str = problem["code"]
    return code


async def test_what_is_too_long_too_deep_or_of_another_kind_is_refused(besieged: Besieged) -> None:
    replies = f"{besieged.conversation}/replies"
    exchange = f"{besieged.house.url}/site/{besieged.site}/exchange"
    doors = (("POST", replies), ("POST", "/session"), ("PATCH", besieged.client), ("POST", exchange))
    for method, door in (*doors, ("POST", besieged.crowd.hook)):
        assert_clear(await besieged.throws(method, door, b"x" * 10_000_000), 413)
        assert_clear(await besieged.throws(method, door, endless(b"x" * 100_000, 100)))
        for odd in (DEEP, "", "null", "[]", "7", '{"key":', "\xff\xfe", '{"text": "\\ud83d"}'):
            assert_clear(await besieged.throws(method, door, odd.encode("latin-1")))
    for odd_reply in (
        {"key": ["k"], "text": {}},
        {"key": "short", "text": "да"},
        {"key": "key-000001", "text": "x" * 1_000_000},
        {"key": "key-000001", "text": " \n "},
        {"key": "key-000001", "text": "да", "answers": 10**30},
        {"key": "key-000001", "text": "да", "answers": -1},
        {"key": "key-000001", "text": "да", "quotes": 1 << 62},
        {"key": "key-000001", "text": "да", "unknown": 1},
        {"key": "key-000001", "text": "да", "entities": [{"type": "bold", "offset": 0, "length": "all"}]},
    ):
        assert_clear(await besieged.throws("POST", replies, json.dumps(odd_reply)))
    assert len(await besieged.words()) == 1


async def test_ids_and_cursors_from_nowhere_are_refused(besieged: Besieged) -> None:
    for number in ("0", "-1", "9" * 30, str(1 << 63), "x", "1.5", "%00", "1%2f..%2f2"):
        answer = await besieged.owner.asks("GET", f"/conversations/{number}")
        assert_clear(answer, 404, 422)
        assert_clear(await besieged.owner.asks("PUT", f"/conversations/{number}/read-mark", {"upto": 1}))
    assert_clear(await besieged.owner.asks("PUT", f"{besieged.conversation}/read-mark", {"upto": 10**40}))
    assert_clear(
        await besieged.owner.asks("PUT", f"{besieged.conversation}/assignee", {"operator_id": 1 << 62})
    )
    for query in (
        "cursor=%00",
        "cursor=AAAA",
        "view=everything",
        "cursor=" + "a" * 999,
    ):
        assert_clear(await besieged.owner.asks("GET", f"/conversations?{query}"))
    assert_clear(await besieged.owner.asks("GET", "/conversations?channel_id=99999999999999999999"), 422)
    found = await besieged.owner.asks("GET", "/clients?query=%25_%27%22%5C%00%F0%9F%98%80")
    assert found.status_code == 200
    assert found.json() == []


async def test_who_does_not_show_that_a_page_of_ours_asks_is_turned_away(besieged: Besieged) -> None:
    replies, body = f"{besieged.conversation}/replies", '{"key": "key-000001", "text": "подделка"}'
    for csrf in ("", "x", "\xff", besieged.owner.csrf[:-1]):
        answer = await besieged.throws("POST", replies, body, **{"X-Okno-CSRF": csrf.encode("latin-1")})  # type: ignore[arg-type]
        assert assert_clear(answer, 403) == "csrf_failed"
    foreign = await besieged.throws("POST", replies, body, Origin="https://evil.example")
    assert assert_clear(foreign, 403) == "foreign_origin"
    for origin in ("null", "file://", "http://evil.example:1"):
        assert_clear(await besieged.throws("POST", replies, body, Origin=origin), 403)
    async with httpx.AsyncClient(base_url=besieged.owner.http.base_url) as nobody:
        assert_clear(await nobody.post(replies, json=json.loads(body)), 401, 403)
        assert_clear(await nobody.get("/window"), 401)
    assert len(await besieged.words()) == 1


async def test_strange_words_and_names_stay_plain_text(besieged: Besieged) -> None:
    person = besieged.crowd.people[0]
    for words in STRANGE_WORDS:
        person.name = words[:150]
        message = besieged.crowd._message(
            person, f"strange {STRANGE_WORDS.index(words)}", words, datetime.now(UTC)
        )
        await besieged.crowd._told({"is": "MessageIn", **message})
    assert (await besieged.words())[1:] == list(STRANGE_WORDS)
    for number, words in enumerate(STRANGE_WORDS):
        reply = {"key": f"strange-{number:04}", "text": words}
        card = await besieged.owner.does("POST", f"{besieged.conversation}/replies", reply)
        assert card["text"] == words
        await besieged.owner.does("PATCH", besieged.client, {"given_name": words[:100], "note": words})
    answer = await besieged.owner.asks("GET", f"{besieged.client}/history")
    assert answer.headers["content-type"].startswith("application/json")
    row = await besieged.owner.reads(besieged.conversation)
    assert not {"\u202e", "\u2066", "\u200b", "\n"} & set(row["client"]["name"])
    with_nul = {"key": "strange-nul0", "text": "до\x00после\ud83d"}
    answer = await besieged.throws("POST", f"{besieged.conversation}/notes", json.dumps(with_nul))
    assert answer.status_code == 422 or answer.json()["text"] == "до\ufffdпосле\ufffd", answer.text


async def test_a_visitors_socket_takes_words_and_refuses_the_rest(besieged: Besieged) -> None:
    async with besieged.visitor() as socket:
        await _say(socket, type="hello", token=None, since=None)
        assert (await _hear(socket, "welcome"))["messages"] in (None, [])
        for odd in ("", "null", "[]", '{"type":"message"}', '{"type":"delete"}', DEEP[:60_000], '{"type":7}'):
            await socket.send(odd)
            assert (await _hear(socket, "refused"))["code"] == "bad_frame"
        for number, words in enumerate(STRANGE_WORDS):
            await _say(socket, type="message", key=f"strange-{number:04}", text=words)
            assert (await _hear(socket, "accepted"))["key"] == f"strange-{number:04}"
        await _say(socket, type="message", key="too-long-0", text="😀" * 5_000)
        assert (await _hear(socket, "refused"))["code"] == "text_too_long"
        await _say(socket, type="message", key="no words", text="да")
        assert (await _hear(socket, "refused"))["code"] == "bad_frame"
        await socket.send('{"type":"message","key":"halved-000","text":"\\ud83d"}')
        assert (await _hear(socket, "accepted", "refused"))["key"] in {"halved-000", None}
        for marks in ({"type": "read", "upto": 10**40}, {"type": "received", "ids": [-1, 1 << 70]}):
            await _say(socket, **marks)
        await _say(socket, type="read", upto=(1 << 63) - 1)
        await _say(socket, type="ping")
        await _hear(socket, "pong")
    assert await _closed(besieged.visitor(), "x" * 2_000_000) == 1009


async def test_a_visitor_cannot_borrow_the_history_of_another(besieged: Besieged) -> None:
    other_site = (await besieged.owner.connects_site("Другая лавка"))["public_key"]
    async with besieged.visitor() as anna:
        await _say(anna, type="hello", token=None, since=None)
        token = (await _hear(anna, "welcome"))["token"]
        await _say(anna, type="message", key="secret-000", text="мой адрес: Лиговский, 1")
        await _hear(anna, "accepted")
    for forged in (token[:-2] + "xx", token[::-1], "", "a.b.c", "x" * 9_000, "\x00"):
        async with besieged.visitor() as stranger:
            await _say(stranger, type="hello", token=forged, since=0)
            welcome = await _hear(stranger, "welcome")
            assert not welcome["messages"], forged
            assert welcome["token"] != token
    elsewhere = Besieged(besieged.house, besieged.owner, besieged.crowd, other_site)
    async with elsewhere.visitor() as stranger:
        await _say(stranger, type="hello", token=token, since=None)
        assert not (await _hear(stranger, "welcome"))["messages"]
    async with besieged.visitor() as anna:
        await _say(anna, type="hello", token=token, since=None)
        assert [m["text"] for m in (await _hear(anna, "welcome"))["messages"]] == ["мой адрес: Лиговский, 1"]


async def test_an_operators_socket_opens_to_whom_it_should(besieged: Besieged) -> None:
    cookie = besieged.owner.cookie
    for headers in (
        {"Cookie": cookie, "Origin": "https://evil.example"},
        {"Cookie": cookie, "Origin": "null"},
    ):
        with pytest.raises(InvalidStatus):
            async with besieged.live(**headers):
                pass
    for nobody in ({}, {"Cookie": "okno_session=made-up"}, {"Cookie": "okno_session=\xff"}):
        assert await _closed(besieged.live(**nobody)) == 4401
    for odd in (
        "",
        "null",
        '{"type":"hello"}',
        '{"type":"hello","since":"1"}',
        DEEP[:9_000],
        '{"type":"ping"}',
    ):
        assert await _closed(besieged.live(Cookie=cookie), odd) == 4408
    async with besieged.live(Cookie=cookie) as socket:
        await _say(socket, type="hello", since=1 << 40)
        assert (await _hear(socket, "reload"))["reason"] == "too_old"
        for odd in ("null", DEEP[:9_000], '{"type":"typing","conversation_id":1e99}', "\x00"):
            await socket.send(odd)
        await _say(socket, type="typing", conversation_id=(1 << 63) - 1)
        await _say(socket, type="ping")
        await _hear(socket, "pong")


async def endless(piece: bytes, times: int) -> AsyncIterator[bytes]:
    """A body whose length nobody tells beforehand."""
    for _ in range(times):
        yield piece


async def _say(socket: ClientConnection, **frame: Any) -> None:
    await socket.send(json.dumps(frame, ensure_ascii=False))


async def _hear(socket: ClientConnection, *kinds: str) -> dict[str, Any]:
    """The next frame of these kinds; others are passed over."""
    async with asyncio.timeout(20):
        while True:
            frame: dict[str, Any] = json.loads(await socket.recv())
            if frame["type"] in kinds:
                return frame


async def _closed(opening: connect, words: str | None = None) -> int | None:
    """The code with which the house ends it."""
    async with asyncio.timeout(20), opening as socket:
        try:
            if words is not None:
                await socket.send(words)
            while True:
                await socket.recv()
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else None
