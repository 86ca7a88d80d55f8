"""Answers kept at hand, and colleagues who are called by name, in real browsers."""

import pytest
from playwright.async_api import Browser, expect

from tests.doubles.telegram.process import TelegramProcess
from tests.house_process import HouseProcess
from tests.journeys.customers import Correspondent
from tests.journeys.owner import Owner
from tests.journeys.people import SOON, Operator

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]


async def test_a_canned_reply_is_found_on_the_wrong_layout_filled_in_and_sent(
    boris: Operator, owner: Owner, telegram: TelegramProcess, bot: None
) -> None:
    owner.keeps_at_hand(
        title="Сроки доставки",
        shortcut="доставка",
        text="{{client.first_name}}, привезём завтра. Заказ {{client.order}}.",
    )
    nina = Correspondent.arrives(telegram, "Нина Готовая")
    nina.writes("Когда привезёте?")
    await boris.opens("Когда привезёте?")
    field = boris.page.get_by_role("textbox", name="Напишите ответ")
    await field.press_sequentially("/ljcnf")
    await expect(boris.page.get_by_role("option", name="Сроки доставки")).to_be_visible(timeout=SOON)
    await field.press("Tab")
    await expect(field).to_have_value("Нина, привезём завтра. Заказ {{client.order}}.")
    await expect(boris.page.get_by_role("button", name="Не заполнено 1 место")).to_be_visible()
    await expect(field).to_have_js_property("selectionStart", len("Нина, привезём завтра. Заказ "))
    await field.press_sequentially("№ 124")
    await field.press("Enter")
    nina.hears("Нина, привезём завтра. Заказ № 124.")
    assert [reply["used_count"] for reply in owner.has_at_hand()] == [1]
    assert boris.troubles == []


async def test_a_colleague_who_is_called_sees_it_at_once_and_once(
    boris: Operator,
    browser: Browser,
    house: HouseProcess,
    owner: Owner,
    telegram: TelegramProcess,
    bot: None,
) -> None:
    marina = await Operator.signs_in(browser, house, owner.takes_on("Марина"))
    await marina.page.goto(f"{house.url}/settings/me")
    lev = Correspondent.arrives(telegram, "Лев Спорный")
    lev.writes("Хочу скидку")
    await boris.opens("Хочу скидку")
    await boris.page.get_by_role("button", name="Заметка", exact=True).click()
    field = boris.page.get_by_role("textbox", name="Напишите заметку для коллег")
    await field.press_sequentially("@vfh")
    await expect(boris.page.get_by_role("option", name="Марина")).to_be_visible(timeout=SOON)
    await field.press("Enter")
    await field.press_sequentially("можно?")
    await expect(field).to_have_value("@Марина можно?")
    await field.press("Enter")
    await expect(marina.page.get_by_text("упоминает вас: Лев Спорный")).to_be_visible(timeout=SOON)
    await marina.page.goto(f"{house.url}/inbox/open")
    mark = marina.page.get_by_role("img", name="Вас упомянули")
    await expect(mark).to_be_visible(timeout=SOON)
    await marina.opens("Хочу скидку")
    await marina.sees("@Марина можно?")
    await expect(mark).to_have_count(0, timeout=SOON)
    assert boris.troubles == marina.troubles == []
