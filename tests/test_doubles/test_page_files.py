"""Files on the page: each kind is sent from it, and what the bot sends is shown there as it should be."""

import json
import re
import wave
from io import BytesIO
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.doubles.telegram import Customer, TelegramDouble
from tests.doubles.telegram.customer_content import plain_picture
from tests.test_doubles.browser import PHONE, anyio_backend, browser, page
from tests.test_doubles.conftest import Api

__all__ = ["anyio_backend", "browser", "page"]

pytestmark = pytest.mark.browser


@pytest.fixture
async def anna(anna: Customer) -> Customer:
    await anna.starts()
    return anna


def hum(seconds: int) -> bytes:
    """A sound every browser can read."""
    written = BytesIO()
    with wave.open(written, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(8000)
        sound.writeframes(bytes([128]) * 8000 * seconds)
    return written.getvalue()


async def choose(page: Page, kind: str) -> None:
    await page.get_by_label("Приложить").click()
    await page.get_by_role("button", name=kind, exact=True).click()


KINDS = [
    ("Фотография", "photo", "скол.jpg", plain_picture()),
    ("Документ", "document", "скол.jpg", plain_picture()),
    ("Голосовое сообщение", "voice", "голос.wav", hum(2)),
    ("Аудио", "audio", "песня.wav", hum(3)),
    ("Видео", "video", "отзыв.mp4", b"no film at all"),
    ("Видеосообщение", "video_note", "круг.mp4", b"no film at all"),
    ("Стикер", "sticker", "кот.png", plain_picture()),
]


async def test_a_file_is_sent_as_the_kind_that_was_chosen(
    tg: TelegramDouble, anna: Customer, page: Page, tmp_path: Path
) -> None:
    await page.goto(f"{tg.url}/#{anna.id}")
    for number, (words, _, name, content) in enumerate(KINDS, start=2):
        (tmp_path / name).write_bytes(content)
        async with page.expect_file_chooser() as choosing:
            await choose(page, words)
        await (await choosing.value).set_files(tmp_path / name)
        await expect(page.locator(".message")).to_have_count(number)
    sent = [mail.raw for mail in anna.wrote[1:]]
    assert [kind in raw for (_, kind, _, _), raw in zip(KINDS, sent, strict=True)] == [True] * len(KINDS)
    assert (sent[2]["voice"]["duration"], sent[3]["audio"]["duration"]) == (2, 3)


async def test_a_voice_is_spoken_into_the_microphone(tg: TelegramDouble, anna: Customer, page: Page) -> None:
    await page.goto(f"{tg.url}/#{anna.id}")
    await page.get_by_role("button", name="Записать голосовое").click()
    await expect(page.locator(".recording-time")).to_have_text(re.compile("[1-9]"))
    await page.locator(".recording").get_by_role("button", name="Отправить").click()
    await expect(page.locator(".message audio")).to_have_count(1)
    voice = anna.wrote[-1].raw["voice"]
    assert voice["duration"] >= 1
    assert voice["file_size"] > 0
    assert voice["mime_type"] == "audio/ogg"
    assert tg.world.memory.files.files[voice["file_id"]].content.startswith(b"OggS")
    await page.get_by_role("button", name="Записать голосовое").click()
    await page.get_by_role("button", name="Отменить").click()
    await expect(page.get_by_label("Сообщение", exact=True)).to_be_visible()
    assert len(anna.wrote) == 2


async def test_a_place_and_a_card_are_sent(tg: TelegramDouble, anna: Customer, page: Page) -> None:
    await page.goto(f"{tg.url}/#{anna.id}")
    await choose(page, "Место на карте")
    await page.get_by_label("Широта").fill("59.9386")
    await page.get_by_label("Широта").press("Enter")
    await expect(page.locator(".message").last).to_contain_text("59.9386, 37.6173")
    await choose(page, "Контакт")
    await page.get_by_label("Имя", exact=True).fill("Пётр")
    await page.get_by_label("Телефон").fill("+79990001122")
    await page.get_by_label("Телефон").press("Enter")
    await expect(page.locator(".message").last).to_contain_text("Пётр+79990001122")
    assert anna.wrote[-2].raw["location"]["latitude"] == 59.9386
    assert anna.wrote[-1].raw["contact"] == {"phone_number": "+79990001122", "first_name": "Пётр"}


async def test_her_own_number_is_shown_by_the_bots_button(
    api: Api, tg: TelegramDouble, anna: Customer, page: Page
) -> None:
    keyboard = {"keyboard": [[{"text": "Показать номер", "request_contact": True}]]}
    await api.result("sendMessage", chat_id=anna.id, text="Ваш номер?", reply_markup=keyboard)
    await page.goto(f"{tg.url}/#{anna.id}")
    await page.get_by_role("button", name="Показать номер").click()
    await page.get_by_label("Телефон").fill("+79160000000")
    await page.get_by_label("Телефон").press("Enter")
    await expect(page.locator(".message").last).to_contain_text("+79160000000")
    assert anna.wrote[-1].raw["contact"]["user_id"] == anna.id


async def test_what_the_bot_sends_is_shown_corrected_and_taken_away(
    api: Api, tg: TelegramDouble, anna: Customer, page: Page
) -> None:
    chat = str(anna.id)
    await page.goto(f"{tg.url}/#{anna.id}")
    media = [{"type": "photo", "media": f"attach://{name}"} for name in "abc"]
    media[0]["caption"] = "Три чашки"
    pictures = {name: (f"{name}.jpg", plain_picture()) for name in "abc"}
    await api.upload("sendMediaGroup", pictures, chat_id=chat, media=json.dumps(media))
    album = page.locator(".message").last
    await expect(album.locator(".tiles img")).to_have_count(3)
    await expect(album).to_contain_text("Три чашки")
    papers = [{"type": "document", "media": f"attach://{name}"} for name in "ab"]
    files = {name: (f"счёт-{name}.pdf", b"%PDF") for name in "ab"}
    await api.upload("sendMediaGroup", files, chat_id=chat, media=json.dumps(papers))
    await expect(page.locator(".message").last.locator("a.attached")).to_have_count(2)
    await api.upload("sendVoice", {"voice": ("v.wav", hum(1))}, chat_id=chat)
    await expect(page.locator(".message").last.locator("audio")).to_be_visible()
    link = {"inline_keyboard": [[{"text": "Каталог", "url": "https://okno.example/catalog"}]]}
    sent = await api.result("sendMessage", chat_id=anna.id, text="Смотрите", reply_markup=link)
    button = page.get_by_role("link", name="Каталог")
    await expect(button).to_have_attribute("href", "https://okno.example/catalog")
    target = {"chat_id": anna.id, "message_id": sent["message_id"]}
    await api.result("editMessageText", **target, text="Смотрите новый каталог", reply_markup=link)
    await expect(page.locator(".message").last).to_contain_text("изменено")
    await api.result("deleteMessage", **target)
    await expect(button).to_have_count(0)
    await page.set_viewport_size(PHONE)
    assert await page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


async def test_a_customer_writes_to_an_owner_and_the_bot_answers_in_her_name(
    api: Api, tg: TelegramDouble, anna: Customer, boris: Customer, page: Page
) -> None:
    await page.goto(f"{tg.url}/#{boris.id}")
    await page.get_by_label("Ещё").click()
    await page.get_by_role("button", name="Подключить бота к своему аккаунту").click()
    await page.get_by_role("button", name="Анна").click()
    await page.get_by_label("Ещё").click()
    await page.get_by_role("button", name="Написать владельцу: Борис").click()
    await expect(page.locator(".chat-name")).to_have_text("Анна Кузнецова → Борис")
    composer = page.get_by_label("Сообщение", exact=True)
    await composer.fill("Есть чашки?")
    await composer.press("Enter")
    await expect(page.locator(".message")).to_have_count(1)
    asked = (await api.updates())[-1]["business_message"]
    where = {"business_connection_id": asked["business_connection_id"], "chat_id": anna.id}
    await api.result("sendMessage", **where, text="Да, две")
    await expect(page.locator(".message").last).to_contain_text("Да, две")
    await page.get_by_label("Ещё").click()
    await page.get_by_role("button", name="Писать от лица: Борис").click()
    await expect(page.locator(".chat-name")).to_have_text("Борис → Анна Кузнецова")
    await expect(page.locator(".message.is-mine")).to_have_count(1)
    await composer.fill("Приходите")
    await composer.press("Enter")
    await expect(page.locator(".message.is-mine")).to_have_count(2)
    await page.locator(".message").last.hover()
    await page.locator(".message").last.get_by_role("button", name="Удалить у всех").click()
    await expect(page.locator(".message")).to_have_count(2)
    assert "deleted_business_messages" in (await api.updates())[-1]
    await page.get_by_label("Ещё").click()
    await page.get_by_role("button", name="Отключить бота от аккаунта").click()
    await expect(page.locator(".chat-state")).to_have_text("бот отключён от аккаунта")
