"""Telegram's speed limits, kept to the letter once they are switched on, by a clock the test moves."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession

from tests.doubles.telegram import Customer, TelegramDouble
from tests.test_doubles.clock import NOON, Clock
from tests.test_doubles.conftest import Api


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def tg(clock: Clock) -> AsyncIterator[TelegramDouble]:
    async with TelegramDouble(seed=7, clock=clock) as telegram:
        yield telegram


@pytest.fixture
async def api(tg: TelegramDouble) -> AsyncIterator[Api]:
    async with ClientSession() as session:
        yield Api(tg, session)


async def say(api: Api, chat_id: int) -> int | None:
    """Seconds to wait, or None when it was taken."""
    answer = await api("sendMessage", chat_id=chat_id, text="Да")
    if answer["ok"]:
        return None
    assert answer["error_code"] == 429
    wait: int = answer["parameters"]["retry_after"]
    assert answer["description"] == f"Too Many Requests: retry after {wait}"
    return wait


async def test_nothing_is_limited_until_it_is_asked_for(api: Api, tg: TelegramDouble) -> None:
    anna = tg.customer("Анна", has_started=True)
    assert [await say(api, anna.id) for _ in range(40)] == [None] * 40


async def test_one_message_a_second_to_one_chat(api: Api, tg: TelegramDouble, clock: Clock) -> None:
    anna, boris = (tg.customer(name, has_started=True) for name in ("Анна", "Борис"))
    tg.enforce_limits()
    assert await say(api, anna.id) is None
    assert await say(api, anna.id) == 1
    assert await say(api, boris.id) is None
    clock.now += 0.9
    assert await say(api, anna.id) == 1
    clock.now += 0.1
    assert await say(api, anna.id) is None
    assert tg.pacing.refused == 2
    assert [(sent.chat_id, sent.at - NOON) for sent in tg.sends] == [
        (anna.id, 0.0), (boris.id, 0.0), (anna.id, 1.0),
    ]  # fmt: skip


async def test_thirty_messages_a_second_to_all(api: Api, tg: TelegramDouble, clock: Clock) -> None:
    people = [tg.customer(f"Гость {number}", has_started=True) for number in range(31)]
    tg.enforce_limits()
    waits = [await say(api, person.id) for person in people]
    assert waits == [None] * 30 + [1]
    clock.now += 1
    assert await say(api, people[30].id) is None


async def test_twenty_messages_a_minute_to_a_group(
    api: Api, tg: TelegramDouble, clock: Clock, anna: Customer
) -> None:
    group = tg.group("Посуда", anna)
    await group.adds_bot()
    tg.enforce_limits()
    for _ in range(20):
        assert await say(api, group.id) is None
        clock.now += 1
    assert await say(api, group.id) == 40
    clock.now += 40
    assert await say(api, group.id) is None


async def test_an_album_is_one_send_to_its_chat_but_all_its_messages_count(
    api: Api, tg: TelegramDouble, clock: Clock, anna: Customer
) -> None:
    group = tg.group("Посуда", anna)
    await group.adds_bot()
    sent = await api.upload("sendDocument", {"document": ("a.pdf", b"%PDF")}, chat_id=str(group.id))
    media = [{"type": "document", "media": sent["result"]["document"]["file_id"]}] * 10
    tg.enforce_limits()
    for _ in range(2):
        await api.result("sendMediaGroup", chat_id=group.id, media=media)
        clock.now += 1
    assert await say(api, group.id) == 58
    assert len(tg.sends) == 21


async def test_what_was_refused_for_another_reason_uses_nothing_up(
    api: Api, tg: TelegramDouble, anna: Customer
) -> None:
    await anna.starts()
    tg.enforce_limits()
    assert (await api("sendMessage", chat_id=anna.id, text=""))["error_code"] == 400
    assert await api.result("sendChatAction", chat_id=anna.id, action="typing")
    assert await say(api, anna.id) is None
