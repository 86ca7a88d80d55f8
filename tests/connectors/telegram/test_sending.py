"""What an operator says reaches Anna, and every refusal says what became of the words."""

import asyncio
from datetime import timedelta

import pytest

from connectors.contract import Entity, MessageOut, SendFailed
from connectors.telegram.connector import TelegramConnector
from tests.connectors.telegram.samples import TOKEN
from tests.doubles.telegram import Customer, TelegramDouble


@pytest.fixture
async def anna(telegram: TelegramDouble) -> Customer:
    anna = telegram.customer("Анна")
    await anna.writes("Здравствуйте!")
    return anna


def to(customer: Customer, text: str = "Добрый день!", **more: object) -> MessageOut:
    return MessageOut(key="k1", random_id=1, address=str(customer.id), text=text, **more)  # type: ignore[arg-type]


async def refusal_of(bot: TelegramConnector, message: MessageOut) -> SendFailed:
    with pytest.raises(SendFailed) as failed:
        await bot.send(message)
    return failed.value


async def test_anna_reads_what_is_sent(
    telegram: TelegramDouble, bot: TelegramConnector, anna: Customer
) -> None:
    receipt = await bot.send(to(anna, "Да, есть 👨‍👩‍👧"))
    (letter,) = anna.reads
    assert letter.text == "Да, есть 👨‍👩‍👧"
    assert receipt.external_id == f"{anna.id}:{letter.message_id}"
    assert receipt.sent_at.tzinfo is not None


async def test_formatting_lies_where_the_operator_put_it(bot: TelegramConnector, anna: Customer) -> None:
    entities = (Entity("bold", 3, 3), Entity("text_link", 7, 3, url="https://shop.example/tea"))
    await bot.send(to(anna, "🍵 чай тут <b>", entities=entities))
    (letter,) = anna.reads
    assert letter.text == "🍵 чай тут <b>"
    assert letter.raw["entities"] == [
        {"type": "bold", "offset": 3, "length": 3},
        {"type": "text_link", "offset": 7, "length": 3, "url": "https://shop.example/tea"},
    ]


async def test_formatting_that_telegram_would_refuse_is_left_out(
    telegram: TelegramDouble, bot: TelegramConnector, anna: Customer
) -> None:
    entities = (
        Entity("bold", 50, 3),
        Entity("italic", 0, 0),
        Entity("text_link", 0, 3, url="javascript:alert(1)"),
        Entity("mention", 0, 3),
    )
    await bot.send(to(anna, "Чай", entities=entities))
    (call,) = telegram.calls_of("sendMessage")
    assert "entities" not in call.arguments


async def test_an_answer_hangs_under_what_it_answers(bot: TelegramConnector, anna: Customer) -> None:
    asked = await anna.writes("Сколько стоит?")
    await bot.send(to(anna, "100 ₽", reply_to=f"{anna.id}:{asked.message_id}"))
    assert anna.reads[-1].raw["reply_to_message"]["message_id"] == asked.message_id


async def test_an_answer_to_something_gone_or_elsewhere_is_sent_all_the_same(
    bot: TelegramConnector, anna: Customer
) -> None:
    for gone in (f"{anna.id}:9999", "42:1", "nonsense"):
        await bot.send(to(anna, "100 ₽", reply_to=gone))
    assert [letter.text for letter in anna.reads] == ["100 ₽"] * 3


async def test_a_reply_through_a_business_connection_names_it(
    telegram: TelegramDouble, bot: TelegramConnector
) -> None:
    with pytest.raises(SendFailed):
        await bot.send(MessageOut("k", 1, "Hq3bConn_01:5400000001", "Да"))
    (call,) = telegram.calls_of("sendMessage")
    assert call.arguments["business_connection_id"] == "Hq3bConn_01"
    assert call.chat_id == "5400000001"


# --- It will never go ---------------------------------------------------------------------------------


async def test_a_person_who_blocked_us_cannot_be_reached(bot: TelegramConnector, anna: Customer) -> None:
    await anna.blocks_bot()
    failed = await refusal_of(bot, to(anna))
    assert (failed.code, failed.outcome, failed.unreachable) == ("blocked", "final", True)
    assert failed.detail == "Forbidden: bot was blocked by the user"


async def test_a_person_who_left_telegram_cannot_be_reached(bot: TelegramConnector, anna: Customer) -> None:
    await anna.deletes_account()
    failed = await refusal_of(bot, to(anna))
    assert (failed.code, failed.outcome, failed.unreachable) == ("deactivated", "final", True)


async def test_a_person_who_never_wrote_cannot_be_written_to(
    telegram: TelegramDouble, bot: TelegramConnector
) -> None:
    failed = await refusal_of(bot, to(telegram.customer("Глеб")))
    assert (failed.code, failed.outcome, failed.unreachable) == ("not_allowed", "final", True)


async def test_a_chat_that_does_not_exist(bot: TelegramConnector) -> None:
    failed = await refusal_of(bot, MessageOut("k", 1, "31337", "Есть кто?"))
    assert (failed.code, failed.outcome) == ("chat_not_found", "final")
    failed = await refusal_of(bot, MessageOut("k", 1, "no address", "Есть кто?"))
    assert (failed.code, failed.outcome) == ("chat_not_found", "final")


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "text_empty"), (" \n", "text_empty"), ("я" * 4097, "text_too_long"), ("\ud83d", "bad_format")],
)
async def test_words_that_telegram_would_not_take_are_not_sent(
    telegram: TelegramDouble, bot: TelegramConnector, anna: Customer, text: str, code: str
) -> None:
    failed = await refusal_of(bot, to(anna, text))
    assert (failed.code, failed.outcome) == (code, "final")
    assert not telegram.calls_of("sendMessage")


async def test_the_longest_text_goes_in_one_piece(bot: TelegramConnector, anna: Customer) -> None:
    await bot.send(to(anna, "🍵" * 2048))
    assert anna.reads[-1].text == "🍵" * 2048
    assert (await refusal_of(bot, to(anna, "🍵" * 2049))).code == "text_too_long"


# --- It surely did not go, and may be tried again -----------------------------------------------------


async def test_too_many_messages_to_one_chat_hold_up_that_chat_alone(
    telegram: TelegramDouble, bot: TelegramConnector, anna: Customer
) -> None:
    telegram.faults.too_many(retry_after=3)
    failed = await refusal_of(bot, to(anna))
    assert (failed.code, failed.outcome, failed.whole_channel) == ("rate_limited", "retry", False)
    assert failed.retry_after == timedelta(seconds=3)
    assert not anna.reads


async def test_two_chats_limited_at_once_mean_the_account(
    telegram: TelegramDouble, bot: TelegramConnector, anna: Customer
) -> None:
    boris = telegram.customer("Борис")
    await boris.writes("И мне!")
    telegram.faults.too_many(retry_after=30, times=3)
    limited = [await refusal_of(bot, to(one)) for one in (anna, anna, boris)]
    assert [failed.whole_channel for failed in limited] == [False, False, True]


async def test_a_revoked_token_leaves_the_words_waiting(
    telegram: TelegramDouble, bot: TelegramConnector, anna: Customer
) -> None:
    telegram.revoke_token()
    failed = await refusal_of(bot, to(anna))
    assert (failed.code, failed.outcome, failed.whole_channel) == ("unauthorised", "retry", True)


async def test_a_server_that_says_it_failed_is_asked_again(
    telegram: TelegramDouble, bot: TelegramConnector, anna: Customer
) -> None:
    telegram.faults.server_error(description="Internal Server Error: restart")
    failed = await refusal_of(bot, to(anna))
    assert (failed.code, failed.outcome) == ("server_error", "uncertain")


@pytest.mark.parametrize(
    "base_url", ["http://127.0.0.1:9", "http://no-such-host.invalid", "ftp://x", "{token}"]
)
async def test_without_a_connection_nothing_has_gone(base_url: str) -> None:
    bot = TelegramConnector({"token": TOKEN, "base_url": base_url})
    failed = await refusal_of(bot, MessageOut("k", 1, "1", "Слышно?"))
    assert (failed.code, failed.outcome, failed.whole_channel) == ("network", "retry", True)
    await bot.close()


# --- Nobody knows -------------------------------------------------------------------------------------


@pytest.mark.parametrize("accepted", [True, False])
async def test_a_connection_lost_before_the_answer_leaves_it_uncertain(
    telegram: TelegramDouble, bot: TelegramConnector, anna: Customer, accepted: bool
) -> None:
    telegram.faults.reset(after_accepting=accepted)
    failed = await refusal_of(bot, to(anna))
    assert (failed.code, failed.outcome) == ("network", "uncertain")
    assert len(anna.reads) == accepted
    assert len(telegram.calls_of("sendMessage")) == 1, "never sent twice without a person's word"


async def test_a_page_of_a_proxy_instead_of_an_answer_leaves_it_uncertain(
    telegram: TelegramDouble, bot: TelegramConnector, anna: Customer
) -> None:
    telegram.faults.server_error(code=504, html=True, after_accepting=True)
    failed = await refusal_of(bot, to(anna))
    assert (failed.code, failed.outcome) == ("server_error", "uncertain")
    assert len(anna.reads) == 1


@pytest.mark.parametrize("body", ["<html>", '{"ok": true, "result": true}', '{"result": 1}', "null"])
async def test_an_answer_that_says_nothing_leaves_it_uncertain(
    telegram: TelegramDouble, bot: TelegramConnector, anna: Customer, body: str
) -> None:
    telegram.faults.garbage(body, methods=("sendMessage",))
    failed = await refusal_of(bot, to(anna))
    assert (failed.code, failed.outcome) == ("server_error", "uncertain")


async def test_an_answer_that_does_not_come_is_not_waited_for_without_end(
    telegram: TelegramDouble, anna: Customer
) -> None:
    hurried = TelegramConnector({"token": TOKEN, "base_url": telegram.url}, patience=0.5)
    gate = telegram.faults.slow(after_accepting=True)
    failed = await refusal_of(hurried, to(anna))
    gate.open()
    assert (failed.code, failed.outcome) == ("timeout", "uncertain")
    assert len(anna.reads) == 1
    await hurried.close()


async def test_a_slow_answer_to_one_holds_up_nobody_else(
    telegram: TelegramDouble, bot: TelegramConnector, anna: Customer
) -> None:
    boris = telegram.customer("Борис")
    await boris.writes("А мне?")
    gate = telegram.faults.slow(chat_id=anna.id)
    waiting = asyncio.ensure_future(bot.send(to(anna)))
    await gate.is_reached()
    await bot.send(to(boris, "И вам"))
    assert [letter.text for letter in boris.reads] == ["И вам"]
    gate.open()
    await waiting


# --- Afterwards ---------------------------------------------------------------------------------------


async def test_words_are_changed_and_taken_back(bot: TelegramConnector, anna: Customer) -> None:
    receipt = await bot.send(to(anna, "100 рублей"))
    await bot.edit(str(anna.id), receipt.external_id, to(anna, "120 рублей"))
    await bot.edit(str(anna.id), receipt.external_id, to(anna, "120 рублей"))
    assert [letter.text for letter in anna.reads] == ["120 рублей"]
    await bot.delete(str(anna.id), receipt.external_id)
    await bot.delete(str(anna.id), receipt.external_id)
    assert anna.reads == []


async def test_only_our_own_words_of_that_chat_can_be_changed(bot: TelegramConnector, anna: Customer) -> None:
    hers = f"{anna.id}:{anna.wrote[0].message_id}"
    with pytest.raises(SendFailed, match="not_allowed"):
        await bot.edit(str(anna.id), hers, to(anna, "Не писала я такого"))
    with pytest.raises(SendFailed, match="rejected"):
        await bot.edit(str(anna.id), "31337:1", to(anna, "Не тот чат"))


async def test_a_change_nobody_knows_of_is_tried_again_since_twice_is_as_good_as_once(
    telegram: TelegramDouble, bot: TelegramConnector, anna: Customer
) -> None:
    receipt = await bot.send(to(anna, "100 рублей"))
    telegram.faults.reset(after_accepting=True, methods=("editMessageText",))
    with pytest.raises(SendFailed) as failed:
        await bot.edit(str(anna.id), receipt.external_id, to(anna, "120 рублей"))
    assert (failed.value.code, failed.value.outcome) == ("network", "retry")
    telegram.faults.server_error(code=504, html=True, methods=("deleteMessage",))
    with pytest.raises(SendFailed) as failed:
        await bot.delete(str(anna.id), receipt.external_id)
    assert (failed.value.code, failed.value.outcome) == ("server_error", "retry")


async def test_typing_shows_and_never_fails(
    telegram: TelegramDouble, bot: TelegramConnector, anna: Customer
) -> None:
    await bot.typing(str(anna.id))
    (call,) = telegram.calls_of("sendChatAction")
    assert call.arguments["action"] == "typing"
    await anna.blocks_bot()
    await bot.typing(str(anna.id))
    await bot.typing("no address")


async def test_a_pressed_button_is_answered(telegram: TelegramDouble, bot: TelegramConnector) -> None:
    await bot.answer_button("4382bfdwdsb323b2d9", "Готово" * 100)
    (call,) = telegram.calls_of("answerCallbackQuery")
    assert call.arguments["text"] == ("Готово" * 100)[:200]


async def test_anna_is_called_what_she_calls_herself_now(
    telegram: TelegramDouble, bot: TelegramConnector, anna: Customer
) -> None:
    await anna.renames("Анна", "Петрова")
    author = await bot.fetch_profile(str(anna.id))
    assert author is not None
    assert (author.external_id, author.name) == (str(anna.id), "Анна Петрова")
    assert await bot.fetch_profile("31337") is None
    assert await bot.fetch_profile("no number") is None
