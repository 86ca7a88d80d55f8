"""The page on which a person plays the customers, in a real browser."""

import asyncio
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.doubles.telegram import Customer, TelegramDouble
from tests.doubles.telegram.customer_content import plain_picture
from tests.test_doubles.browser import PHONE, anyio_backend, browser, page
from tests.test_doubles.conftest import Api

__all__ = ["anyio_backend", "browser", "page"]

pytestmark = pytest.mark.browser


async def test_a_new_customer_starts_writes_corrects_and_is_answered(
    api: Api, tg: TelegramDouble, page: Page
) -> None:
    await page.goto(tg.url)
    await page.get_by_label("Имя нового покупателя").fill("Вера Орлова")
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="Запустить").click()
    composer = page.get_by_label("Сообщение", exact=True)
    await composer.fill("Где мой зака?")
    await composer.press("Enter")
    await expect(page.locator(".message").last).to_contain_text("Где мой зака?")
    await composer.press("ArrowUp")
    await expect(composer).to_have_value("Где мой зака?")
    await composer.fill("Где мой заказ?")
    await composer.press("Enter")
    await expect(page.locator(".message").last).to_contain_text("Где мой заказ?изменено")
    start, question, edited = await api.updates()
    chat_id = start["message"]["chat"]["id"]
    assert start["message"]["text"] == "/start"
    assert edited["edited_message"]["message_id"] == question["message"]["message_id"]
    await api.result("sendChatAction", chat_id=chat_id, action="typing")
    await expect(page.locator(".chat-state")).to_have_text("Okno печатает…")
    await api.result("sendMessage", chat_id=chat_id, text="<b>В пути</b>", parse_mode="HTML")
    await expect(page.locator(".message").last.locator("strong")).to_have_text("В пути")
    await expect(page.locator(".chat-state")).to_have_text("на связи")


async def test_blocking_takes_the_field_away_until_it_is_taken_back(
    tg: TelegramDouble, anna: Customer, page: Page
) -> None:
    await anna.starts()
    await page.goto(f"{tg.url}/#{anna.id}")
    await page.get_by_role("button", name="Заблокировать", exact=True).click()
    await expect(page.get_by_text("Вы заблокировали бота")).to_be_visible()
    await expect(page.get_by_label("Сообщение", exact=True)).to_have_count(0)
    assert anna.standing == "blocked"
    await page.get_by_role("button", name="Разблокировать").last.click()
    await expect(page.get_by_label("Сообщение", exact=True)).to_be_visible()


async def test_a_name_and_a_text_are_only_ever_words(api: Api, tg: TelegramDouble, page: Page) -> None:
    odd = tg.customer("<img src=x onerror=alert(1)> \u202eХакер")
    await odd.writes("<script>alert(2)</script>")
    await api.result(
        "sendMessage",
        chat_id=odd.id,
        text="жми",
        reply_markup={"inline_keyboard": [[{"text": "<i>", "url": "javascript:alert(3)"}]]},
    )
    trap = {"type": "text_link", "offset": 0, "length": 3, "url": "javascript:alert(4)"}
    await odd.sends_raw(text="жми", entities=[trap])
    await page.goto(f"{tg.url}/#{odd.id}")
    await expect(page.locator(".message")).to_have_count(3)
    await expect(page.locator(".message").first).to_contain_text("<script>alert(2)</script>")
    await expect(page.locator(".chat-name")).to_contain_text("<img src=x onerror=alert(1)>")
    await expect(page.locator(".people img, .chat img, a[href^=javascript]")).to_have_count(0)


async def test_a_picture_goes_out_and_buttons_are_pressed(
    api: Api, tg: TelegramDouble, anna: Customer, page: Page, tmp_path: Path
) -> None:
    await anna.starts()
    picture = tmp_path / "скол.jpg"
    picture.write_bytes(plain_picture())
    await page.goto(f"{tg.url}/#{anna.id}")
    await page.locator("input[type=file]").set_input_files(picture)
    await expect(page.locator(".message img")).to_be_visible()
    assert "photo" in anna.wrote[-1].raw
    buttons = {"inline_keyboard": [[{"text": "Заменить", "callback_data": "swap"}]]}
    await api.result("sendMessage", chat_id=anna.id, text="Заменить чашку?", reply_markup=buttons)
    await page.get_by_role("button", name="Заменить", exact=True).click()
    await tg.world.bell.until(lambda: tg.world.memory.presses or None, otherwise=lambda: "not pressed")
    query = (await api.updates())[-1]["callback_query"]
    await api.result("answerCallbackQuery", callback_query_id=query["id"], text="Меняем")
    await expect(page.get_by_role("status")).to_have_text("Меняем")


async def test_a_link_with_a_payload_offers_to_start(api: Api, tg: TelegramDouble, page: Page) -> None:
    anna = tg.customer("Анна")
    await page.goto(f"{tg.url}/okno_local_bot?start=a1B2_c3-")
    await page.get_by_role("button", name="Анна").click()
    await page.get_by_role("button", name="Запустить по ссылке").click()
    await expect(page.locator(".message")).to_contain_text("/start a1B2_c3-")
    assert anna.wrote[0].text == "/start a1B2_c3-"


async def test_others_are_counted_and_the_state_of_the_bot_is_told(
    api: Api, tg: TelegramDouble, anna: Customer, boris: Customer, page: Page
) -> None:
    await anna.starts()
    await boris.starts()
    confirmed = (await api.updates())[-1]["update_id"] + 1
    await page.goto(f"{tg.url}/#{anna.id}")
    await expect(page.locator(".bot-state")).to_have_text("Бот не подключён")
    poll = asyncio.create_task(api("getUpdates", offset=confirmed, timeout=50))
    await expect(page.locator(".bot-state")).to_have_text("Бот слушает")
    for text in ("раз", "два"):
        await api.result("sendMessage", chat_id=boris.id, text=text)
    await expect(page.get_by_role("button", name="Борис").locator(".row-unread")).to_have_text("2")
    tg.revoke_token()
    await expect(page.locator(".bot-state")).to_have_text("Токен отозван")
    assert (await poll)["error_code"] == 401


async def test_on_a_phone_one_pane_at_a_time_and_nothing_sticks_out(
    api: Api, tg: TelegramDouble, anna: Customer, page: Page
) -> None:
    await anna.writes("слово" * 100)
    await page.set_viewport_size(PHONE)
    await page.goto(tg.url)
    await expect(page.locator(".chat")).to_be_hidden()
    await page.get_by_role("button", name="Анна").click()
    await expect(page.locator(".people")).to_be_hidden()
    assert await page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    await page.get_by_role("button", name="К списку").click()
    await expect(page.locator(".people")).to_be_visible()


async def test_both_languages_say_everything(tg: TelegramDouble, page: Page) -> None:
    await page.goto(tg.url)
    keys = await page.evaluate(
        "import('/page/words.js').then(({ WORDS }) => [WORDS.ru, WORDS.en].map((one) => Object.keys(one)))"
    )
    assert keys[0] == keys[1]
    await page.get_by_role("button", name="English").click()
    await expect(page.get_by_role("heading", name="Local Telegram")).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("button", name="Русский")).to_be_visible()


async def test_the_newest_stays_in_sight_until_the_reader_looks_back(
    api: Api, tg: TelegramDouble, anna: Customer, page: Page
) -> None:
    await anna.starts()
    await page.goto(f"{tg.url}/#{anna.id}")
    for number in range(40):
        await api.result("sendMessage", chat_id=anna.id, text=f"Строка {number}")
    await expect(page.get_by_text("Строка 39", exact=True)).to_be_in_viewport()
    await page.get_by_text("Строка 0", exact=True).scroll_into_view_if_needed()
    await api.result("sendMessage", chat_id=anna.id, text="Ниже")
    await expect(page.locator(".newer")).to_have_text("1")
    await expect(page.get_by_text("Строка 0", exact=True)).to_be_in_viewport()
    await page.locator(".newer").click()
    await expect(page.locator(".message").last).to_be_in_viewport()
    await expect(page.locator(".newer")).to_be_hidden()
    keyboard = {"keyboard": [[{"text": "Да"}], [{"text": "Нет"}], [{"text": "Не знаю"}]]}
    await api.result("sendMessage", chat_id=anna.id, text="Ответьте", reply_markup=keyboard)
    await expect(page.locator(".keyboard-button")).to_have_count(3)
    await expect(page.locator(".message").last).to_be_in_viewport(ratio=1)


async def test_what_arrives_meanwhile_does_not_disturb_the_writer(
    api: Api, tg: TelegramDouble, anna: Customer, page: Page
) -> None:
    await anna.starts()
    await page.goto(f"{tg.url}/#{anna.id}")
    composer = page.get_by_label("Сообщение", exact=True)
    await composer.fill("Где заказ?")
    await composer.press("Home")
    for number in range(5):
        await api.result("sendMessage", chat_id=anna.id, text=f"Строка {number}")
    await expect(page.locator(".message")).to_have_count(6)
    await composer.press_sequentially("Так ")
    await expect(composer).to_have_value("Так Где заказ?")


async def test_what_was_missed_is_made_up_for(tg: TelegramDouble, anna: Customer, page: Page) -> None:
    await anna.starts()
    await page.goto(f"{tg.url}/#{anna.id}")
    await expect(page.locator(".message")).to_have_count(1)
    tg.world.live.close()
    await anna.writes("Пока не было связи")
    await expect(page.locator(".message").last).to_contain_text("Пока не было связи")
