"""An unmodified aiogram lives with the double: its own bot, dispatcher and exceptions."""

import asyncio
from collections.abc import AsyncIterator
from io import BytesIO

import pytest
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import SendMessage
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    InputMediaPhoto,
    Message,
    MessageEntity,
    ReactionTypeEmoji,
    ReplyParameters,
)

from tests.doubles.telegram import Customer, TelegramDouble
from tests.doubles.telegram.customer_content import plain_picture


@pytest.fixture
async def bot(tg: TelegramDouble) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(tg.url))
    async with Bot(tg.token, session=session) as living:
        yield living


async def test_words_go_round(bot: Bot, tg: TelegramDouble, anna: Customer) -> None:
    me = await bot.get_me()
    assert me.is_bot
    await anna.writes("👨‍👩‍👧 жирно", entities=[{"type": "bold", "offset": 9, "length": 5}])
    (update,) = await bot.get_updates(timeout=50, allowed_updates=["message"])
    assert update.message is not None
    assert update.message.html_text == "👨‍👩‍👧 <b>жирно</b>"
    sent = await bot.send_message(
        anna.id,
        "Ответ 🇷🇺 жирно",
        entities=[MessageEntity(type="bold", offset=11, length=5)],
        reply_parameters=ReplyParameters(message_id=update.message.message_id),
    )
    assert sent.html_text == "Ответ 🇷🇺 <b>жирно</b>"
    heard = await anna.hears("Ответ 🇷🇺 жирно")
    assert heard.raw["reply_to_message"]["text"] == "👨‍👩‍👧 жирно"
    await bot.edit_message_text("Исправлено", chat_id=anna.id, message_id=sent.message_id)
    assert (await anna.hears("Исправлено")).is_edited
    await bot.set_message_reaction(anna.id, update.message.message_id, [ReactionTypeEmoji(emoji="👍")])
    await bot.delete_message(anna.id, sent.message_id)
    assert anna.reads == []


async def test_files_go_round(bot: Bot, anna: Customer) -> None:
    await anna.sends_photo(plain_picture(1600, 1200), caption="Скол")
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.photo is not None
    received = await bot.download(update.message.photo[-1])
    assert isinstance(received, BytesIO)
    assert received.read(2) == b"\xff\xd8"
    photo = BufferedInputFile(plain_picture(), "a.jpg")
    await bot.send_photo(anna.id, photo, caption="Новая чашка")
    album: list[Message] = await bot.send_media_group(
        anna.id, [InputMediaPhoto(media=photo, caption="Две"), InputMediaPhoto(media=photo)]
    )
    assert len({message.media_group_id for message in album}) == 1
    await bot.send_document(anna.id, BufferedInputFile(b"%PDF", "счёт.pdf"))
    assert [mail.text for mail in anna.reads] == ["Новая чашка", "Две", "", ""]


async def test_the_dispatcher_polls_and_answers(bot: Bot, tg: TelegramDouble, anna: Customer) -> None:
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(f"Вы пишете: {message.text}")

    polling = asyncio.create_task(
        dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False, polling_timeout=20)
    )
    await tg.is_listened_to()
    await anna.writes("Алло")
    await anna.hears("Вы пишете: Алло")
    await dispatcher.stop_polling()
    await polling
    assert tg.delivered_to(anna) == ["Вы пишете: Алло"]


async def test_each_trouble_is_the_exception_it_should_be(
    bot: Bot, tg: TelegramDouble, anna: Customer, boris: Customer
) -> None:
    await anna.starts()
    with pytest.raises(TelegramForbiddenError, match="can't initiate conversation"):
        await bot.send_message(boris.id, "Купите")
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(1, "Алло")
    with pytest.raises(TelegramBadRequest, match="can't parse entities"):
        await bot.send_message(anna.id, "<b>", parse_mode="HTML")
    with pytest.raises(TelegramEntityTooLarge):
        await bot.send_document(anna.id, BufferedInputFile(bytes((50 << 20) + 1), "a.bin"))
    tg.faults.too_many(retry_after=7)
    with pytest.raises(TelegramRetryAfter) as slow_down:
        await bot.send_message(anna.id, "Раз")
    assert slow_down.value.retry_after == 7
    tg.faults.server_error()
    with pytest.raises(TelegramServerError):
        await bot.send_message(anna.id, "Два")
    tg.faults.server_error(code=502, html=True)
    with pytest.raises(ClientDecodeError):
        await bot.send_message(anna.id, "Три")
    tg.faults.reset(after_accepting=True)
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(anna.id, "Четыре")
    assert tg.delivered_to(anna) == ["Четыре"]


async def test_conflicts_and_a_lost_token_are_told_apart(bot: Bot, tg: TelegramDouble) -> None:
    older = asyncio.create_task(bot.get_updates(timeout=50))
    await tg.is_listened_to()
    newer = asyncio.create_task(bot.get_updates(timeout=50))
    with pytest.raises(TelegramConflictError):
        await older
    await tg.is_listened_to()
    tg.revoke_token()
    with pytest.raises(TelegramUnauthorizedError):
        await newer

    class SendPigeon(SendMessage):
        __api_method__ = "sendPigeon"

    tg.restore_token()
    with pytest.raises(TelegramNotFound):
        await bot(SendPigeon(chat_id=1, text="Курлык"))


async def test_the_bot_can_introduce_itself(bot: Bot) -> None:
    await bot.set_my_commands([BotCommand(command="start", description="Начать")])
    assert (await bot.get_my_commands())[0].description == "Начать"
    await bot.set_my_description("Магазин посуды")
    assert (await bot.get_my_description()).description == "Магазин посуды"
    assert (await bot.get_webhook_info()).url == ""
