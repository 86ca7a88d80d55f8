"""The page on which a person plays the customers, in a real browser."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, ViewportSize, expect
from vk_api.keyboard import VkKeyboard, VkKeyboardColor

from tests.doubles.vk import Customer, VkDouble
from tests.doubles.vk.pictures import plain_picture
from tests.test_doubles.browser import PHONE, anyio_backend, browser
from tests.test_doubles.vk.client import Api
from tests.test_doubles.vk.conftest import Bodies

__all__ = ["anyio_backend", "browser", "page"]

pytestmark = pytest.mark.browser


@pytest.fixture
async def page(vk: VkDouble, browser: Browser) -> AsyncIterator[Page]:
    """An open page; anything that goes wrong in it fails the test."""
    context = await browser.new_context(locale="ru-RU", viewport=ViewportSize(width=1280, height=800))
    opened = await context.new_page()
    troubles: list[str] = []
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    opened.on("dialog", lambda dialog: troubles.append(dialog.message))
    yield opened
    await context.close()
    assert troubles == []


async def test_a_new_customer_writes_corrects_and_is_answered(
    vk: VkDouble, api: Api, page: Page, told: Bodies
) -> None:
    await page.goto(vk.url)
    await page.get_by_label("Имя нового покупателя").fill("Вера Орлова")
    await page.keyboard.press("Enter")
    composer = page.get_by_label("Сообщение", exact=True)
    await composer.fill("Где мой зака?")
    await composer.press("Enter")
    await expect(page.locator(".message").last).to_contain_text("Где мой зака?")
    await composer.press("ArrowUp")
    await expect(composer).to_have_value("Где мой зака?")
    await composer.fill("Где мой заказ?")
    await composer.press("Enter")
    await expect(page.locator(".message").last).to_contain_text("изменено")
    assert told("message_edit")[0]["text"] == "Где мой заказ?"
    assert told("message_typing_state")
    peer = told("message_new")[0]["message"]["peer_id"]
    await expect(page.get_by_title("Доставлено")).to_be_visible()
    await api("messages.setActivity", peer_id=peer, type="typing")
    await expect(page.locator(".chat-state")).to_have_text("Okno печатает…")
    await api.send(peer, "В пути: https://example.org/track")
    await expect(page.locator(".message a")).to_have_attribute("href", "https://example.org/track")
    await expect(page.get_by_title("Прочитано")).to_be_visible()
    await vk.world.bell.until(
        lambda: told("message_read") or None, otherwise=lambda: "nobody read it", patience=30
    )


async def test_messages_are_forbidden_and_the_community_blocked(
    vk: VkDouble, api: Api, anna: Customer, page: Page
) -> None:
    await anna.writes("Алло")
    await page.goto(f"{vk.url}/#{anna.id}")
    await page.get_by_label("Ещё", exact=True).click()
    await page.get_by_role("button", name="Запретить сообщения").click()
    await expect(page.locator(".chat-state")).to_contain_text("сообщения запрещены")
    assert (await api.refusal("messages.send", peer_id=anna.id, message="?", random_id=1))[:5] == "[901]"
    await page.get_by_label("Ещё", exact=True).click()
    await page.get_by_role("button", name="Заблокировать сообщество").click()
    await expect(page.get_by_text("Вы заблокировали сообщество")).to_be_visible()
    await expect(page.get_by_label("Сообщение", exact=True)).to_have_count(0)
    await page.get_by_role("button", name="Разблокировать").last.click()
    await expect(page.get_by_label("Сообщение", exact=True)).to_be_visible()
    assert anna.standing == "talking"


async def test_a_name_and_a_text_are_only_ever_words(vk: VkDouble, api: Api, page: Page) -> None:
    odd = vk.customer("<img src=x onerror=alert(1)> Хакер")
    await odd.writes("<script>alert(2)</script> javascript:alert(3)")
    buttons = [[{"action": {"type": "open_link", "label": "<i>", "link": "javascript:alert(4)"}}]]
    await api.send(odd.id, "жми", keyboard=json.dumps({"inline": True, "buttons": buttons}))
    await page.goto(f"{vk.url}/#{odd.id}")
    await expect(page.locator(".message")).to_have_count(2)
    await expect(page.locator(".message").first).to_contain_text("<script>alert(2)</script>")
    await expect(page.locator(".chat-name")).to_contain_text("<img src=x onerror=alert(1)>")
    await expect(page.locator(".people img, .chat img, a[href^=javascript]")).to_have_count(0)


async def test_pictures_stickers_and_other_things_go_out(
    vk: VkDouble, anna: Customer, page: Page, tmp_path: Path, told: Bodies
) -> None:
    await anna.writes("Смотрите")
    picture = tmp_path / "скол.jpg"
    picture.write_bytes(plain_picture())
    await page.goto(f"{vk.url}/#{anna.id}")
    await page.locator("input[type=file]").set_input_files(picture)
    await expect(page.locator(".message .picture")).to_be_visible()
    await page.get_by_role("button", name="Стикеры").click()
    await page.get_by_role("button", name="Стикер 2").click()
    await expect(page.locator(".message .sticker")).to_be_visible()
    await page.get_by_role("button", name="Что ещё прислать").click()
    await page.get_by_role("button", name="Товар").click()
    await expect(page.locator(".message").last).to_contain_text("1000 ₽")
    kinds = [one["type"] for body in told("message_new") for one in body["message"]["attachments"]]
    assert kinds == ["photo", "sticker", "market"]


async def test_buttons_are_pressed(vk: VkDouble, api: Api, anna: Customer, page: Page, told: Bodies) -> None:
    await anna.writes("Меню")
    inline = VkKeyboard(inline=True)
    inline.add_callback_button("Где заказ?", payload={"ask": "order"})
    await api.send(anna.id, "Выберите", keyboard=inline.get_keyboard())
    below = VkKeyboard()
    below.add_button("Оператор", color=VkKeyboardColor.PRIMARY, payload={"call": 1})
    await api.send(anna.id, "Или позовите", keyboard=below.get_keyboard())
    await page.goto(f"{vk.url}/#{anna.id}")
    await page.get_by_role("button", name="Где заказ?").click()
    await vk.world.bell.until(
        lambda: vk.world.memory.presses or None, otherwise=lambda: "not pressed", patience=30
    )
    (press,) = told("message_event")
    who = {"user_id": anna.id, "peer_id": anna.id, "event_id": press["event_id"]}
    snack = json.dumps({"type": "show_snackbar", "text": "В пути"})
    await api("messages.sendMessageEventAnswer", event_data=snack, **who)
    await expect(page.get_by_role("status")).to_have_text("В пути")
    await page.get_by_role("button", name="Оператор").click()
    await expect(page.locator(".message").last).to_contain_text("Оператор")
    assert json.loads(anna.wrote[-1].raw["payload"]) == {"call": 1}


async def test_one_answers_for_the_community_too(
    vk: VkDouble, anna: Customer, page: Page, told: Bodies
) -> None:
    await anna.writes("Есть кто?")
    await page.goto(f"{vk.url}/#{anna.id}")
    await page.get_by_role("button", name="От сообщества").click()
    field = page.get_by_label("Ответ от имени сообщества")
    await field.fill("Слушаю вас")
    await field.press("Enter")
    await expect(page.locator(".message").last).to_contain_text("Мария Админова")
    (reply,) = told("message_reply")
    assert (reply["text"], reply["admin_author_id"]) == ("Слушаю вас", vk.admin().id)


async def test_a_link_leaves_its_mark_on_the_first_message(vk: VkDouble, page: Page) -> None:
    anna = vk.customer("Анна")
    await page.goto(f"{vk.url}/okno_local?ref=a1B2&ref_source=banner")
    await page.get_by_role("button", name="Анна").click()
    await expect(page.get_by_text("По ссылке с меткой a1B2")).to_be_visible()
    composer = page.get_by_label("Сообщение", exact=True)
    for words in ("Здравствуйте", "Ещё"):
        await composer.fill(words)
        await composer.press("Enter")
        await expect(page.locator(".message").last).to_contain_text(words)
    first, second = (letter.raw for letter in anna.wrote)
    assert (first["ref"], first["ref_source"], "ref" in second) == ("a1B2", "banner", False)


async def test_on_a_phone_one_pane_at_a_time_and_nothing_sticks_out(
    vk: VkDouble, anna: Customer, page: Page
) -> None:
    await anna.writes("слово" * 100)
    await page.set_viewport_size(PHONE)
    await page.goto(vk.url)
    await expect(page.locator(".chat")).to_be_hidden()
    await page.get_by_role("button", name="Анна").click()
    await expect(page.locator(".people")).to_be_hidden()
    await page.get_by_role("button", name="Что ещё прислать").click()
    assert await page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    await page.get_by_role("button", name="К списку").click()
    await expect(page.locator(".people")).to_be_visible()


async def test_both_languages_say_everything(vk: VkDouble, page: Page) -> None:
    await page.goto(vk.url)
    keys = await page.evaluate(
        "import('/page/words.js').then(({ WORDS }) => [WORDS.ru, WORDS.en].map((one) => Object.keys(one)))"
    )
    assert keys[0] == keys[1]
    await page.get_by_role("button", name="English").click()
    await expect(page.get_by_role("heading", name="Local VK")).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("button", name="Русский")).to_be_visible()
