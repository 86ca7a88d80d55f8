"""Business accounts: customers write to an owner, the bot looks in and answers in her name."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientSession

from tests.doubles.telegram import BusinessAccount, Customer, TelegramDouble
from tests.doubles.telegram.customer_content import plain_picture
from tests.doubles.telegram.wire import Json
from tests.test_doubles.clock import Clock
from tests.test_doubles.conftest import Api

HOUR = 3600


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def tg(clock: Clock) -> AsyncIterator[TelegramDouble]:
    async with TelegramDouble(seed=7, clock=clock) as telegram:
        yield telegram


@pytest.fixture
async def olga(tg: TelegramDouble) -> Customer:
    return tg.customer("Ольга Гончарова", has_started=True)


@pytest.fixture
async def business(tg: TelegramDouble, olga: Customer) -> BusinessAccount:
    return tg.business(olga)


@pytest.fixture
async def api(tg: TelegramDouble) -> AsyncIterator[Api]:
    async with ClientSession() as session:
        yield Api(tg, session)


async def fresh(api: Api) -> list[Json]:
    """What the bot has not seen yet."""
    updates = await api.updates()
    if updates:
        await api.updates(offset=updates[-1]["update_id"] + 1)
    return updates


async def test_the_owner_connects_changes_rights_and_disconnects(
    api: Api, business: BusinessAccount, olga: Customer
) -> None:
    await business.takes_away("can_reply")
    await business.disconnects()
    await business.reconnects()
    connected, limited, off, back = (update["business_connection"] for update in await fresh(api))
    assert (connected["id"], connected["user_chat_id"]) == (business.id, olga.id)
    assert (connected["is_enabled"], connected["can_reply"]) == (True, True)
    assert connected["rights"]["can_reply"]
    assert "can_reply" not in limited["rights"]
    assert (off["is_enabled"], off["can_reply"], "rights" in off) == (False, False, False)
    assert back["is_enabled"]
    assert await api.result("getBusinessConnection", business_connection_id=business.id) == back
    unknown = await api.refusal("getBusinessConnection", business_connection_id="нет")
    assert unknown == "400 Bad Request: business connection not found"


async def test_a_customer_writes_and_the_owner_answers_by_hand(
    api: Api, business: BusinessAccount, anna: Customer, olga: Customer
) -> None:
    await fresh(api)
    asked = await business.customer(anna).writes("Есть чашки?")
    await business.owner_with(anna).writes("Есть", reply_to=asked)
    question, answer = (update["business_message"] for update in await fresh(api))
    assert question["business_connection_id"] == business.id
    assert (question["from"]["id"], question["chat"]["id"]) == (anna.id, anna.id)
    assert (answer["from"]["id"], answer["chat"]["id"]) == (olga.id, anna.id)
    assert "sender_business_bot" not in answer
    assert [mail.text for mail in business.customer(anna).reads] == ["Есть"]
    assert anna.wrote == []


async def test_the_bot_answers_in_her_name_and_hears_of_it(
    api: Api, tg: TelegramDouble, business: BusinessAccount, anna: Customer, olga: Customer
) -> None:
    await business.customer(anna).writes("Есть чашки?")
    await fresh(api)
    sent = await api.result("sendMessage", business_connection_id=business.id, chat_id=anna.id, text="Да")
    assert (sent["business_connection_id"], sent["from"]["id"]) == (business.id, olga.id)
    assert sent["sender_business_bot"]["is_bot"]
    (echo,) = await fresh(api)
    assert echo["business_message"] == sent
    await business.customer(anna).hears("Да")
    assert tg.delivered_to(business.customer(anna)) == ["Да"]
    assert tg.delivered_to(anna) == []


async def test_edits_and_deletions_come_from_both_sides(
    api: Api, business: BusinessAccount, anna: Customer
) -> None:
    hers, mine = business.customer(anna), business.owner_with(anna)
    asked = await hers.writes("Есть чшки?")
    said = await mine.writes("Нет")
    await fresh(api)
    await hers.edits(asked, "Есть чашки?")
    await mine.edits(said, "Есть")
    await hers.deletes(asked)
    edited, corrected, deleted = await fresh(api)
    assert edited["edited_business_message"]["text"] == "Есть чашки?"
    assert corrected["edited_business_message"]["text"] == "Есть"
    gone = deleted["deleted_business_messages"]
    assert (gone["message_ids"], gone["chat"]["id"]) == ([asked.message_id], anna.id)
    assert gone["business_connection_id"] == business.id


async def test_the_bot_edits_reads_and_deletes_in_her_name(
    api: Api, business: BusinessAccount, anna: Customer
) -> None:
    hers = business.customer(anna)
    asked = await hers.writes("Есть чашки?")
    through = {"business_connection_id": business.id}
    where = through | {"chat_id": anna.id}
    sent = await api.result("sendMessage", **where, text="Дда")
    edited = await api.result("editMessageText", **where, message_id=sent["message_id"], text="Да")
    assert edited["business_connection_id"] == business.id
    assert [mail.text for mail in hers.reads] == ["Да"]
    refused = await api.refusal("editMessageText", **where, message_id=asked.message_id, text="?")
    assert refused == "400 Bad Request: MESSAGE_AUTHOR_REQUIRED"
    assert await api.result("readBusinessMessage", **where, message_id=asked.message_id) is True
    assert business.chat_with(anna).read_up_to == asked.message_id
    assert await api.result("sendChatAction", **where, action="typing") is True
    numbers = [asked.message_id, sent["message_id"]]
    assert await api.result("deleteBusinessMessages", **through, message_ids=numbers) is True
    assert (await fresh(api))[-1]["deleted_business_messages"]["message_ids"] == numbers
    assert hers.reads == hers.wrote == []


async def test_message_ids_run_through_all_chats_of_the_owner(
    api: Api, business: BusinessAccount, anna: Customer, boris: Customer
) -> None:
    first = await business.customer(anna).writes("Я первая")
    second = await business.customer(boris).writes("А я второй")
    assert second.message_id == first.message_id + 1
    await api.result(
        "deleteBusinessMessages", business_connection_id=business.id, message_ids=[second.message_id]
    )
    assert business.customer(boris).wrote == []
    assert len(business.customer(anna).wrote) == 1


async def test_files_go_through_the_connection(api: Api, business: BusinessAccount, anna: Customer) -> None:
    await business.customer(anna).sends_voice(b"OggS")
    await business.customer(anna).sends_album(plain_picture(), plain_picture())
    where = {"business_connection_id": business.id, "chat_id": str(anna.id)}
    sent = await api.upload("sendPhoto", {"photo": ("a.jpg", plain_picture())}, **where, caption="Вот")
    assert sent["result"]["business_connection_id"] == business.id
    media = '[{"type":"photo","media":"attach://a"},{"type":"photo","media":"attach://b"}]'
    files = {"a": ("a.jpg", plain_picture()), "b": ("b.jpg", plain_picture())}
    album = await api.upload("sendMediaGroup", files, **where, media=media)
    assert len({one["media_group_id"] for one in album["result"]}) == 1
    assert len(await fresh(api)) == 1 + 3 + 3


async def test_a_button_is_pressed_in_the_owners_chat(
    api: Api, business: BusinessAccount, anna: Customer
) -> None:
    await business.customer(anna).writes("Есть чашки?")
    buttons = {"inline_keyboard": [[{"text": "Беру", "callback_data": "buy"}]]}
    where = {"business_connection_id": business.id, "chat_id": anna.id}
    sent = await api.result("sendMessage", **where, text="Есть", reply_markup=buttons)
    press = await business.customer(anna).presses(sent["message_id"], "Беру")
    query = (await fresh(api))[-1]["callback_query"]
    assert query["message"]["business_connection_id"] == business.id
    await api.result("answerCallbackQuery", callback_query_id=query["id"], text="Ваша")
    assert (await business.customer(anna).gets_answer(press))["text"] == "Ваша"


async def test_a_day_after_her_last_message_the_bot_may_not_answer(
    api: Api, clock: Clock, business: BusinessAccount, anna: Customer
) -> None:
    await business.customer(anna).writes("Есть чашки?")
    where = {"business_connection_id": business.id, "chat_id": anna.id}
    clock.now += 24 * HOUR - 1
    await api.result("sendMessage", **where, text="Успели")
    await business.owner_with(anna).writes("Я тоже")
    clock.now += 1
    late = await api.refusal("sendMessage", **where, text="Опоздали")
    assert late == "400 Bad Request: BUSINESS_PEER_USAGE_MISSING"
    await business.customer(anna).writes("Вы где?")
    await api.result("sendMessage", **where, text="Здесь")


async def test_without_the_right_and_without_the_connection_nothing_goes_out(
    api: Api, business: BusinessAccount, anna: Customer
) -> None:
    await business.customer(anna).writes("Есть чашки?")
    where = {"business_connection_id": business.id, "chat_id": anna.id}
    await business.takes_away("can_reply")
    refused = await api.refusal("sendMessage", **where, text="Да")
    assert refused == "400 Bad Request: BOT_ACCESS_FORBIDDEN"
    await business.grants("can_reply")
    await api.result("sendMessage", **where, text="Да")
    await business.disconnects()
    refused = await api.refusal("sendMessage", **where, text="Да")
    assert refused == "400 Bad Request: BUSINESS_CONNECTION_INVALID"
    await fresh(api)
    await business.customer(anna).writes("Ау")
    assert await fresh(api) == []


async def test_a_chat_the_owner_keeps_to_herself_is_closed_to_the_bot(
    api: Api, business: BusinessAccount, anna: Customer
) -> None:
    await business.customer(anna).writes("Есть чашки?")
    await business.hides(anna)
    await fresh(api)
    await business.customer(anna).writes("Это личное")
    assert await fresh(api) == []
    where = {"business_connection_id": business.id, "chat_id": anna.id}
    assert await api.refusal("sendMessage", **where, text="?") == "400 Bad Request: BUSINESS_PEER_INVALID"


@pytest.mark.parametrize(
    ("chat_id", "words"),
    [
        ("", "chat identifier is empty"),
        ("@anna_k", "chat identifier must be a valid Integer"),
        ("-100", "chat must be a private chat"),
        ("{olga}", "messages must not be sent to self"),
        ("{anna}", "BUSINESS_PEER_INVALID"),
    ],
)
async def test_only_a_customers_chat_can_be_meant(
    api: Api, business: BusinessAccount, olga: Customer, anna: Customer, chat_id: str, words: str
) -> None:
    asked: dict[str, Any] = {"chat_id": chat_id.format(olga=olga.id, anna=anna.id), "text": "?"}
    refused = await api.refusal("sendMessage", business_connection_id=business.id, **asked)
    assert refused == f"400 Bad Request: {words}"


async def test_with_the_smaller_right_only_the_bots_own_messages_are_deleted(
    api: Api, business: BusinessAccount, anna: Customer
) -> None:
    asked = await business.customer(anna).writes("Есть чашки?")
    through = {"business_connection_id": business.id}
    sent = await api.result("sendMessage", **through, chat_id=anna.id, text="Да")
    await business.takes_away("can_delete_all_messages")
    both = [asked.message_id, sent["message_id"]]
    refused = await api.refusal("deleteBusinessMessages", **through, message_ids=both)
    assert refused == "400 Bad Request: message can't be deleted"
    await api.result("deleteBusinessMessages", **through, message_ids=[sent["message_id"]])
