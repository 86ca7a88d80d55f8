"""The owner says when the shop is open; whoever stands on its page is told at once."""

import pytest
from playwright.async_api import Locator, Page, expect

from tests.house_process import HouseProcess
from tests.journeys.owner import Owner
from tests.journeys.people import Operator, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


def line(page: Page, name: str) -> Locator:
    return page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=name, exact=True))


async def sets_every_day(page: Page, begins: str, ends: str) -> None:
    """By keyboard, as one would who has no mouse."""
    await page.get_by_label("Понедельник: с", exact=True).first.fill(begins)
    await page.keyboard.press("Tab")
    await page.get_by_label("Понедельник: до", exact=True).first.fill(ends)
    await page.keyboard.press("Tab")
    await page.get_by_role("button", name="Понедельник: скопировать часы").press("Enter")
    await page.get_by_role("menuitem", name="На все дни").press("Enter")
    await expect(page.get_by_label("Воскресенье: до", exact=True)).to_have_value("24:00")


async def test_hours_are_set_and_told_to_whoever_is_there(
    boris: Operator, vera: Visitor, house: HouseProcess, owner: Owner
) -> None:
    page = boris.page
    await vera.opens_chat()
    presence = vera.chat.locator(".presence")
    await expect(presence).to_have_class("presence here")

    await page.goto(f"{house.url}/settings/hours")
    await expect(line(page, "Всё Окно")).to_contain_text("открыто всегда")
    await line(page, "Всё Окно").get_by_role("button").click()
    await page.get_by_role("combobox", name="Часовой пояс").fill("екатеринбург")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("combobox", name="Часовой пояс")).to_have_value("Екатеринбург (UTC+05:00)")
    await sets_every_day(page, "0", "24")

    # Up and down lead about the week; one more range that lies across the other is told at once.
    await page.get_by_label("Вторник: с", exact=True).press("ArrowDown")
    wednesday = page.get_by_label("Среда: с", exact=True)
    await expect(wednesday).to_be_focused()
    await wednesday.press("Enter")
    await expect(wednesday).to_have_count(2)
    await wednesday.last.fill("12")
    await page.get_by_label("Среда: до", exact=True).last.fill("13")
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("alert")).to_have_text("Промежутки этого дня пересекаются.")
    await page.get_by_role("button", name="Среда: убрать промежуток").last.click()
    await expect(page.get_by_role("alert")).to_have_count(0)

    await page.get_by_role("button", name="Добавить праздники России").last.click()
    await expect(page.get_by_label("Дата").first).to_be_visible()
    await page.get_by_role("button", name="Сохранить").click()
    await expect(line(page, "Всё Окно")).to_contain_text("Ежедневно круглосуточно · Екатеринбург")
    site = owner.http.get("/api/channels").raise_for_status().json()[0]
    await expect(line(page, site["name"])).to_contain_text("Как у всего Окна: Ежедневно круглосуточно")
    assert len(owner.http.get("/api/hours").json()["house"]["exceptions"]) > 5

    # The site keeps hours of its own: none.
    await line(page, site["name"]).get_by_role("button").click()
    await page.get_by_role("button", name="Понедельник: убрать промежуток").click()
    await page.get_by_role("button", name="Понедельник: скопировать часы").click()
    await page.get_by_role("menuitem", name="На все дни").click()
    await page.get_by_role("button", name="Сохранить").click()
    await expect(line(page, site["name"])).to_contain_text("Закрыто всю неделю")
    await expect(line(page, site["name"])).to_contain_text("Сейчас закрыто")
    await expect(presence).to_have_class("presence")

    # And gives them up again.
    await line(page, site["name"]).get_by_role("button").click()
    await page.get_by_role("button", name="Убрать свои часы").click()
    await expect(line(page, site["name"])).to_contain_text("Как у всего Окна")
    owner.http.delete("/api/hours").raise_for_status()
    await expect(line(page, "Всё Окно")).to_contain_text("открыто всегда")
    await expect(presence).to_have_class("presence here")
    assert boris.troubles == []
    assert vera.troubles == []


async def test_a_team_is_formed_and_let_go(boris: Operator, house: HouseProcess) -> None:
    page = boris.page
    await page.goto(f"{house.url}/settings/teams")
    await page.get_by_role("button", name="Добавить команду").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Название").fill("Доставка")
    await dialog.get_by_role("checkbox").first.check()
    await dialog.get_by_role("button", name="Добавить команду").click()
    await expect(line(page, "Доставка")).not_to_contain_text("Пока никого")

    await page.get_by_role("button", name="Удалить команду «Доставка»").click()
    await expect(dialog).to_contain_text("Люди останутся")
    await dialog.get_by_role("button", name="Удалить", exact=True).click()
    await expect(page.get_by_text("Соберите тех, кто отвечает вместе")).to_be_visible()


async def test_what_is_answered_by_itself_is_written_down(
    boris: Operator, house: HouseProcess, owner: Owner
) -> None:
    page = boris.page
    site = owner.http.get("/api/channels").raise_for_status().json()[0]
    await page.goto(f"{house.url}/settings/channels")
    await page.locator(f"[data-channel='{site['id']}']").get_by_role("button", name="Автоответы").click()
    dialog = page.get_by_role("dialog")
    switch = dialog.get_by_role("switch", name="На первое сообщение")
    await expect(switch).not_to_be_checked()
    await switch.check()
    await dialog.get_by_label("По-русски").fill("Здравствуйте! Ответим {when}.")
    await expect(dialog.get_by_role("alert")).to_contain_text("{opens_at}")
    await dialog.get_by_label("По-русски").fill("Здравствуйте!")
    await expect(dialog.get_by_text("Клиент увидит")).to_be_visible()
    await dialog.get_by_role("button", name="Сохранить").click()
    await expect(dialog).to_have_count(0)
    rules = owner.http.get(f"/api/channels/{site['id']}/auto-replies").raise_for_status().json()
    assert rules["first_contact"] == {"enabled": True, "text": {"ru": "Здравствуйте!"}}
    assert rules["out_of_hours"]["enabled"] is False
