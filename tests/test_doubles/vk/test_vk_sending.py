"""What the library sends reaches people once, or is refused in VK's own words."""

import json

import pytest
from vk_api.exceptions import ApiError, Captcha
from vk_api.keyboard import VkKeyboard

from tests.doubles.vk import Customer, VkDouble
from tests.doubles.vk.customer import CannotWriteError
from tests.test_doubles.clock import Clock
from tests.test_doubles.vk.client import Api
from tests.test_doubles.vk.conftest import Bodies


async def test_words_go_both_ways(vk: VkDouble, api: Api, anna: Customer, told: Bodies) -> None:
    asked = await anna.writes("Где мой заказ?")
    sent = await api.send(anna.id, "В пути", random_id=77)
    assert (await anna.hears("В пути")).message_id == sent == asked.message_id + 1
    (reply,) = told("message_reply")
    assert (reply["random_id"], reply["out"], "admin_author_id" in reply) == (77, 1, False)
    assert vk.delivered_to(anna) == ["В пути"]


async def test_the_same_random_id_never_makes_a_second_message(
    vk: VkDouble, api: Api, anna: Customer, boris: Customer
) -> None:
    await anna.writes("Алло")
    await boris.writes("Алло")
    first = await api.send(anna.id, "раз", random_id=5)
    assert await api.send(anna.id, "раз", random_id=5) == first
    assert await api.send(boris.id, "раз", random_id=5) != first
    assert await api.send(anna.id, "ноль") != await api.send(anna.id, "ноль")
    assert vk.delivered_to(anna) == ["раз", "ноль", "ноль"]


@pytest.mark.parametrize(
    ("act", "code"),
    [("denies_messages", 901), ("blocks_community", 900), ("closes_privacy", 902), ("deletes_account", 18)],
)
async def test_how_a_person_stands_decides(api: Api, anna: Customer, act: str, code: int) -> None:
    await anna.writes("Здравствуйте")
    await getattr(anna, act)()
    assert (await api.refusal("messages.send", peer_id=anna.id, message="?", random_id=1)).startswith(
        f"[{code}]"
    )
    allowed = await api("messages.isMessagesFromGroupAllowed", group_id=api.group_id, user_id=anna.id)
    assert allowed == {"is_allowed": 0}


async def test_a_stranger_cannot_be_written_to_until_they_write(
    api: Api, anna: Customer, told: Bodies
) -> None:
    refused = await api.refusal("messages.send", peer_id=anna.id, message="Купите", random_id=1)
    assert refused == "[901] Can't send messages for users without permission"
    await anna.denies_messages()
    await anna.writes("Передумала")
    await api.send(anna.id, "Рады")
    await anna.closes_privacy()
    await anna.writes("Но спросить хочу")
    await api.send(anna.id, "Спрашивайте")
    await anna.allows_messages("витрина")
    assert told("message_deny") == [{"user_id": anna.id}]
    assert told("message_allow") == [{"user_id": anna.id, "key": "витрина"}]


async def test_whom_the_community_banned_is_silenced(
    vk: VkDouble, api: Api, anna: Customer, told: Bodies
) -> None:
    vk.world.memory.long_poll.settings.kinds |= {"user_block", "user_unblock"}
    maria = vk.admin("Мария Админова")
    await anna.writes("!!!")
    await maria.bans(anna, comment="Грубит")
    with pytest.raises(CannotWriteError):
        await anna.writes("???")
    assert (await api.refusal("messages.send", peer_id=anna.id, message="?", random_id=1))[:5] == "[900]"
    await maria.forgives(anna)
    await anna.writes("Извините")
    assert told("user_block")[0]["comment"] == "Грубит"


async def test_length_emptiness_and_version_are_checked(vk: VkDouble, api: Api, anna: Customer) -> None:
    await anna.writes("Алло")
    assert await api.send(anna.id, "я" * 4096)
    send = "messages.send"
    assert (await api.refusal(send, peer_id=anna.id, message="я" * 4097, random_id=1))[:5] == "[914]"
    assert "message is empty" in await api.refusal(send, peer_id=anna.id, random_id=1)
    assert "random_id is a required parameter" in await api.refusal(send, peer_id=anna.id, message="?")
    assert (await api.refusal(send, peer_id=2_000_000_009, message="?", random_id=1))[:5] == "[917]"
    assert await api.refusal(send, peer_id=anna.id, message="?", v="") == (
        "[8] Invalid request: v (version) is required"
    )


async def test_many_peers_have_an_outcome_each(api: Api, anna: Customer, boris: Customer) -> None:
    await anna.writes("Алло")
    outcomes = await api("messages.send", peer_ids=f"{anna.id},{boris.id}", message="Всем", random_id=9)
    assert outcomes[0]["peer_id"] == anna.id
    assert outcomes[0]["conversation_message_id"] == 2
    assert outcomes[1]["error"]["code"] == 901


async def test_a_token_is_good_for_what_it_was_given_for(vk: VkDouble, api: Api, anna: Customer) -> None:
    await anna.writes("Алло")
    vk.allow_token("messages")
    assert (await api.refusal("photos.getMessagesUploadServer")).startswith("[15] Access denied: no access")
    permissions = await api("groups.getTokenPermissions")
    assert permissions == {"mask": 4096, "permissions": [{"name": "messages", "setting": 4096}]}
    vk.allow_token("messages", "manage")
    assert (await api.refusal("groups.getLongPollServer", group_id=1))[:4] == "[15]"
    assert (await api.refusal("groups.getLongPollServer"))[:5] == "[100]"
    assert await api.refusal("wall.get") == (
        "[27] Group authorization failed: method is unavailable with group auth."
    )
    assert await api.refusal("messages.fly") == "[3] Unknown method passed"
    vk.revoke_token()
    assert (await api.refusal("messages.send", peer_id=anna.id, message="?", random_id=1))[:4] == "[5] "
    vk.restore_token()
    assert await api.send(anna.id, "Снова здесь")


async def test_an_error_shows_the_request_without_the_token(vk: VkDouble, api: Api, anna: Customer) -> None:
    with pytest.raises(ApiError) as refused:
        await api("messages.send", peer_id=anna.id, message="?", random_id=3)
    asked = {one["key"]: one["value"] for one in refused.value.error["request_params"]}
    assert (asked["method"], asked["random_id"]) == ("messages.send", "3")
    assert vk.token not in json.dumps(refused.value.error)


async def test_buttons_write_words_or_ask_back(api: Api, anna: Customer, told: Bodies) -> None:
    await anna.writes("Меню")
    keyboard = VkKeyboard(inline=True)
    keyboard.add_button("Каталог", payload={"open": "catalogue"})
    keyboard.add_callback_button("Статус", payload={"type": "status"})
    await api.send(anna.id, "Выберите", keyboard=keyboard.get_keyboard())
    await anna.presses("Каталог")
    words = told("message_new")[-1]["message"]
    assert (words["text"], json.loads(words["payload"])) == ("Каталог", {"open": "catalogue"})
    await anna.presses("Статус")
    (pressed,) = told("message_event")
    assert (pressed["payload"], pressed["conversation_message_id"]) == ({"type": "status"}, 2)
    answer = {"type": "show_snackbar", "text": "В пути"}
    who = {"user_id": anna.id, "peer_id": anna.id, "event_id": pressed["event_id"]}
    await api("messages.sendMessageEventAnswer", event_data=json.dumps(answer), **who)
    assert "event_id is invalid" in await api.refusal("messages.sendMessageEventAnswer", **who)


async def test_a_press_is_answered_within_a_minute(
    api: Api, anna: Customer, clock: Clock, told: Bodies
) -> None:
    await anna.writes("Меню")
    keyboard = VkKeyboard()
    keyboard.add_callback_button("Статус", payload={})
    await api.send(anna.id, "Выберите", keyboard=keyboard.get_keyboard())
    await anna.presses("Статус")
    clock.now += 61
    who = {"user_id": anna.id, "peer_id": anna.id, "event_id": told("message_event")[0]["event_id"]}
    assert "expired" in await api.refusal("messages.sendMessageEventAnswer", **who)


@pytest.mark.parametrize(
    "keyboard",
    ["{", "[]", '{"buttons": [[{"action": {"type": "jump"}}]]}',
     '{"buttons": [[{"action": {"type": "text", "label": "а", "payload": "не json"}}]]}',
     json.dumps({"buttons": [[{"action": {"type": "text", "label": "а"}}] * 6]})],
)  # fmt: skip
async def test_a_keyboard_must_make_sense(vk: VkDouble, api: Api, anna: Customer, keyboard: str) -> None:
    await anna.writes("Меню")
    asked = {"peer_id": anna.id, "message": "?", "random_id": 1, "keyboard": keyboard}
    assert (await api.refusal("messages.send", **asked))[:5] == "[911]"
    vk.world.memory.community.has_bots = False
    assert (await api.refusal("messages.send", **asked))[:5] == "[912]"


async def test_own_words_are_corrected_and_taken_back(
    vk: VkDouble, api: Api, anna: Customer, clock: Clock, told: Bodies
) -> None:
    asked = await anna.writes("Когда?")
    sent = await api.send(anna.id, "В среду")
    await api("messages.edit", peer_id=anna.id, message_id=sent, message="В четверг")
    assert anna.reads[0].versions == ("В среду", "В четверг")
    assert told("message_edit")[0]["text"] == "В четверг"
    assert (await api.refusal("messages.edit", peer_id=anna.id, message_id=asked.message_id, message="?"))[
        :4
    ] == "[15]"
    (outcome,) = await api("messages.delete", message_ids=asked.message_id, delete_for_all=1)
    assert outcome["error"]["code"] == 924
    (outcome,) = await api("messages.delete", cmids=2, peer_id=anna.id, delete_for_all=1)
    assert (outcome["response"], anna.reads) == (1, [])
    old = await api.send(anna.id, "Поздно")
    clock.now += 24 * 3600 + 1
    assert (await api.refusal("messages.edit", peer_id=anna.id, message_id=old, message="?"))[:5] == "[909]"


async def test_an_answer_and_a_forward_carry_what_they_mean(
    api: Api, anna: Customer, boris: Customer, told: Bodies
) -> None:
    asked = await anna.writes("Есть размер 38?")
    other = await boris.writes("Мне тоже")
    await api.send(anna.id, "Есть", reply_to=asked.message_id)
    assert told("message_reply")[-1]["reply_message"]["text"] == "Есть размер 38?"
    forward = {"peer_id": boris.id, "conversation_message_ids": [other.conversation_message_id]}
    await api.send(anna.id, "Смотрите", forward=json.dumps(forward))
    assert told("message_reply")[-1]["fwd_messages"][0]["from_id"] == boris.id
    wrong = json.dumps(forward | {"is_reply": True})
    assert "replied" in await api.refusal(
        "messages.send", peer_id=anna.id, message="?", random_id=1, forward=wrong
    )


async def test_codes_become_the_errors_of_the_library(vk: VkDouble, api: Api, anna: Customer) -> None:
    await anna.writes("Алло")
    for code in (9, 10, 901):
        vk.faults.refuse(code)
        assert (await api.refusal("messages.send", peer_id=anna.id, message="?", random_id=1)).startswith(
            f"[{code}]"
        )
    vk.faults.captcha()
    with pytest.raises(Captcha) as asked:
        await api.send(anna.id, "Раз", random_id=2)
    assert asked.value.get_url().startswith(vk.url)
    await api.in_thread(lambda: asked.value.try_again("ответ"))
    assert vk.delivered_to(anna) == ["Раз"]


@pytest.mark.parametrize(
    "odd",
    [{"forward": "{"}, {"forward": '{"conversation_message_ids": ["a"]}'}, {"lat": "север", "long": "1"},
     {"forward_messages": "99"}, {"reply_to": "99"}, {"attachment": "photo"}, {"peer_id": "0"}],
)  # fmt: skip
async def test_what_makes_no_sense_is_an_error_of_its_own(
    vk: VkDouble, api: Api, anna: Customer, odd: dict[str, str]
) -> None:
    await anna.writes("Алло")
    asked = {"peer_id": anna.id, "message": "?", "random_id": 1} | odd
    assert (await api.refusal("messages.send", **asked))[:5] == "[100]"
    assert vk.sends == []
