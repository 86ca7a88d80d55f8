"""News by the Bots Long Poll: nothing lost, nothing twice, whatever VK forgets."""

import json

import pytest

from connectors.contract import ChannelDown, Edit, Heard, MessageIn, Reachability, Reaction, Status, Typing
from connectors.vk import backfill
from connectors.vk.connector import VkConnector
from connectors.vk.cursor import Cursor
from tests.connectors.vk.news import News, news_of
from tests.connectors.vk.samples import GROUP_ID, TOKEN
from tests.doubles.vk import Customer, VkDouble


def texts(news: News) -> list[str]:
    return [one.text for one in news.of(MessageIn)]


def ids(heard: list[Heard]) -> list[str]:
    return [one.external_id for one in heard if isinstance(one, MessageIn)]


async def test_what_anna_writes_comes(vk: VkDouble, shop: VkConnector, anna: Customer) -> None:
    async with news_of(shop) as news:
        await news.listen()
        await anna.writes("Где мой заказ?", ref="site-1")
        (asked,) = await news.until(MessageIn)
    assert (asked.text, asked.address, asked.entry_token) == ("Где мой заказ?", str(anna.id), "site-1")


async def test_it_goes_on_where_it_was(vk: VkDouble, shop: VkConnector, anna: Customer) -> None:
    async with news_of(shop) as news:
        await news.listen()
        await anna.writes("раз")
        await news.until(MessageIn)
        cursor = news.cursor
    await anna.writes("два")
    await anna.writes("три")
    async with news_of(shop, cursor) as news:
        await news.until(MessageIn, 2)
        assert texts(news) == ["два", "три"]


async def test_an_answer_that_was_not_stored_comes_again_under_the_same_key(
    shop: VkConnector, anna: Customer
) -> None:
    async with news_of(shop) as news:
        await news.listen()
        before = news.cursor
        await anna.writes("раз")
        await news.until(MessageIn)
        keys = news.keys
    async with news_of(shop, before) as again:
        await again.until(MessageIn)
        assert again.keys == keys


async def test_a_first_start_begins_with_what_nobody_has_answered(
    vk: VkDouble, shop: VkConnector, anna: Customer
) -> None:
    boris = vk.customer("Борис")
    await boris.writes("до подключения, с ответом")
    await vk.admin().answers(boris, "ответ")
    await anna.writes("до подключения")
    async with news_of(shop) as news:
        await news.until(MessageIn)
        await anna.writes("после")
        await news.until(MessageIn, 2)
        assert texts(news) == ["до подключения", "после"]
        assert Cursor.parse(news.cursor).seen


async def test_a_first_start_that_is_cut_off_forgets_nobody_who_was_answered_meanwhile(
    vk: VkDouble, shop: VkConnector, anna: Customer
) -> None:
    await anna.writes("до подключения")
    async with news_of(shop) as news:
        await news.until(MessageIn)
        cursor = news.cursor
    await anna.writes("сразу после")
    await vk.admin().answers(anna, "ответ на первое")
    async with news_of(shop, cursor) as again:
        await again.until(MessageIn, 2)
        assert texts(again) == ["сразу после", "ответ на первое"]


async def test_a_silent_channel_gives_signs_of_life(shop: VkConnector) -> None:
    async with news_of(shop) as news:
        await news.listen()
        first = await news.take()
        second = await news.take()
    assert (first.raws, second.raws) == ((), ())
    assert first.cursor == second.cursor


async def test_an_old_key_is_replaced_and_nothing_is_lost(
    vk: VkDouble, shop: VkConnector, anna: Customer
) -> None:
    async with news_of(shop) as news:
        await news.listen()
        vk.expire_long_poll_key()
        await anna.writes("раз")
        await news.until(MessageIn)
        assert texts(news) == ["раз"]


@pytest.mark.parametrize("forget", ["forget_history", "lose_long_poll"])
async def test_what_vk_forgot_is_found_in_the_conversations_once(
    vk: VkDouble, shop: VkConnector, anna: Customer, forget: str
) -> None:
    boris = vk.customer("Борис", has_written=True)
    maria = vk.admin()
    async with news_of(shop) as news:
        await news.listen()
        await anna.writes("увидено")
        await news.until(MessageIn)
        cursor = news.cursor
        seen = ids(news.heard)
    await anna.writes("Алло?")
    await boris.writes("Здравствуйте")
    await maria.answers(boris, "Добрый день")
    await boris.writes("Спасибо")
    getattr(vk, forget)()
    async with news_of(shop, cursor) as news:
        await news.until(MessageIn, 4)
        await anna.writes("Вы тут?")
        await news.until(MessageIn, 5)
        found = {one.text: one for one in news.of(MessageIn)}
        assert set(found) == {"Алло?", "Здравствуйте", "Добрый день", "Спасибо", "Вы тут?"}
        assert len(found) == len(news.of(MessageIn)), "once each"
        assert found["Добрый день"].by_us
        assert [one for one in texts(news) if one in ("Здравствуйте", "Добрый день", "Спасибо")] == [
            "Здравствуйте",
            "Добрый день",
            "Спасибо",
        ], "in their order"
        assert not set(ids(news.heard)) & set(seen)


async def test_a_message_that_came_both_ways_is_one(vk: VkDouble, shop: VkConnector, anna: Customer) -> None:
    async with news_of(shop) as news:
        await news.listen()
        before = news.cursor
        await anna.writes("дважды")
        await news.until(MessageIn)
        once = ids(news.heard)
    vk.forget_history()
    async with news_of(shop, before) as again:
        await again.until(MessageIn)
        assert ids(again.heard) == once
        assert again.keys != news.keys, "found by itself, and yet the same message"


async def test_a_gap_is_not_closed_before_all_of_it_is_stored(
    vk: VkDouble, shop: VkConnector, anna: Customer
) -> None:
    boris = vk.customer("Борис", has_written=True)
    async with news_of(shop) as news:
        await news.listen()
        cursor = news.cursor
    await anna.writes("раз")
    await boris.writes("два")
    vk.forget_history()
    async with news_of(shop, cursor) as news:
        halfway = await news.take()
    assert halfway.raws
    async with news_of(shop, halfway.cursor) as again:
        await again.until(MessageIn, 2)
        assert sorted(texts(again)) == ["два", "раз"]


async def looks_back(shop: VkConnector, cursor: str | None = None) -> tuple[list[str], str]:
    """Words that were found, and where to go on."""
    heard: list[Heard] = []
    async for received in shop.look_back(cursor):
        heard += [one for raw in received.raws for one in shop.normalise(raw.body)]
        cursor = received.cursor
    assert cursor is not None
    return [one.text for one in heard if isinstance(one, MessageIn)], cursor


async def test_looking_back_begins_with_what_nobody_has_answered(
    vk: VkDouble, shop: VkConnector, anna: Customer
) -> None:
    boris = vk.customer("Борис")
    await boris.writes("с ответом")
    await vk.admin().answers(boris, "ответ")
    await anna.writes("без ответа")
    words, cursor = await looks_back(shop)
    assert words == ["без ответа"]
    assert await looks_back(shop, cursor) == ([], cursor)
    await boris.writes("раз")
    await vk.admin().answers(boris, "два")
    words, cursor = await looks_back(shop, cursor)
    assert (words, vk.calls_of("a_check")) == (["раз", "два"], [])


async def test_who_moves_to_the_top_while_pages_are_read_is_not_skipped(
    vk: VkDouble, shop: VkConnector, anna: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backfill, "PAGE", 2)
    _, cursor = await looks_back(shop)
    people = [anna, *(vk.customer(f"Олег {number}", has_written=True) for number in range(4))]
    for person in people:
        await person.writes(f"первое от {person.id}")
    found: list[str] = []
    async for received in shop.look_back(cursor):
        heard = [one for raw in received.raws for one in shop.normalise(raw.body)]
        if not found:
            # She was on the last page, and now nobody finds her there.
            await anna.writes("второе")
        found += [one.text for one in heard if isinstance(one, MessageIn)]
    assert {f"первое от {person.id}" for person in people} | {"второе"} == set(found)


async def test_an_old_conversation_that_is_pinned_on_top_hides_nobody(
    shop: VkConnector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backfill, "PAGE", 2)
    old, fresh = ({"last_message": {"date": date, "peer_id": date}} for date in (5, 100))
    pages = {0: [old, fresh], 2: [fresh]}

    async def ask(method: str, values: dict[str, object], _: object) -> object:
        if method == "messages.getConversations":
            return {"items": pages.get(int(str(values["offset"])), [])}
        return {"items": [{"date": 100, "peer_id": 100, "conversation_message_id": 1}]}

    line = await shop._line()
    monkeypatch.setattr(line, "ask", ask)
    asked = [one async for one in backfill.still_unanswered(line, GROUP_ID, 50, hears_groups=False)]
    assert len(asked) == 2, "the one beside the pinned one, and the one on the next page"


async def test_who_was_called_goes_on_asking_where_the_calls_ended(
    vk: VkDouble, shop: VkConnector, anna: Customer
) -> None:
    await anna.writes("принесли")
    _, cursor = await looks_back(shop)
    await anna.writes("не донесли")
    await vk.admin().answers(anna, "ответ")
    async with news_of(shop, cursor) as news:
        await news.until(MessageIn, 2)
        await anna.writes("спрошено")
        await news.until(MessageIn, 3)
        assert texts(news) == ["не донесли", "ответ", "спрошено"]


async def test_chats_are_found_after_a_gap_where_they_are_heard(vk: VkDouble, anna: Customer) -> None:
    club = VkConnector({"token": TOKEN, "base_url": vk.url, "groups": "yes"}, long_poll=1)
    chat = vk.chat("Соседи", anna)
    async with news_of(club) as news:
        await news.take()
        cursor = news.cursor
    await anna.within(chat).writes("Кто тут?")
    vk.forget_history()
    async with news_of(club, cursor) as news:
        while "Кто тут?" not in texts(news):
            await news.take()
        (asked,) = [one for one in news.of(MessageIn) if one.text == "Кто тут?"]
    await club.close()
    assert (asked.author.is_group, asked.speaker) == (True, f"id{anna.id}")


async def test_an_odd_event_does_not_lose_its_batch(vk: VkDouble, shop: VkConnector, anna: Customer) -> None:
    async with news_of(shop) as news:
        await news.listen()
        cursor = news.cursor
    await anna.writes("до")
    vk.push_event({"type": "message_edit", "object": {}})
    vk.push_event({"type": "message_new", "object": 5})
    await anna.writes("после")
    found: list[Heard] = []
    news_from = shop.receive(cursor)
    while len(found) < 2:
        for raw in (await anext(news_from)).raws:
            try:
                found += shop.normalise(raw.body)
            except ValueError:
                assert shop.describe_unreadable(raw.body) == []
    await news_from.aclose()
    assert [one.text for one in found if isinstance(one, MessageIn)] == ["до", "после"]


async def test_an_event_that_is_told_twice_has_one_key(
    vk: VkDouble, shop: VkConnector, anna: Customer
) -> None:
    async with news_of(shop) as news:
        await news.listen()
        vk.faults.duplicate_events()
        await anna.writes("дважды")
        await anna.writes("ещё")
        while "ещё" not in texts(news):
            await news.take()
        assert len(set(news.keys)) == 2
        assert len(set(ids(news.heard))) == 2


async def test_all_that_people_do_is_heard(vk: VkDouble, shop: VkConnector, anna: Customer) -> None:
    async with news_of(shop) as news:
        await news.listen()
        asked = await anna.writes("Чайник")
        await anna.edits(asked, "Чайник 2 л")
        await anna.reacts(asked, 4)
        await anna.types()
        await anna.denies_messages()
        await anna.allows_messages("landing")
        await vk.admin().answers(anna, "Есть")
        await anna.reads_everything()
        await news.until(Status)
    (edit,) = news.of(Edit)
    (reaction,) = news.of(Reaction)
    assert (edit.external_id, edit.text) == (reaction.external_id, "Чайник 2 л")
    assert reaction.emoji == ("👍",)
    assert news.of(Typing) == [Typing(str(anna.id))]
    assert [one.reachable for one in news.of(Reachability)] == [False, True]
    assert news.of(Status)[0].external_id == news.of(MessageIn)[-1].external_id


@pytest.mark.parametrize("ts", [True, False], ids=["number", "text"])
async def test_ts_may_be_a_number_or_a_text(ts: bool) -> None:
    async with VkDouble(token=TOKEN, ts_is_number=ts) as vk:
        shop = VkConnector({"token": TOKEN, "base_url": vk.url}, long_poll=1)
        async with news_of(shop) as news:
            await news.listen()
            await vk.customer("Анна").writes("Привет")
            await news.until(MessageIn)
        await shop.close()


async def test_a_revoked_key_waits_for_a_person(vk: VkDouble, shop: VkConnector) -> None:
    vk.revoke_token()
    with pytest.raises(ChannelDown) as down:
        await anext(shop.receive(None))
    assert (down.value.code, down.value.needs_a_person) == ("unauthorised", True)


@pytest.mark.parametrize("method", ["groups.getLongPollServer", "a_check"])
async def test_a_server_that_stumbles_is_asked_again(vk: VkDouble, shop: VkConnector, method: str) -> None:
    vk.faults.server_error(methods=(method,), times=1)
    async with news_of(shop) as news:
        with pytest.raises(ChannelDown) as down:
            await news.until(MessageIn)
    assert (down.value.code, down.value.needs_a_person) == ("server_error", False)
    async with news_of(shop) as news:
        await news.listen()


async def test_nobody_listening_is_no_network() -> None:
    shop = VkConnector({"token": TOKEN, "base_url": "http://127.0.0.1:9"})
    with pytest.raises(ChannelDown) as down:
        await anext(shop.receive(None))
    await shop.close()
    assert down.value.code == "network"


@pytest.mark.parametrize(
    "stored", ["", "garbage", "[]", '{"ts": 5}', "17", json.dumps({"ts": "17", "seen": -4})]
)
def test_a_cursor_of_another_day_is_read_as_far_as_it_goes(stored: str) -> None:
    cursor = Cursor.parse(stored)
    assert Cursor.parse(str(cursor)) == cursor
    assert cursor.seen == 0
