"""Two hundred writes of a kind at once: everybody is answered, nothing locks, nothing is written twice."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import aiohttp
import pytest

from tests.house_process import HouseProcess
from tests.torture.crowd import Crowd, Person
from tests.torture.follower import Follower, Frame
from tests.torture.operator import Operator
from tests.torture.parrot import install_parrot
from tests.torture.running import running

AT_ONCE = 200
pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]


@dataclass(frozen=True)
class Told:
    """An answer of the house."""

    status: int
    text: str

    def json(self) -> Any:
        return json.loads(self.text)


@dataclass
class Flooded:
    """A house, its owner, twenty people who have written, and what the log told meanwhile."""

    owner: Operator
    crowd: Crowd
    site: str
    events: list[dict[str, Any]]
    follower: Follower
    http: aiohttp.ClientSession

    async def asks(self, method: str, path: str, body: object = None) -> Told:
        headers = {"X-Okno-CSRF": self.owner.csrf, "Cookie": self.owner.cookie}
        url = path if path.startswith("http") else f"{self.owner.url}/api{path}"
        async with self.http.request(method, url, json=body, headers=headers) as answer:
            return Told(answer.status, await answer.text())

    def person(self, number: int) -> Person:
        return self.crowd.people[number % len(self.crowd.people)]

    def of(self, number: int) -> str:
        return f"/conversations/{self.person(number).conversation_id}"

    async def told(self) -> list[dict[str, Any]]:
        """All events up to now."""
        await self.follower.reaches((await self.owner.reads("/window"))["seq"])
        return self.events


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
async def flooded(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Flooded]:
    address = request.getfixturevalue("postgres_url") if request.param == "postgresql" else ""
    path = install_parrot(tmp_path / "strangers")
    async with running(HouseProcess(tmp_path / "house", path=path, database_url=address)) as owner:
        parrot = await owner.connects_parrot()
        site = await owner.connects_site()
        hook = f"{owner.url}/hooks/{parrot['public_key']}"
        crowd = Crowd([owner], hook, parrot["id"], Random(7))
        await crowd.comes(20)
        events: list[dict[str, Any]] = []

        async def take(frame: Frame) -> None:
            events.extend(frame["events"])

        follower = Follower(owner, (await owner.reads("/window"))["seq"], take)
        following = asyncio.ensure_future(follower.run())
        timeout = aiohttp.ClientTimeout(total=60)
        connector = aiohttp.TCPConnector(limit=AT_ONCE, keepalive_timeout=2)
        async with aiohttp.ClientSession(connector=connector, timeout=timeout) as http:
            yield Flooded(owner, crowd, site["public_key"], events, follower, http)
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)
        assert follower.gaps == []


Deed = Callable[[Flooded, int], Awaitable[Told]]


async def answer(house: Flooded, n: int) -> Told:
    reply = {"key": f"reply-{n:06}", "text": f"Ответ {n}"}
    return await house.asks("POST", f"{house.of(n)}/replies", reply)


async def note(house: Flooded, n: int) -> Told:
    return await house.asks("POST", f"{house.of(n)}/notes", {"key": f"notes-{n:06}", "text": f"{n}"})


async def mark_read(house: Flooded, n: int) -> Told:
    return await house.asks("PUT", f"{house.of(n)}/read-mark", {"upto": house.person(n).messages[0]})


async def assign(house: Flooded, n: int) -> Told:
    to = {"operator_id": house.owner.id if n % 3 else None}
    return await house.asks("PUT", f"{house.of(n)}/assignee", to)


async def close_or_reopen(house: Flooded, n: int) -> Told:
    return await house.asks("POST" if n % 2 else "DELETE", f"{house.of(n // 2)}/closure")


async def snooze_or_wake(house: Flooded, n: int) -> Told:
    until = {"until": (datetime.now(UTC) + timedelta(days=1)).isoformat()}
    method, body = ("POST", until) if n % 2 else ("DELETE", None)
    return await house.asks(method, f"{house.of(n // 2)}/snooze", body)


async def call_webhook(house: Flooded, n: int) -> Told:
    person = house.person(n)
    message = {
        "is": "MessageIn",
        "external_id": f"flood{n}",
        "author": {"external_id": f"p{person.number}", "name": person.name},
        "address": str(person.number),
        "sent_at": datetime.now(UTC).isoformat(),
        "text": f"Вопрос {n}",
    }
    return await house.asks("POST", house.crowd.hook, {"key": f"flood{n}", "heard": [message]})


async def correct_card(house: Flooded, n: int) -> Told:
    change = {"note": f"заметка {n}", "given_name": f"Клиент {n}"}
    return await house.asks("PATCH", f"/clients/{house.person(n).client_id}", change)


async def prefer(house: Flooded, n: int) -> Told:
    return await house.asks("PATCH", "/me/preferences", {"theme": ("dark", "light")[n % 2]})


async def rename_channel(house: Flooded, n: int) -> Told:
    return await house.asks("PATCH", f"/channels/{house.crowd.channel_id}", {"name": f"Попугай {n}"})


async def exchange(house: Flooded, n: int) -> Told:
    hello = {"type": "hello", "token": None, "since": None, "page": {"url": "https://shop.example/"}}
    words = {"type": "message", "key": f"visitor-{n:06}", "text": f"С сайта {n}"}
    body = {"token": None, "since": None, "session": f"session-{n:06}", "frames": [hello, words], "wait": 0}
    answer = await house.asks("POST", f"{house.owner.url}/site/{house.site}/exchange", body)
    if answer.status == 200:
        kinds = [frame["type"] for frame in answer.json()["frames"]]
        assert kinds.count("accepted") == 1, answer.text
    return answer


DEEDS: tuple[Deed, ...] = (
    *(answer, note, mark_read, assign, snooze_or_wake, call_webhook, correct_card, prefer, rename_channel),
    *(exchange, close_or_reopen),
)
FINE = {200, 201, 204, 409}


async def test_two_hundred_at_once_of_every_kind_and_of_all_kinds(flooded: Flooded) -> None:
    for deed in DEEDS:
        answers = await asyncio.gather(*(deed(flooded, n) for n in range(AT_ONCE)))
        statuses = Counter(one.status for one in answers)
        assert statuses.keys() <= FINE, (
            deed.__name__,
            statuses,
            [a.text for a in answers if a.status not in FINE][:1],
        )
    mixed = [DEEDS[n % len(DEEDS)](flooded, AT_ONCE + n) for n in range(AT_ONCE)]
    assert {one.status for one in await asyncio.gather(*mixed)} <= FINE

    told = await flooded.told()
    added = Counter(event["body"]["message"]["text"] for event in told if event["kind"] == "message.added")
    assert all(added[f"Ответ {n}"] == 1 for n in range(AT_ONCE))
    assert all(added[f"С сайта {n}"] == 1 for n in range(AT_ONCE))
    assert all(added[f"Вопрос {n}"] == 1 for n in range(AT_ONCE))
    assert [event["seq"] for event in told] == sorted({event["seq"] for event in told})


async def test_the_same_reply_ten_times_at_once_is_one_message(flooded: Flooded) -> None:
    answers = await asyncio.gather(*(answer(flooded, 7) for _ in range(10)))
    assert {one.status for one in answers} == {201}, [one.text for one in answers]
    assert len({one.json()["id"] for one in answers}) == 1
    again = await asyncio.gather(*(note(flooded, 7) for _ in range(10)))
    assert len({one.json()["id"] for one in again}) == 1, [one.text for one in again]
    said = await asyncio.gather(*(exchange(flooded, 7) for _ in range(3)))
    assert {one.status for one in said} == {200}
    added = [event["body"]["message"] for event in await flooded.told() if event["kind"] == "message.added"]
    assert [message["direction"] for message in added].count("out") == 1
    assert [message["direction"] for message in added].count("note") == 1
