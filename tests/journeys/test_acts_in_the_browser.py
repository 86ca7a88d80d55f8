"""Many are closed at once and come back at once before a colleague's eyes; one is handed over with a note."""

import pytest
from playwright.async_api import Browser, Response, expect

from tests.house_process import HouseProcess
from tests.journeys.owner import Owner
from tests.journeys.people import Customer, Operator, Visitor
from tests.journeys.test_one_person_in_the_browser import marina_at_her_window

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180), pytest.mark.usefixtures("bot")]


async def test_many_are_closed_taken_back_and_one_is_handed_over(
    browser: Browser, boris: Operator, anna: Customer, vera: Visitor, house: HouseProcess, owner: Owner
) -> None:
    await anna.is_called("Анна Ветрова")
    await anna.writes("Лампа мигает")
    await vera.opens_chat()
    await vera.writes("Где мой абажур?")
    await boris.sees_in_list("Лампа мигает")
    await boris.sees_in_list("Где мой абажур?")
    marina = await marina_at_her_window(browser, house, owner)
    await marina.sees_in_list("Лампа мигает")
    await marina.sees_in_list("Где мой абажур?")
    page = boris.page

    # One is picked by a press, all by a key; both are gone before both pairs of eyes.
    await boris.row("Лампа мигает").click(modifiers=["Control"])
    bar = page.get_by_role("region", name="Действия с выбранными")
    await expect(bar).to_contain_text("Выбран 1")
    await page.get_by_role("listbox", name="Разговоры").press("Control+a")
    await expect(bar).to_contain_text("Выбрано 2")
    async with page.expect_response(does_many):
        await bar.get_by_role("button", name="Закрыть").click()
    await expect(marina.row("Лампа мигает")).to_have_count(0)
    await expect(marina.row("Где мой абажур?")).to_have_count(0)

    # One press, and both are back for everybody.
    await page.get_by_role("button", name="Отменить").click()
    await boris.sees_in_list("Лампа мигает")
    await marina.sees_in_list("Лампа мигает")
    await marina.sees_in_list("Где мой абажур?")

    await boris.opens("Лампа мигает")
    await page.get_by_role("log", name="История сообщений").focus()
    await page.keyboard.press("h")
    dialog = page.get_by_role("dialog", name="Передать")
    await dialog.get_by_role("radio", name="Марина").click()
    await dialog.get_by_role("textbox", name="Заметка для коллеги").fill("Нужен новый блок питания")
    await dialog.get_by_role("button", name="Передать").click()
    await expect(page.get_by_role("status").filter(has_text="Разговор передан: Марина.")).to_be_visible()
    await marina.opens("Лампа мигает")
    await marina.sees("Нужен новый блок питания")
    await expect(marina.page.get_by_role("button", name="Ваш")).to_be_visible()
    assert boris.troubles == []
    assert marina.troubles == []


def does_many(answer: Response) -> bool:
    return answer.url.endswith("/conversations/bulk") and answer.ok
