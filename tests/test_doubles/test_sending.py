"""sendMessage and its kin: what reaches the person, and what the server refuses in which words."""

import json

import pytest

from tests.doubles.telegram import Customer, TelegramDouble
from tests.test_doubles.conftest import Api


async def test_the_bot_cannot_begin_a_conversation(api: Api, anna: Customer) -> None:
    refused = await api.refusal("sendMessage", chat_id=anna.id, text="Купите")
    assert refused == "403 Forbidden: bot can't initiate conversation with a user"
    assert anna.reads == []


async def test_who_wrote_long_ago_can_be_written_to(api: Api, tg: TelegramDouble) -> None:
    vera = tg.customer("Вера", has_started=True)
    await api.result("sendMessage", chat_id=vera.id, text="Как чашка?")
    assert tg.pending_updates == []
    await vera.hears("Как чашка?")


async def test_a_reply_reaches_her_once_and_shows_what_it_answers(
    api: Api, tg: TelegramDouble, anna: Customer
) -> None:
    asked = await anna.writes("Где мой заказ?")
    sent = await api.result(
        "sendMessage", chat_id=anna.id, text="В пути", reply_parameters={"message_id": asked.message_id}
    )
    assert sent["from"]["is_bot"] is True
    assert sent["reply_to_message"]["text"] == "Где мой заказ?"
    assert sent["message_id"] == asked.message_id + 1
    assert tg.delivered_to(anna) == ["В пути"]
    assert [mail.text for mail in anna.reads] == ["В пути"]


async def test_ids_are_counted_in_each_chat_by_itself(api: Api, anna: Customer, boris: Customer) -> None:
    assert (await anna.writes("Я Анна")).message_id == (await boris.writes("Я Борис")).message_id
    ids = [
        (await api.result("sendMessage", chat_id=who.id, text="Да"))["message_id"]
        for who in (anna, boris, anna)
    ]
    assert ids == [2, 2, 3]


async def test_who_blocked_the_bot_is_not_reached_until_she_unblocks_it(api: Api, anna: Customer) -> None:
    await anna.starts()
    await anna.blocks_bot()
    refused = await api.refusal("sendMessage", chat_id=anna.id, text="Вернитесь")
    assert refused == "403 Forbidden: bot was blocked by the user"
    await anna.unblocks_bot()
    await api.result("sendMessage", chat_id=anna.id, text="С возвращением")
    statuses = [
        update["my_chat_member"]["new_chat_member"]["status"]
        for update in await api.updates()
        if "my_chat_member" in update
    ]
    assert statuses == ["kicked", "member"]


async def test_who_is_gone_is_gone(api: Api, anna: Customer) -> None:
    await anna.writes("Прощайте")
    await anna.deletes_account()
    refused = await api.refusal("sendMessage", chat_id=anna.id, text="Алло")
    assert refused == "403 Forbidden: user is deactivated"


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": " \n "}, "text must be non-empty"),
        ({"text": "\u200b\u2800"}, "text must be non-empty"),
        ({"text": "я" * 4097}, "message is too long"),
        ({"text": "я" * 16_385}, "text is too long"),
        ({"text": "Да", "chat_id": 1}, "chat not found"),
        ({"text": "Да", "chat_id": ""}, "chat_id is empty"),
        ({"text": "Да", "chat_id": "@anna_k"}, "chat not found"),
        ({"text": "Да", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ({"text": "Да", "reply_parameters": "{"}, "can't parse reply parameters JSON object"),
        ({"text": "Да", "business_connection_id": "abc"}, "business connection not found"),
        ({"text": "Да", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
        ({"text": "Да", "reply_markup": {"inline_keyboard": [[{"text": "x"}]]}},
         "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"text": "Да", "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "я" * 33}]]}},
         "BUTTON_DATA_INVALID"),
        ({"text": "Да", "parse_mode": "BBCode"}, "unsupported parse_mode"),
    ],
)  # fmt: skip
async def test_the_server_refuses_in_its_own_words(
    api: Api, anna: Customer, fields: dict[str, object], refused: str
) -> None:
    await anna.starts()
    told = await api.refusal("sendMessage", **{"chat_id": anna.id} | fields)
    assert told == f"400 Bad Request: {refused}"
    assert anna.reads == []


async def test_the_longest_message_passes(api: Api, anna: Customer) -> None:
    await anna.starts()
    sent = await api.result("sendMessage", chat_id=anna.id, text="\N{GRINNING FACE}" * 4096)
    assert len(sent["text"]) == 4096


async def test_unknown_fields_are_ignored_and_unknown_methods_are_not_found(api: Api, anna: Customer) -> None:
    await anna.starts()
    await api.result("sendMessage", chat_id=anna.id, text="Да", flavour="vanilla")
    assert (await api.raw("sendPigeon", json={}))["description"] == "Not Found: method not found"
    assert (await api.raw("SENDMESSAGE", json={"chat_id": anna.id, "text": "Да"}))["ok"]


async def test_only_the_right_token_opens_the_door(api: Api, tg: TelegramDouble) -> None:
    wrong = await api.raw("getMe", token="123456:WRONG", json={})
    assert wrong == {"ok": False, "error_code": 401, "description": "Unauthorized"}
    nonsense = await api.raw("getMe", token="nonsense", json={})
    assert nonsense["description"] == "Unauthorized: invalid token specified"
    assert tg.calls == []


async def test_edits_need_a_change_and_a_message_of_the_bots_own(api: Api, anna: Customer) -> None:
    hers = await anna.writes("Где заказ?")
    sent = await api.result("sendMessage", chat_id=anna.id, text="Ищем")
    target = {"chat_id": anna.id, "message_id": sent["message_id"]}
    edited = await api.result("editMessageText", **target, text="Нашли")
    assert edited["edit_date"] >= edited["date"]
    (read,) = anna.reads
    assert (read.text, read.versions, read.is_edited) == ("Нашли", ("Ищем", "Нашли"), True)
    assert await api.refusal("editMessageText", **target, text="Нашли") == (
        "400 Bad Request: message is not modified: specified new message content and reply markup "
        "are exactly the same as a current content and reply markup of the message"
    )
    assert await api.refusal("editMessageText", chat_id=anna.id, message_id=99, text="?") == (
        "400 Bad Request: message to edit not found"
    )
    assert await api.refusal("editMessageText", chat_id=anna.id, message_id=hers.message_id, text="?") == (
        "400 Bad Request: message can't be edited"
    )
    assert await api.refusal("editMessageCaption", **target, caption="?") == (
        "400 Bad Request: there is no caption in the message to edit"
    )


async def test_what_the_bot_deletes_she_no_longer_sees(api: Api, tg: TelegramDouble, anna: Customer) -> None:
    await anna.starts()
    sent = await api.result("sendMessage", chat_id=anna.id, text="Ошибка")
    target = {"chat_id": anna.id, "message_id": sent["message_id"]}
    assert await api.result("deleteMessage", **target) is True
    assert anna.reads == []
    assert tg.delivered_to(anna) == ["Ошибка"]
    assert await api.refusal("deleteMessage", **target) == "400 Bad Request: message to delete not found"


async def test_typing_is_seen_but_is_no_message(api: Api, tg: TelegramDouble, anna: Customer) -> None:
    await anna.starts()
    assert await api.result("sendChatAction", chat_id=anna.id, action="typing") is True
    refused = await api.refusal("sendChatAction", chat_id=anna.id, action="dancing")
    assert refused == "400 Bad Request: wrong parameter action in request"
    assert tg.sends == []


async def test_a_pressed_button_is_answered_once(api: Api, anna: Customer) -> None:
    await anna.starts()
    buttons = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]}
    await api.result("sendMessage", chat_id=anna.id, text="Доставить?", reply_markup=buttons)
    press = await anna.presses(anna.reads[0], "Да")
    query = (await api.updates())[-1]["callback_query"]
    assert query["data"] == "yes"
    assert query["message"]["reply_markup"] == buttons
    await api.result("answerCallbackQuery", callback_query_id=query["id"], text="Принято")
    assert (await anna.gets_answer(press))["text"] == "Принято"
    assert await api.refusal("answerCallbackQuery", callback_query_id=query["id"]) == (
        "400 Bad Request: query is too old and response timeout expired or query ID is invalid"
    )


async def test_the_bot_reacts_with_one_known_emoji(api: Api, anna: Customer) -> None:
    hers = await anna.writes("Спасибо!")
    target = {"chat_id": anna.id, "message_id": hers.message_id}
    await api.result("setMessageReaction", **target, reaction=[{"type": "emoji", "emoji": "❤"}])
    assert anna.wrote[0].reactions == ("❤",)
    refused = await api.refusal("setMessageReaction", **target, reaction=[{"type": "emoji", "emoji": "🧦"}])
    assert refused == "400 Bad Request: REACTION_INVALID"
    two = [{"type": "emoji", "emoji": "❤"}, {"type": "emoji", "emoji": "👍"}]
    refused = await api.refusal("setMessageReaction", **target, reaction=two)
    assert refused == "400 Bad Request: REACTIONS_TOO_MANY"


async def test_a_form_a_query_and_json_say_the_same(api: Api, anna: Customer) -> None:
    await anna.starts()
    entities = [{"type": "bold", "offset": 0, "length": 2}]
    fields = {"chat_id": str(anna.id), "text": "Да", "entities": json.dumps(entities)}
    await api.raw("sendMessage", data=fields)
    await api.raw("sendMessage", params=fields)
    await api.raw("sendMessage", json=fields | {"entities": entities})
    assert [mail.raw["entities"] for mail in anna.reads] == [entities] * 3


async def test_people_and_the_bot_are_described(api: Api, tg: TelegramDouble, anna: Customer) -> None:
    assert (await api.result("getMe"))["username"] == "okno_local_bot"
    assert await api.refusal("getChat", chat_id=anna.id) == "400 Bad Request: chat not found"
    await anna.starts()
    assert (await api.result("getChat", chat_id=anna.id))["last_name"] == "Кузнецова"
    commands = [{"command": "start", "description": "Начать"}]
    await api.result("setMyCommands", commands=commands)
    assert await api.result("getMyCommands") == commands
    await api.result("setMyName", name="Окно")
    assert (await api.result("getMyName"))["name"] == (await api.result("getMe"))["first_name"] == "Окно"
