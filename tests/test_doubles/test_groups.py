"""Groups, supergroups and topics: what the bot is told there, where it may write, and what it is refused."""

from typing import Any

import pytest

from tests.doubles.telegram import CannotWriteError, Customer, GroupChat, TelegramDouble
from tests.doubles.telegram.wire import Json
from tests.test_doubles.conftest import Api


@pytest.fixture
async def shop(tg: TelegramDouble, anna: Customer, boris: Customer) -> GroupChat:
    """Anna's group with Boris in it, and the bot, which hears everything."""
    tg.has_privacy_mode = False
    group = tg.group("Посуда: заказы", anna, boris)
    await group.adds_bot()
    return group


@pytest.fixture
async def forum(tg: TelegramDouble, anna: Customer, boris: Customer) -> GroupChat:
    tg.has_privacy_mode = False
    group = tg.group("Клуб посуды", anna, boris, is_forum=True)
    await group.adds_bot()
    return group


async def fresh(api: Api) -> list[Json]:
    """What the bot has not seen yet."""
    updates = await api.updates()
    if updates:
        await api.updates(offset=updates[-1]["update_id"] + 1)
    return updates


async def test_the_bot_is_let_in_and_hears_who_writes_answers_comes_and_goes(
    api: Api, tg: TelegramDouble, shop: GroupChat, anna: Customer, boris: Customer
) -> None:
    vera = tg.customer("Вера")
    asked = await shop.member(boris).writes("Когда привоз?")
    await shop.member(anna).writes("В среду", reply_to=asked)
    await shop.joins(vera)
    await shop.member(vera).sends_photo(caption="Вот такая")
    await shop.leaves(vera, by=anna)
    with pytest.raises(CannotWriteError):
        await shop.member(vera).writes("Как же так?")
    await shop.is_renamed("Посуда и ножи")
    await shop.pins(asked)
    let_in, greeted, question, answer, came, photo, left, renamed, pinned = await fresh(api)
    assert let_in["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert let_in["my_chat_member"]["from"]["id"] == anna.id
    assert greeted["message"]["new_chat_members"][0]["is_bot"]
    chat = question["message"]["chat"]
    assert chat == {"id": shop.id, "type": "group", "title": "Посуда: заказы"}
    assert question["message"]["from"]["id"] == boris.id
    assert answer["message"]["reply_to_message"]["from"]["id"] == boris.id
    assert came["message"]["new_chat_members"][0]["id"] == vera.id
    assert photo["message"]["caption"] == "Вот такая"
    assert left["message"]["left_chat_member"]["id"] == vera.id
    assert renamed["message"]["new_chat_title"] == "Посуда и ножи"
    assert pinned["message"]["pinned_message"]["text"] == "Когда привоз?"


async def test_with_privacy_mode_the_bot_hears_only_what_is_meant_for_it(
    api: Api, tg: TelegramDouble, anna: Customer, boris: Customer
) -> None:
    group = tg.group("Посуда", anna, boris)
    await group.adds_bot()
    assert (await api.result("getMe"))["can_read_all_group_messages"] is False
    await api.result("sendMessage", chat_id=group.id, text="Я здесь")
    await fresh(api)
    member = group.member(boris)
    await member.writes("Между нами")
    await member.writes("/price")
    await member.writes("Скажи, @okno_local_bot")
    await member.writes("Спасибо", reply_to=await group.hears("Я здесь"))
    heard = [update["message"]["text"] for update in await fresh(api)]
    assert heard == ["/price", "Скажи, @okno_local_bot", "Спасибо"]
    await group.promotes_bot()
    await member.writes("Теперь при всех")
    promoted, said = await fresh(api)
    assert promoted["my_chat_member"]["new_chat_member"]["status"] == "administrator"
    assert said["message"]["text"] == "Теперь при всех"


async def test_an_administrator_asks_and_is_told_of_members(
    api: Api, tg: TelegramDouble, shop: GroupChat, anna: Customer
) -> None:
    await shop.promotes_bot()
    await api.updates(allowed_updates=["chat_member"])
    vera = tg.customer("Вера")
    await shop.joins(vera)
    change = (await fresh(api))[-1]["chat_member"]
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("left", "member")
    assert await api.result("getChatMemberCount", chat_id=shop.id) == 4
    in_charge = await api.result("getChatAdministrators", chat_id=shop.id)
    assert [one["status"] for one in in_charge] == ["creator", "administrator"]
    her = await api.result("getChatMember", chat_id=shop.id, user_id=vera.id)
    assert her["status"] == "member"


async def test_the_bot_writes_into_the_group_and_is_read(
    api: Api, tg: TelegramDouble, shop: GroupChat, boris: Customer
) -> None:
    asked = await shop.member(boris).writes("Есть чашки?")
    reply = {"message_id": asked.message_id}
    sent = await api.result("sendMessage", chat_id=shop.id, text="Есть", reply_parameters=reply)
    assert sent["chat"]["type"] == "group"
    await shop.member(boris).hears("Есть")
    assert tg.delivered_to(shop) == ["Есть"]
    assert tg.delivered_to(boris) == []
    refused = await api.refusal("deleteMessage", chat_id=shop.id, message_id=asked.message_id)
    assert refused == "400 Bad Request: message can't be deleted"


async def test_a_bot_thrown_out_may_neither_write_nor_hear(
    api: Api, shop: GroupChat, forum: GroupChat, boris: Customer
) -> None:
    await shop.kicks_bot()
    await forum.kicks_bot()
    await fresh(api)
    await shop.member(boris).writes("Наконец одни")
    assert await fresh(api) == []
    kicked = await api.refusal("sendMessage", chat_id=shop.id, text="Алло")
    assert kicked == "403 Forbidden: bot was kicked from the group chat"
    kicked = await api.refusal("sendMessage", chat_id=forum.id, text="Алло")
    assert kicked == "403 Forbidden: bot was kicked from the supergroup chat"
    assert await api.refusal("getChat", chat_id=forum.id) == kicked


async def test_a_bot_may_leave_by_itself(api: Api, shop: GroupChat) -> None:
    await fresh(api)
    assert await api.result("leaveChat", chat_id=shop.id) is True
    (left,) = await fresh(api)
    assert left["my_chat_member"]["new_chat_member"]["status"] == "left"
    refused = await api.refusal("sendMessage", chat_id=shop.id, text="Алло")
    assert refused == "403 Forbidden: bot is not a member of the group chat"


async def test_topics_keep_their_messages_together(
    api: Api, tg: TelegramDouble, forum: GroupChat, boris: Customer
) -> None:
    await fresh(api)
    returns = await forum.opens_topic("Возвраты")
    await forum.member(boris, topic=returns).writes("Как вернуть?")
    created, asked = await fresh(api)
    assert created["message"]["forum_topic_created"]["name"] == "Возвраты"
    assert asked["message"]["message_thread_id"] == returns == created["message"]["message_id"]
    assert asked["message"]["is_topic_message"] is True
    assert asked["message"]["chat"]["is_forum"] is True
    assert asked["message"]["reply_to_message"]["forum_topic_created"]["name"] == "Возвраты"
    sent = await api.result("sendMessage", chat_id=forum.id, message_thread_id=returns, text="Так и так")
    assert sent["message_thread_id"] == returns
    await forum.member(boris, topic=returns).hears("Так и так")
    assert tg.sends[-1].thread == returns
    general = await api.result("sendMessage", chat_id=forum.id, text="Всем привет")
    assert "message_thread_id" not in general
    assert [mail.text for mail in forum.member(boris).reads] == ["Всем привет"]


@pytest.mark.parametrize("topic", [1, 999])
async def test_a_topic_that_is_not_there_is_not_found(api: Api, forum: GroupChat, topic: int) -> None:
    refused = await api.refusal("sendMessage", chat_id=forum.id, message_thread_id=topic, text="?")
    assert refused == "400 Bad Request: message thread not found"


async def test_where_there_are_no_topics_the_number_is_not_looked_at_but_in_private_it_is(
    api: Api, shop: GroupChat, anna: Customer
) -> None:
    await anna.starts()
    sent = await api.result("sendMessage", chat_id=shop.id, message_thread_id=5, text="Да")
    assert "message_thread_id" not in sent
    refused = await api.refusal("sendMessage", chat_id=anna.id, message_thread_id=5, text="Да")
    assert refused == "400 Bad Request: message thread not found"


async def test_a_closed_topic_takes_only_what_administrators_say(api: Api, forum: GroupChat) -> None:
    topic = await forum.opens_topic("Архив")
    await forum.renames_topic(topic, "Старое")
    await forum.closes_topic(topic)
    where = {"chat_id": forum.id, "message_thread_id": topic}
    assert await api.refusal("sendMessage", **where, text="?") == "400 Bad Request: TOPIC_CLOSED"
    await forum.promotes_bot()
    await api.result("sendMessage", **where, text="Итог")
    await forum.reopens_topic(topic)
    changes = [update["message"] for update in await fresh(api) if "message" in update]
    assert {"forum_topic_edited", "forum_topic_closed", "forum_topic_reopened"} <= {
        *changes[-3],
        *changes[-2],
        *changes[-1],
    }


@pytest.mark.parametrize(
    ("method", "fields"),
    [
        ("sendMessage", {"text": "Алло"}),
        ("sendChatAction", {"action": "typing"}),
        ("sendLocation", {"latitude": 1, "longitude": 2}),
    ],
)
async def test_a_group_that_became_a_supergroup_says_where_it_went(
    api: Api, shop: GroupChat, boris: Customer, method: str, fields: dict[str, Any]
) -> None:
    await fresh(api)
    new = await shop.becomes_supergroup()
    left, arrived = await fresh(api)
    assert left["message"]["migrate_to_chat_id"] == new.id == arrived["message"]["chat"]["id"]
    assert arrived["message"]["migrate_from_chat_id"] == shop.id == left["message"]["chat"]["id"]
    assert arrived["message"]["chat"]["type"] == "supergroup"
    refused = await api(method, chat_id=shop.id, **fields)
    assert refused == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": new.id},
    }
    await api.result(method, chat_id=new.id, **fields)
    await new.member(boris).writes("И я здесь")
    with pytest.raises(CannotWriteError):
        await shop.member(boris).writes("Есть кто?")


async def test_buttons_are_pressed_in_a_group_too(api: Api, shop: GroupChat, boris: Customer) -> None:
    buttons = {"inline_keyboard": [[{"text": "Беру", "callback_data": "buy"}]]}
    sent = await api.result("sendMessage", chat_id=shop.id, text="Последняя", reply_markup=buttons)
    member = shop.member(boris)
    press = await member.presses(sent["message_id"], "Беру")
    query = (await fresh(api))[-1]["callback_query"]
    assert (query["from"]["id"], query["message"]["chat"]["id"]) == (boris.id, shop.id)
    await api.result("answerCallbackQuery", callback_query_id=query["id"], text="Ваша")
    assert (await member.gets_answer(press))["text"] == "Ваша"


async def test_a_group_is_described(api: Api, shop: GroupChat, boris: Customer) -> None:
    await shop.pins(await shop.member(boris).writes("Важное"))
    group = await api.result("getChat", chat_id=shop.id)
    assert (group["title"], group["pinned_message"]["text"]) == ("Посуда: заказы", "Важное")
