"""The main job, in real browsers: customers write, an operator answers, all of them see it."""

import io

import pytest
from PIL import Image
from playwright.async_api import expect

from tests.doubles.telegram.process import TelegramProcess
from tests.house_process import HouseProcess
from tests.journeys.people import SOON, Customer, Operator, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]


async def test_a_visitor_and_an_operator_talk(boris: Operator, vera: Visitor) -> None:
    await vera.opens_chat()
    await vera.writes("Лампа «Север» ещё есть?")
    await boris.sees_in_list("Лампа «Север» ещё есть?")
    await boris.opens("Лампа «Север» ещё есть?")
    await vera.sees_mark("Прочитано")
    await boris.answers("Есть, две штуки")
    await vera.sees("Есть, две штуки")
    await boris.sees_tick("Есть, две штуки", "Прочитано")
    assert boris.troubles == []
    assert vera.troubles == []


async def test_a_customer_in_telegram_and_an_operator_talk(
    boris: Operator, anna: Customer, telegram: TelegramProcess
) -> None:
    await boris.connects_bot(telegram.token, telegram.url)
    await anna.is_called("Анна Ветрова")
    await anna.writes("Где мой заказ?")
    await boris.sees_in_list("Анна Ветрова")
    await boris.opens("Где мой заказ?")
    await boris.answers("Уже в пути, будет завтра")
    await anna.sees("Уже в пути, будет завтра")
    await boris.sees_tick("Уже в пути, будет завтра", "Отправлено")
    assert boris.troubles == []


async def test_a_hostile_name_is_only_a_name(boris: Operator, anna: Customer, bot: None) -> None:
    await anna.is_called("<img src=x onerror=\"document.title='pwned'\">")
    await anna.writes("<script>document.title='pwned'</script>")
    await boris.opens("<script>")
    await expect(boris.page.get_by_text("<img src=x").first).to_be_visible()
    assert "pwned" not in await boris.page.title()
    assert await boris.page.locator("img[src=x]").count() == 0


async def test_a_photo_from_telegram_becomes_a_picture(boris: Operator, anna: Customer, bot: None) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (640, 480), "teal").save(drawn, "PNG")
    await anna.is_called("Пётр Лампов")
    await anna.writes("Вот такая лампа")
    await boris.opens("Вот такая лампа")
    await anna.sends_photo(drawn.getvalue())
    picture = boris.page.get_by_role("button", name="Открыть фото целиком").locator("img")
    await expect(picture).to_have_js_property("naturalWidth", 640, timeout=SOON)


async def test_words_written_without_a_network_arrive_once(
    boris: Operator, vera: Visitor, house: HouseProcess
) -> None:
    await vera.opens_chat()
    await vera.writes("Первое")
    await boris.sees_in_list("Первое")
    await boris.opens("Первое")
    await vera.context.set_offline(True)
    await vera.writes("Второе, из метро")
    await vera.sees_mark("Отправляется")
    await vera.context.set_offline(False)
    await vera.page.reload()
    await boris.sees("Второе, из метро")
    await vera.sees("Второе, из метро")


async def test_the_house_dies_and_nobody_loses_a_word(
    boris: Operator, vera: Visitor, house: HouseProcess
) -> None:
    await vera.opens_chat()
    await vera.writes("До обрыва")
    await boris.opens("До обрыва")
    house.kill()
    await vera.writes("Пока ничего не работает")
    house.start()
    await boris.sees("Пока ничего не работает")
    await boris.answers("Мы снова здесь")
    await vera.sees("Мы снова здесь")
    await vera.sees("Пока ничего не работает")


async def test_a_conversation_by_keyboard_alone(boris: Operator, vera: Visitor) -> None:
    await vera.opens_chat()
    await vera.writes("Нужна доставка в Тверь")
    await boris.sees_in_list("Нужна доставка в Тверь")
    keys = boris.page.keyboard
    await keys.press("j")
    await expect(boris.message("Нужна доставка в Тверь")).to_be_visible(timeout=SOON)
    await keys.press("r")
    await expect(boris.page.get_by_role("textbox", name="Напишите ответ")).to_be_focused()
    await keys.type("Доставим в среду")
    await keys.press("Enter")
    await vera.sees("Доставим в среду")
    await keys.press("Escape")
    await keys.press("e")
    await expect(boris.row("Нужна доставка в Тверь")).to_have_count(0, timeout=SOON)


async def test_two_operators_see_the_same_at_the_same_time(
    boris: Operator, vera: Visitor, house: HouseProcess
) -> None:
    second = await boris.context.new_page()
    marina = Operator(second, boris.context)
    await second.goto(house.url)
    await vera.opens_chat()
    await vera.writes("Кто-нибудь есть?")
    await boris.opens("Кто-нибудь есть?")
    await marina.opens("Кто-нибудь есть?")
    await boris.answers("Да, слушаем вас")
    await marina.sees("Да, слушаем вас")
    await marina.answers("И я здесь")
    await boris.sees("И я здесь")
