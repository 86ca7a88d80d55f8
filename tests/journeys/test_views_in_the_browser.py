"""The list is narrowed down and kept under a name; a colleague has it at once, and the numbers move by themselves."""

import re

import pytest
from playwright.async_api import Browser, expect

from tests.house_process import HouseProcess
from tests.journeys.owner import Owner
from tests.journeys.people import Customer, Operator, Visitor
from tests.journeys.test_one_person_in_the_browser import marina_at_her_window

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180), pytest.mark.usefixtures("bot")]


async def test_a_saved_view_is_shared_and_its_number_moves(
    browser: Browser, boris: Operator, anna: Customer, vera: Visitor, house: HouseProcess, owner: Owner
) -> None:
    await anna.is_called("Анна Ветрова")
    await anna.writes("Лампа мигает")
    await vera.opens_chat()
    await vera.writes("Где мой абажур?")
    await boris.sees_in_list("Лампа мигает")
    await boris.sees_in_list("Где мой абажур?")
    page = boris.page
    marina = await marina_at_her_window(browser, house, owner)
    await expect(page.locator(".head-view")).to_contain_text("Открытые2")

    await page.get_by_role("button", name="Фильтры").click()
    await page.get_by_role("button", name="Канал", exact=True).click()
    await page.get_by_role("menuitemradio", name="Чат на сайте").click()
    await expect(boris.row("Лампа мигает")).to_have_count(0)
    await boris.sees_in_list("Где мой абажур?")
    await expect(page).to_have_url(re.compile(r"/inbox/open\?channel=\d+$"))

    await page.get_by_role("button", name="Сохранить вид").click()
    dialog = page.get_by_role("dialog", name="Сохранить вид")
    await dialog.get_by_role("textbox", name="Название").fill("Только сайт")
    await dialog.get_by_role("switch", name="Показывать всем").check()
    await dialog.get_by_role("button", name="Сохранить").click()
    await expect(page.locator(".head-view")).to_contain_text("Только сайт1")

    await marina.page.locator(".head-view").click()
    await marina.page.get_by_role("menuitemradio", name="Только сайт").click()
    await marina.sees_in_list("Где мой абажур?")
    await expect(marina.row("Лампа мигает")).to_have_count(0)

    rows = owner.http.get("/api/conversations?view=open").raise_for_status().json()["rows"]
    closed = next(row["id"] for row in rows if row["preview"]["text"] == "Где мой абажур?")
    owner.http.post(f"/api/conversations/{closed}/closure").raise_for_status()
    await expect(marina.row("Где мой абажур?")).to_have_count(0)
    await expect(marina.page.locator(".rail-button[aria-current=page]")).to_have_count(0)
    await expect(marina.page.get_by_role("button", name=re.compile(r"^Открытые, 1$"))).to_be_visible()
    await expect(marina.page.get_by_text("Под эти фильтры ничего не подходит.")).to_be_visible()

    await page.get_by_role("button", name="Что сделать с видом").click()
    await page.get_by_role("menuitem", name="Удалить").click()
    await page.get_by_role("dialog").get_by_role("button", name="Удалить").click()
    # Who looks at a view that is gone has all of it before them.
    await marina.sees_in_list("Лампа мигает")
    assert boris.troubles == []
    assert marina.troubles == []
