"""Second thoughts before words go, and words begun elsewhere."""

import pytest
from playwright.async_api import Browser, Locator, expect

from tests.house_process import HouseProcess
from tests.journeys.owner import Owner
from tests.journeys.people import SOON, Operator, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]


def field_of(operator: Operator) -> Locator:
    return operator.page.get_by_role("textbox", name="Напишите ответ")


async def test_words_that_were_had_back_never_reached_anybody(
    boris: Operator, vera: Visitor, owner: Owner
) -> None:
    owner.works_with(undo_send_seconds=30)
    await vera.opens_chat()
    await vera.writes("Лампа «Юг» есть?")
    await boris.opens("Лампа «Юг» есть?")
    await boris.answers("Нет, и не будет")
    await boris.sees("Нет, и не будет")
    await boris.page.get_by_role("status").get_by_role("button", name="Отменить").click()
    await expect(field_of(boris)).to_have_value("Нет, и не будет", timeout=SOON)
    await expect(boris.message("Нет, и не будет")).to_have_count(0)
    owner.works_with(undo_send_seconds=0)
    await boris.page.reload()
    await expect(field_of(boris)).to_have_value("Нет, и не будет", timeout=SOON)
    await boris.answers("Будет в пятницу")
    await vera.sees("Будет в пятницу")
    assert await vera.chat.get_by_text("Нет, и не будет").count() == 0
    assert boris.troubles == []


async def test_words_begun_in_one_window_are_there_in_the_other(
    boris: Operator, vera: Visitor, browser: Browser, house: HouseProcess, owner: Owner
) -> None:
    at_home = await Operator.signs_in(browser, house, owner.new_link())
    await vera.opens_chat()
    await vera.writes("А лампа «Восток»?")
    await boris.opens("А лампа «Восток»?")
    await field_of(boris).fill("Сейчас посмо")
    await expect(at_home.page.get_by_role("option").filter(has_text="Черновик")).to_be_visible(timeout=SOON)
    await at_home.page.get_by_role("option").filter(has_text="Черновик").click()
    await expect(field_of(at_home)).to_have_value("Сейчас посмо", timeout=SOON)
    await boris.page.context.close()
    await at_home.answers("Сейчас посмотрю")
    await vera.sees("Сейчас посмотрю")
    await expect(field_of(at_home)).to_have_value("")
    assert at_home.troubles == []
