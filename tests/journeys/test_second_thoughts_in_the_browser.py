"""What one of us wrote is changed, taken back, or goes another way after all."""

import pytest
from playwright.async_api import expect

from tests.doubles.telegram.process import TelegramProcess
from tests.house_process import HouseProcess
from tests.journeys.customers import Correspondent
from tests.journeys.glueing import glue
from tests.journeys.people import SOON, Operator, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]


async def test_changed_words_reach_the_customer(
    boris: Operator, telegram: TelegramProcess, bot: None
) -> None:
    rita = Correspondent.arrives(telegram, "Рита Поправкина")
    rita.writes("Сколько стоит лампа?")
    await boris.opens("Сколько стоит лампа?")
    await boris.answers("Девятьсот рублей")
    await boris.sees_tick("Девятьсот рублей", "Отправлено")
    await boris.page.get_by_role("textbox", name="Напишите ответ").press("ArrowUp")
    field = boris.page.get_by_role("textbox", name="Новый текст сообщения")
    await expect(field).to_have_value("Девятьсот рублей")
    await field.fill("Девятьсот пятьдесят рублей")
    await field.press("Enter")
    rita.hears("Девятьсот пятьдесят рублей")
    await boris.message("Девятьсот пятьдесят рублей").get_by_role("button", name="изменено").click()
    await expect(boris.page.get_by_role("dialog").get_by_text("Девятьсот рублей")).to_be_visible(timeout=SOON)
    assert boris.troubles == []


async def test_a_message_taken_back_is_gone_for_the_customer(
    boris: Operator, telegram: TelegramProcess, bot: None
) -> None:
    foma = Correspondent.arrives(telegram, "Фома Удалов")
    foma.writes("Что с заказом?")
    await boris.opens("Что с заказом?")
    await boris.answers("Это не вам")
    await boris.sees_tick("Это не вам", "Отправлено")
    await boris.does("Удалить", "Это не вам")
    asked = boris.page.get_by_role("dialog", name="Удалить сообщение?")
    await expect(asked).to_contain_text("У клиента оно тоже исчезнет")
    await asked.get_by_role("button", name="Удалить").click()
    await expect(boris.message("Это не вам").get_by_text("удалено", exact=True)).to_be_visible(timeout=SOON)
    await expect(boris.message("Это не вам").get_by_role("img", name="Отправляется")).to_have_count(
        0, timeout=SOON
    )
    assert foma.reads() == []


async def test_a_channel_that_says_no_leaves_the_words_as_they_are(
    boris: Operator, telegram: TelegramProcess, bot: None
) -> None:
    klim = Correspondent.arrives(telegram, "Клим Закрытый")
    klim.writes("Есть скидка?")
    await boris.opens("Есть скидка?")
    await boris.answers("Пять процентов")
    await boris.sees_tick("Пять процентов", "Отправлено")
    telegram.remote.order("server_error", methods=["editMessageText"])
    await boris.does("Изменить", "Пять процентов")
    field = boris.page.get_by_role("textbox", name="Новый текст сообщения")
    await field.fill("Десять процентов")
    await field.press("Enter")
    await expect(boris.page.get_by_text("Сообщение не изменено.")).to_be_visible(timeout=SOON)
    await boris.sees("Пять процентов")
    await expect(field).to_have_value("Десять процентов")
    telegram.remote.good_weather()
    await field.press("Enter")
    klim.hears("Десять процентов")


async def test_who_left_telegram_is_answered_elsewhere_in_one_press(
    boris: Operator, vera: Visitor, telegram: TelegramProcess, house: HouseProcess, bot: None
) -> None:
    await vera.opens_chat()
    await vera.writes("Это Вера, пишу с сайта")
    await boris.sees_in_list("Это Вера, пишу с сайта")
    same_vera = Correspondent.arrives(telegram, "Вера из Telegram")
    same_vera.writes("Это снова Вера")
    await boris.sees_in_list("Это снова Вера")
    house.kill()
    glue(house, "Это снова Вера", "Это Вера, пишу с сайта")
    house.start()
    await vera.page.reload()
    await boris.page.reload()
    await boris.opens("Это снова Вера")
    same_vera.deletes_account()
    await boris.answers("Приезжайте сегодня")
    await expect(boris.page.get_by_text("Клиент удалил свой аккаунт.").first).to_be_visible(timeout=SOON)
    await boris.page.get_by_role("button", name="Отправить через: Чат на сайте").click()
    await vera.sees("Приезжайте сегодня")
    await expect(boris.message("Приезжайте сегодня")).to_have_count(2, timeout=SOON)
    await expect(boris.page.get_by_text("Отправлено другим каналом")).to_be_visible(timeout=SOON)
    await expect(boris.page.get_by_role("button", name="Повторить")).to_have_count(0)
    await boris.page.get_by_role("button", name="Ответить: Чат на сайте").click()
    await boris.answers("До семи вечера")
    await vera.sees("До семи вечера")
