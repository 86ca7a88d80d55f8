"""What an operator says in Vera's name, and what happens when she no longer lets us."""

import pytest

from connectors.contract import (
    Deletion,
    FileOut,
    Heard,
    Ignored,
    LineState,
    MessageIn,
    MessageOut,
    SendFailed,
)
from connectors.telegram.connector import TelegramConnector
from tests.connectors.telegram.test_polling import first_news
from tests.doubles.telegram import Customer, TelegramDouble
from tests.doubles.telegram.business_account import BusinessAccount


@pytest.fixture
def anna(telegram: TelegramDouble) -> Customer:
    return telegram.customer("Анна")


@pytest.fixture
def vera(telegram: TelegramDouble) -> BusinessAccount:
    return telegram.business(telegram.customer("Вера"))


class News:
    """All that is told to our bot, in order."""

    def __init__(self, bot: TelegramConnector) -> None:
        self._bot = bot
        self._cursor: str | None = None

    async def comes(self) -> list[Heard]:
        received = await first_news(self._bot, self._cursor)
        self._cursor = received.cursor
        return [one for raw in received.raws for one in self._bot.normalise(raw.body)]


def to(vera: BusinessAccount, anna: Customer, text: str = "Да, есть", **more: object) -> MessageOut:
    return MessageOut("k", 1, f"{vera.id}:{anna.id}", text, **more)  # type: ignore[arg-type]


async def refusal_of(bot: TelegramConnector, message: MessageOut) -> SendFailed:
    with pytest.raises(SendFailed) as failed:
        await bot.send(message)
    return failed.value


async def test_anna_is_answered_as_if_by_vera_and_nobody_hears_it_twice(
    bot: TelegramConnector, vera: BusinessAccount, anna: Customer, notes: FileOut
) -> None:
    news = News(bot)
    await vera.customer(anna).writes("Чайник есть?")
    opened, asked = await news.comes()
    assert isinstance(opened, LineState)
    assert isinstance(asked, MessageIn)
    assert (opened.line, opened.is_open, asked.line) == (vera.id, True, vera.id)
    receipt = await bot.send(to(vera, anna, reply_to=asked.external_id))
    await bot.send(to(vera, anna, "Вот какой", files=(notes,)))
    assert [letter.text for letter in vera.customer(anna).reads] == ["Да, есть", "Вот какой"]
    assert await news.comes() == [Ignored("own_echo"), Ignored("own_echo")]
    await bot.edit(asked.address, receipt.external_id, to(vera, anna, "Да, один"))
    await bot.delete(asked.address, receipt.external_id)
    await bot.delete(asked.address, receipt.external_id)
    assert [letter.text for letter in vera.customer(anna).reads] == ["Вот какой"]
    *_, deleted = await news.comes()
    assert isinstance(deleted, Deletion)
    assert deleted.external_id == receipt.external_id


async def test_an_answer_to_words_that_are_gone_is_sent_without_them(
    telegram: TelegramDouble, bot: TelegramConnector, vera: BusinessAccount, anna: Customer
) -> None:
    asked = await vera.customer(anna).writes("Чайник есть?")
    await vera.customer(anna).deletes(asked)
    await vera.customer(anna).writes("Ау?")
    await bot.send(to(vera, anna, reply_to=f"{vera.id}:{anna.id}:{asked.message_id}"))
    assert [letter.text for letter in vera.customer(anna).reads] == ["Да, есть"]
    assert len(telegram.calls_of("sendMessage")) == 2


async def test_when_vera_takes_the_right_back_the_line_is_closed_and_says_so(
    bot: TelegramConnector, vera: BusinessAccount, anna: Customer
) -> None:
    news = News(bot)
    await vera.customer(anna).writes("Чайник есть?")
    await news.comes()
    await vera.takes_away("can_reply")
    (closed,) = await news.comes()
    assert isinstance(closed, LineState)
    assert (closed.is_open, closed.reason) == (False, "not_allowed")
    failed = await refusal_of(bot, to(vera, anna))
    assert (failed.code, failed.outcome, failed.unreachable) == ("line_closed", "final", False)
    assert "BOT_ACCESS_FORBIDDEN" in failed.detail
    await vera.grants("can_reply")
    await bot.send(to(vera, anna))


async def test_when_vera_disconnects_us_the_line_is_closed_until_she_connects_again(
    bot: TelegramConnector, vera: BusinessAccount, anna: Customer
) -> None:
    news = News(bot)
    await vera.customer(anna).writes("Чайник есть?")
    await news.comes()
    await vera.disconnects()
    (closed,) = await news.comes()
    assert isinstance(closed, LineState)
    assert (closed.is_open, closed.reason) == (False, "line_closed")
    failed = await refusal_of(bot, to(vera, anna))
    assert (failed.code, failed.outcome) == ("line_closed", "final")
    await vera.reconnects()
    (opened,) = await news.comes()
    assert isinstance(opened, LineState)
    assert opened.is_open


async def test_a_chat_that_vera_keeps_to_herself_and_an_unknown_connection_are_closed(
    bot: TelegramConnector, vera: BusinessAccount, anna: Customer
) -> None:
    await vera.customer(anna).writes("Чайник есть?")
    await vera.hides(anna)
    assert (await refusal_of(bot, to(vera, anna))).code == "line_closed"
    unknown = MessageOut("k", 1, f"NoSuchConnection:{anna.id}", "Да")
    assert (await refusal_of(bot, unknown)).code == "line_closed"


async def test_after_a_day_of_silence_the_window_is_closed_in_telegrams_own_words(
    vera: BusinessAccount, anna: Customer, bot: TelegramConnector, telegram: TelegramDouble
) -> None:
    asked = await vera.customer(anna).writes("Чайник есть?")
    vera.chat_with(anna).messages[asked.message_id].date -= 25 * 60 * 60
    failed = await refusal_of(bot, to(vera, anna))
    assert (failed.code, failed.outcome) == ("window_closed", "final")
    assert "BUSINESS_PEER_USAGE_MISSING" in failed.detail


async def test_typing_shows_as_veras(
    telegram: TelegramDouble, bot: TelegramConnector, vera: BusinessAccount, anna: Customer
) -> None:
    await vera.customer(anna).writes("Чайник есть?")
    await bot.typing(f"{vera.id}:{anna.id}")
    (call,) = telegram.calls_of("sendChatAction")
    assert call.arguments["business_connection_id"] == vera.id
