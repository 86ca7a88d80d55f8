"""The long poll: everything once for everybody who asks, and a reason when something is lost."""

import asyncio
from typing import Any

import pytest
from aiohttp import ClientSession
from vk_api.bot_longpoll import VkBotEventType

from tests.doubles.vk import Customer, VkDouble
from tests.test_doubles.vk.client import Api
from tests.test_doubles.vk.conftest import Poll
from tests.test_doubles.vk.oracle import judge_event


async def test_the_library_listens_and_answers(vk: VkDouble, api: Api, anna: Customer) -> None:
    listening = await api.long_poll()
    waiting = asyncio.create_task(api.in_thread(listening.check))
    await vk.is_listened_to()
    await anna.writes("Вы работаете в субботу?")
    (event,) = await waiting
    assert (event.type, event.from_user, event.message.text) == (
        VkBotEventType.MESSAGE_NEW,
        True,
        "Вы работаете в субботу?",
    )
    await api.send(event.message.peer_id, "Работаем")
    await anna.hears("Работаем")
    (event,) = await api.in_thread(listening.check)
    assert (event.type, event.object.text) == (VkBotEventType.MESSAGE_REPLY, "Работаем")


async def test_several_polls_are_told_the_same(poll: Poll, vk: VkDouble, anna: Customer) -> None:
    await poll(wait=0)
    both = [asyncio.create_task(poll()) for _ in range(2)]
    await vk.world.bell.until(lambda: vk.world.polls == 2 or None, otherwise=lambda: "not both poll")
    await anna.writes("Алло")
    one, other = await asyncio.gather(*both)
    assert one == other
    assert (one["ts"], one["updates"][0]["type"]) == ("2", "message_new")


async def test_a_poll_that_hears_nothing_keeps_its_place(poll: Poll, anna: Customer) -> None:
    assert await poll(wait=0) == {"ts": "1", "updates": []}


async def test_what_is_too_old_is_lost_and_said_so(anna: Customer) -> None:
    async with VkDouble(longest_history=2, ts_is_number=True) as vk:
        api = Api(vk)
        vera = vk.customer("Вера")
        for text in ("раз", "два", "три"):
            await vera.writes(text)
        async with ClientSession() as session:
            poll = Poll(api, session)
            assert await poll(ts=1) == {"failed": 1, "ts": 4}
            told = await poll(ts=2)
            assert [event["object"]["message"]["text"] for event in told["updates"]] == ["два", "три"]
            assert await poll(ts=99) == {"failed": 1, "ts": 4}
        api.close()


async def test_the_library_gets_over_each_failure(vk: VkDouble, api: Api, anna: Customer) -> None:
    listening = await api.long_poll(wait=0)
    await anna.writes("раз")
    vk.expire_long_poll_key()
    assert await api.in_thread(listening.check) == []
    assert [event.message.text for event in await api.in_thread(listening.check)] == ["раз"]
    await anna.writes("потеряно")
    vk.forget_history()
    assert await api.in_thread(listening.check) == []
    await anna.writes("тоже потеряно")
    vk.lose_long_poll()
    assert await api.in_thread(listening.check) == []
    await anna.writes("два")
    assert [event.message.text for event in await api.in_thread(listening.check)] == ["два"]


async def test_failures_by_number(poll: Poll, vk: VkDouble) -> None:
    waiting = asyncio.create_task(poll())
    await vk.is_listened_to()
    vk.expire_long_poll_key()
    assert await waiting == {"failed": 2}
    vk.lose_long_poll()
    assert await poll(wait=0) == {"failed": 3}


async def test_older_versions_have_the_message_flat(vk: VkDouble, api: Api, anna: Customer) -> None:
    await api("groups.setLongPollSettings", group_id=api.group_id, api_version="5.92")
    await anna.writes("По-старому")
    (event,) = vk.events
    judge_event(event)
    assert (event["v"], event["object"]["text"]) == ("5.92", "По-старому")
    (parsed,) = await _heard(api, vk)
    assert parsed.from_user


async def _heard(api: Api, vk: VkDouble) -> list[Any]:
    listening = await api.long_poll(wait=0)
    listening.ts = 1
    heard: list[Any] = await api.in_thread(listening.check)
    return heard


async def test_a_new_community_has_everything_switched_off() -> None:
    async with VkDouble(events=()) as vk:
        api = Api(vk)
        who = {"group_id": vk.group_id}
        assert "longpoll for this group is not enabled" in await api.refusal(
            "groups.getLongPollServer", **who
        )
        vera = vk.customer("Вера")
        await vera.writes("Никто не слышит")
        await api("groups.setLongPollSettings", enabled=1, api_version="5.199", message_new=1, **who)
        settings = await api("groups.getLongPollSettings", **who)
        assert (settings["is_enabled"], settings["events"]["message_new"]) == (True, 1)
        assert settings["events"]["message_reply"] == 0
        await vera.writes("Теперь слышно")
        await api.send(vera.id, "О своём не сообщают")
        assert [event["type"] for event in vk.events] == ["message_new"]
        api.close()


async def test_an_event_may_come_twice_and_says_so_by_its_id(vk: VkDouble, anna: Customer) -> None:
    vk.faults.duplicate_events()
    await anna.writes("раз")
    await anna.writes("два")
    ids = [event["event_id"] for event in vk.events]
    assert (len(ids), len(set(ids)), ids[0]) == (3, 2, ids[1])


async def test_a_raw_event_is_passed_on_however_odd_it_is(poll: Poll, vk: VkDouble) -> None:
    await poll(wait=0)
    pushed = vk.push_event({"type": "message_edit", "object": {}, "is_odd": True})
    assert (await poll(wait=0))["updates"] == [pushed]


@pytest.mark.parametrize("kind", ["message_typing_state", "message_read", "message_reaction_event"])
async def test_what_is_no_message_is_told_too(vk: VkDouble, api: Api, anna: Customer, kind: str) -> None:
    await anna.writes("Алло")
    sent = await api.send(anna.id, "Слушаю")
    letter = anna.reads[0]
    match kind:
        case "message_typing_state":
            await anna.types()
        case "message_read":
            await anna.reads_everything()
            await anna.reads_everything()
        case _:
            await anna.reacts(letter, 4)
    body = vk.events[-1]["object"]
    assert vk.events[-1]["type"] == kind
    assert body in (
        {"state": "typing", "from_id": anna.id, "to_id": -vk.group_id},
        {"from_id": anna.id, "peer_id": anna.id, "read_message_id": sent, "conversation_message_id": 2},
        {"reacted_id": anna.id, "peer_id": anna.id, "cmid": 2, "reaction_id": 4},
    )
