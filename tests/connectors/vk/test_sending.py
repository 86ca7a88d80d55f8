"""What we say reaches people once, and a refusal says what became of it."""

import asyncio
from datetime import timedelta

import pytest

from connectors.contract import Button, ButtonPress, MessageIn, MessageOut, SendFailed
from connectors.vk.answers import Refused
from connectors.vk.connector import VkConnector
from connectors.vk.refusals import refusal
from tests.connectors.vk.news import news_of
from tests.connectors.vk.samples import TOKEN
from tests.doubles.vk import Customer, VkDouble


def words(anna: Customer, text: str = "В пути", number: int = 7, **more: object) -> MessageOut:
    return MessageOut("key", number, str(anna.id), text, **more)  # type: ignore[arg-type]


async def refusal_of(shop: VkConnector, message: MessageOut) -> SendFailed:
    with pytest.raises(SendFailed) as failed:
        await shop.send(message)
    return failed.value


async def test_words_reach_anna_under_the_number_of_their_echo(
    vk: VkDouble, shop: VkConnector, anna: Customer
) -> None:
    receipt = await shop.send(words(anna))
    heard = await anna.hears("В пути")
    assert receipt.external_id == f"{anna.id}:{heard.conversation_message_id}"
    assert receipt.sent_at.tzinfo is not None


async def test_our_own_words_are_not_heard_again_but_an_administrators_are(
    vk: VkDouble, shop: VkConnector, anna: Customer
) -> None:
    async with news_of(shop) as news:
        await news.listen()
        await shop.send(words(anna, "от нас"))
        await vk.admin().answers(anna, "от Марии")
        await anna.writes("спасибо")
        await news.until(MessageIn, 2)
        assert [(one.text, one.by_us) for one in news.of(MessageIn)] == [
            ("от Марии", True),
            ("спасибо", False),
        ]


@pytest.mark.parametrize("fault", ["reset", "server_error"])
async def test_an_answer_that_got_lost_is_tried_again_and_said_once(
    vk: VkDouble, shop: VkConnector, anna: Customer, fault: str
) -> None:
    getattr(vk.faults, fault)(after_accepting=True, methods=("messages.send",), times=1)
    assert (await refusal_of(shop, words(anna))).outcome == "uncertain"
    receipt = await shop.send(words(anna))
    assert vk.delivered_to(anna) == ["В пути"]
    assert receipt.external_id == f"{anna.id}:{anna.reads[-1].conversation_message_id}"


async def test_another_message_is_another_number(vk: VkDouble, shop: VkConnector, anna: Customer) -> None:
    await shop.send(words(anna, "раз", 1))
    await shop.send(words(anna, "раз", 2))
    assert vk.delivered_to(anna) == ["раз", "раз"]


async def test_an_answer_quotes_its_question(vk: VkDouble, shop: VkConnector, anna: Customer) -> None:
    asked = await anna.writes("Где заказ?")
    await shop.send(words(anna, reply_to=f"{anna.id}:{asked.conversation_message_id}"))
    answer = await anna.hears("В пути")
    assert answer.raw["reply_message"]["text"] == "Где заказ?"


@pytest.mark.parametrize("reply_to", ["78777868:99999", "5:1", "odd", "78777868:id5"])
async def test_words_go_also_when_what_they_answer_is_gone(
    vk: VkDouble, shop: VkConnector, anna: Customer, reply_to: str
) -> None:
    await shop.send(words(anna, reply_to=reply_to.replace("78777868", str(anna.id))))
    assert vk.delivered_to(anna) == ["В пути"]


async def test_a_button_is_pressed_and_answered(vk: VkDouble, shop: VkConnector, anna: Customer) -> None:
    rows = ((Button("Да", "okno:0"), Button("Нет", "okno:1")), (Button("Сайт", url="https://shop.example/"),))
    async with news_of(shop) as news:
        await news.listen()
        receipt = await shop.send(words(anna, "Берёте?", buttons=rows))
        press = await anna.presses("Нет")
        (heard,) = await news.until(ButtonPress)
        await shop.answer_button(heard.press_id, "Жаль")
        answer = await anna.gets_answer(press)  # type: ignore[arg-type]
    assert (heard.data, heard.external_id, heard.address) == ("okno:1", receipt.external_id, str(anna.id))
    assert answer["text"] == "Жаль"


async def test_too_many_buttons_are_refused_before_anything_goes(
    vk: VkDouble, shop: VkConnector, anna: Customer
) -> None:
    rows = tuple((Button(str(number), "x"),) for number in range(11))
    assert (await refusal_of(shop, words(anna, buttons=rows))).code == "bad_format"
    assert vk.calls == []


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "text_empty"), (" \n", "text_empty"), ("я" * 4097, "text_too_long"), ("\ud83d", "bad_format")],
)
async def test_what_vk_would_not_take_is_refused_here(
    shop: VkConnector, anna: Customer, text: str, code: str
) -> None:
    failed = await refusal_of(shop, words(anna, text))
    assert (failed.code, failed.outcome) == (code, "final")


@pytest.mark.parametrize("address", ["", "0", "anna", "1/2", "9" * 30])
async def test_an_address_of_another_house_is_final(shop: VkConnector, address: str) -> None:
    failed = await refusal_of(shop, MessageOut("k", 1, address, "Привет"))
    assert (failed.code, failed.outcome, failed.unreachable) == ("chat_not_found", "final", False)


async def test_who_never_wrote_cannot_be_written_to(vk: VkDouble, shop: VkConnector) -> None:
    stranger = vk.customer("Чужой")
    failed = await refusal_of(shop, words(stranger))
    assert (failed.code, failed.outcome, failed.unreachable) == ("not_allowed", "final", True)
    assert failed.detail.startswith("901")


@pytest.mark.parametrize(
    ("act", "code", "number"),
    [
        ("denies_messages", "not_allowed", "901"),
        ("blocks_community", "blacklisted", "900"),
        ("closes_privacy", "privacy", "902"),
        ("deletes_account", "deactivated", "18"),
    ],
)
async def test_who_shut_the_door_cannot_be_reached(
    vk: VkDouble, shop: VkConnector, anna: Customer, act: str, code: str, number: str
) -> None:
    await getattr(anna, act)()
    failed = await refusal_of(shop, words(anna))
    assert (failed.code, failed.outcome, failed.unreachable) == (code, "final", True)
    assert failed.detail.startswith(number)


SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)


@pytest.mark.parametrize(
    ("number", "code", "outcome", "whole", "pause"),
    [
        (6, "rate_limited", "retry", True, SECOND),
        (9, "rate_limited", "retry", False, MINUTE),
        (29, "rate_limited", "retry", True, HOUR),
        (5, "unauthorised", "retry", True, None),
        (27, "unauthorised", "retry", True, None),
        (10, "server_error", "uncertain", False, None),
        (1, "server_error", "uncertain", False, None),
        (7, "access_denied", "final", False, None),
        (15, "access_denied", "final", False, None),
        (911, "bad_format", "final", False, None),
        (912, "bot_abilities_off", "final", False, None),
        (914, "text_too_long", "final", False, None),
        (917, "chat_not_found", "final", False, None),
        (945, "chat_not_found", "final", False, None),
        (950, "window_closed", "final", False, None),
        (100, "rejected", "final", False, None),
    ],
)
async def test_a_refusal_says_what_became_of_the_words(
    vk: VkDouble,
    shop: VkConnector,
    anna: Customer,
    number: int,
    code: str,
    outcome: str,
    whole: bool,
    pause: timedelta | None,
) -> None:
    vk.faults.refuse(number, methods=("messages.send",), times=1)
    failed = await refusal_of(shop, words(anna))
    assert (failed.code, failed.outcome, failed.whole_channel) == (code, outcome, whole)
    assert failed.retry_after == pause
    assert failed.detail.startswith(str(number))
    await shop.send(words(anna))
    assert vk.delivered_to(anna) == ["В пути"]


@pytest.mark.parametrize(
    ("number", "said", "code"),
    [
        (7, "Permission to perform this action is denied", "access_denied"),
        (100, "One of the parameters specified was missing or invalid: peer_id is invalid", "chat_not_found"),
        (100, "One of the parameters specified was missing or invalid: keyboard is invalid", "bad_format"),
        (129, "Invalid photo", "bad_file"),
        (4242, "Something of tomorrow", "rejected"),
    ],
)
def test_a_refusal_by_its_words(number: int, said: str, code: str) -> None:
    failed = refusal(Refused(number, said))
    assert (failed.code, failed.outcome) == (code, "final")


async def test_too_many_a_second_are_not_asked_again_without_end(
    vk: VkDouble, shop: VkConnector, anna: Customer
) -> None:
    order = vk.faults.too_many(methods=("messages.send",))
    assert (await refusal_of(shop, words(anna))).code == "rate_limited"
    assert order.struck == 1


async def test_a_captcha_makes_everybody_wait_and_says_why(
    vk: VkDouble, shop: VkConnector, anna: Customer
) -> None:
    vk.faults.captcha(methods=("messages.send",), times=1)
    failed = await refusal_of(shop, words(anna))
    assert (failed.code, failed.outcome, failed.whole_channel) == ("rate_limited", "retry", True)
    assert "puzzle" in failed.detail


@pytest.mark.parametrize("body", ["<html>", "[]", "{}", '{"response": []}', '{"response": 0}', "null"])
async def test_an_answer_that_says_nothing_is_uncertain(
    vk: VkDouble, shop: VkConnector, anna: Customer, body: str
) -> None:
    vk.faults.garbage(body, methods=("messages.send",), times=1)
    assert (await refusal_of(shop, words(anna))).outcome == "uncertain"


async def test_nobody_there_means_it_did_not_go() -> None:
    shop = VkConnector({"token": TOKEN, "base_url": "http://127.0.0.1:9"})
    failed = await refusal_of(shop, MessageOut("k", 1, "5", "Привет"))
    await shop.close()
    assert (failed.code, failed.outcome, failed.whole_channel) == ("network", "retry", True)


async def test_what_we_said_is_changed_and_taken_back(
    vk: VkDouble, shop: VkConnector, anna: Customer
) -> None:
    receipt = await shop.send(words(anna))
    await shop.edit(str(anna.id), receipt.external_id, words(anna, "Уже у вас"))
    assert [letter.text for letter in anna.reads] == ["Уже у вас"]
    await shop.delete(str(anna.id), receipt.external_id)
    assert anna.reads == []


async def test_what_is_elsewhere_is_not_changed(shop: VkConnector, anna: Customer) -> None:
    for external_id in ("5:1", "odd", f"{anna.id}:id5"):
        with pytest.raises(SendFailed) as failed:
            await shop.edit(str(anna.id), external_id, words(anna))
        assert failed.value.outcome == "final"


async def test_a_change_that_vk_refuses_is_final(vk: VkDouble, shop: VkConnector, anna: Customer) -> None:
    receipt = await shop.send(words(anna))
    vk.faults.refuse(909, methods=("messages.edit",), times=1)
    with pytest.raises(SendFailed) as failed:
        await shop.edit(str(anna.id), receipt.external_id, words(anna, "поздно"))
    assert (failed.value.code, failed.value.outcome) == ("not_allowed", "final")


async def test_a_change_that_nobody_answered_may_be_made_again(
    vk: VkDouble, shop: VkConnector, anna: Customer
) -> None:
    receipt = await shop.send(words(anna))
    vk.faults.reset(after_accepting=True, methods=("messages.delete",), times=1)
    with pytest.raises(SendFailed) as failed:
        await shop.delete(str(anna.id), receipt.external_id)
    assert failed.value.outcome == "retry"


async def test_typing_and_reading_are_shown(vk: VkDouble, shop: VkConnector, anna: Customer) -> None:
    asked = await anna.writes("Тут?")
    await shop.typing(str(anna.id))
    await shop.mark_read(str(anna.id), f"{anna.id}:{asked.conversation_message_id}")
    assert [call.outcome for call in vk.calls] == ["ok", "ok"]
    assert [call.method for call in vk.calls] == ["messages.setActivity", "messages.markAsRead"]


async def test_many_at_once_all_arrive(shop: VkConnector, vk: VkDouble, anna: Customer) -> None:
    await asyncio.gather(*(shop.send(words(anna, str(number), number + 1)) for number in range(12)))
    assert sorted(vk.delivered_to(anna), key=int) == [str(number) for number in range(12)]
