"""getUpdates: nothing is lost before it is confirmed, and two pollers do not share."""

import asyncio

from tests.doubles.telegram import Customer, TelegramDouble
from tests.test_doubles.conftest import Api


async def test_an_update_comes_again_until_an_offset_confirms_it(api: Api, anna: Customer) -> None:
    await anna.writes("Где мой заказ?")
    first = await api.updates()
    assert await api.updates() == first
    assert await api.updates(first[0]["update_id"]) == first
    assert await api.updates(first[0]["update_id"] + 1) == []
    assert await api.updates() == []


async def test_update_ids_grow_by_one_from_somewhere_high(api: Api, anna: Customer) -> None:
    for text in ("раз", "два", "три"):
        await anna.writes(text)
    ids = [update["update_id"] for update in await api.updates()]
    assert ids == [ids[0], ids[0] + 1, ids[0] + 2]
    assert ids[0] > 2_000_000


async def test_a_limit_gives_the_oldest_and_a_negative_offset_keeps_the_newest(
    api: Api, anna: Customer
) -> None:
    for text in ("раз", "два", "три"):
        await anna.writes(text)
    assert [u["message"]["text"] for u in await api.updates(limit=2)] == ["раз", "два"]
    assert [u["message"]["text"] for u in await api.updates(-1)] == ["три"]
    assert [u["message"]["text"] for u in await api.updates()] == ["три"]


async def test_an_offset_from_the_future_is_not_believed(
    api: Api, tg: TelegramDouble, anna: Customer
) -> None:
    await anna.writes("Алло")
    known = (await api.updates())[0]["update_id"]
    assert len(await api.updates(known + 1000)) == 1
    assert len(tg.pending_updates) == 1


async def test_a_waiting_poll_is_answered_the_moment_somebody_writes(
    api: Api, tg: TelegramDouble, anna: Customer
) -> None:
    poll = asyncio.create_task(api.updates(timeout=50))
    await tg.is_listened_to()
    await anna.writes("Вы работаете в субботу?")
    assert [u["message"]["text"] for u in await poll] == ["Вы работаете в субботу?"]


async def test_a_newer_poll_sends_the_older_one_away(api: Api, tg: TelegramDouble, anna: Customer) -> None:
    older = asyncio.create_task(api("getUpdates", timeout=50))
    await tg.is_listened_to()
    newer = asyncio.create_task(api.updates(timeout=50))
    assert (await older) == {
        "ok": False,
        "error_code": 409,
        "description": "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running",
    }
    await tg.is_listened_to()
    await anna.writes("Кто-нибудь есть?")
    assert len(await newer) == 1


async def test_kinds_not_allowed_are_never_queued_and_leaving_them_out_changes_nothing(
    api: Api, anna: Customer
) -> None:
    await api.updates(allowed_updates=["message"])
    mine = await anna.writes("Здравствуйте")
    await anna.edits(mine, "Здравствуйте!")
    await api.updates()
    await anna.blocks_bot()
    assert ["message" in update for update in await api.updates()] == [True]


async def test_reactions_come_only_when_they_are_asked_for(api: Api, anna: Customer) -> None:
    mine = await anna.writes("Спасибо")
    await anna.reacts(mine, "👍")
    assert len(await api.updates(allowed_updates=["message", "message_reaction"])) == 1
    await anna.reacts(mine, None)
    (_, reaction) = await api.updates()
    assert reaction["message_reaction"]["old_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    await api.updates(allowed_updates=[])
    await anna.reacts(mine, "❤")
    assert len(await api.updates()) == 2


async def test_after_a_day_an_update_is_gone() -> None:
    now = 1_800_000_000.0
    async with TelegramDouble(clock=lambda: now) as tg:
        vera = tg.customer("Вера")
        await vera.writes("Жду ответа")
        now += 24 * 3600 - 1
        assert len(tg.world.memory.queue.take(0, 100, now=now)) == 1
        now += 2
        assert tg.world.memory.queue.take(0, 100, now=now) == []


async def test_ids_may_start_anew_after_a_quiet_week(api: Api, tg: TelegramDouble, anna: Customer) -> None:
    await anna.writes("раз")
    before = (await api.updates())[0]["update_id"]
    await api.updates(before + 1)
    tg.restart_update_ids()
    await anna.writes("два")
    assert (await api.updates())[0]["update_id"] != before + 1


async def test_a_raw_update_is_passed_on_however_odd_it_is(api: Api, tg: TelegramDouble) -> None:
    queued = tg.push_update({"message": {"message_id": "не число"}})
    assert (await api.raw("getUpdates"))["result"] == [queued]


async def test_a_revoked_token_ends_the_waiting_poll_too(api: Api, tg: TelegramDouble) -> None:
    poll = asyncio.create_task(api("getUpdates", timeout=50))
    await tg.is_listened_to()
    tg.revoke_token()
    assert (await poll)["description"] == "Unauthorized"
    assert await api.refusal("getMe") == "401 Unauthorized"
    assert [(call.method, call.outcome) for call in tg.calls] == [
        ("getUpdates", "Unauthorized"),
        ("getMe", "Unauthorized"),
    ]
    tg.restore_token()
    assert (await api("getMe"))["ok"]
