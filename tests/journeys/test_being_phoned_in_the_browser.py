"""Somebody asks to be phoned on the shop's page: in the chat, by the form, and while many others ask."""

from typing import Any

import httpx
import pytest
from playwright.async_api import Browser, Locator, expect

from app.callbacks.pressure import FROM_ONE_ADDRESS
from tests.house_process import HouseProcess
from tests.journeys.owner import Owner
from tests.journeys.people import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

FORM = "/callback/demo-callback"


@pytest.fixture
async def vera(browser: Browser, house: HouseProcess) -> Visitor:
    """On the page of the shop, far to the east of it."""
    context = await browser.new_context(
        viewport={"width": 1200, "height": 800}, locale="ru-RU", timezone_id="Asia/Novosibirsk"
    )
    visitor = Visitor(await context.new_page(), context)
    await visitor.page.goto(f"{house.url}/demo")
    return visitor


async def fill_in(form: Locator, phone: str, question: str) -> None:
    await form.get_by_label("Телефон", exact=True).fill(phone)
    await form.get_by_label("Как к вам обращаться").fill("Вера")
    await form.get_by_label("О чём разговор").fill(question)
    later = form.get_by_role("radio", name="В другое время")
    if await later.is_visible():
        await later.check()
    await form.get_by_role("combobox", name="День").select_option(index=1)
    await form.get_by_role("combobox", name="Время").select_option(index=2)


async def send(form: Locator) -> None:
    await form.get_by_role("button", name="Жду звонка").click()


def asked_for(owner: Owner, question: str) -> list[dict[str, Any]]:
    rows = owner.http.get("/api/callbacks?view=due").raise_for_status().json()["rows"]
    return [row for row in rows if row["question"] == question]


async def test_a_call_is_asked_for_promised_and_cancelled(
    vera: Visitor, house: HouseProcess, owner: Owner
) -> None:
    await vera.opens_chat()
    await vera.chat.get_by_role("button", name="Перезвоните мне").click()
    await fill_in(vera.chat, "8 800 200 30 40", "Есть ли лампа?")
    # Whether the shop's clock is told, and nothing ticked for her.
    await expect(vera.chat.get_by_text("У нас на 4 часа меньше")).to_be_visible()
    await expect(vera.chat.get_by_role("checkbox")).not_to_be_checked()
    await send(vera.chat)
    await expect(vera.chat.get_by_text("Без согласия позвонить нельзя")).to_be_visible()
    await vera.chat.get_by_role("checkbox").check()
    await send(vera.chat)
    phone = vera.chat.get_by_label("Телефон", exact=True)
    await expect(vera.chat.get_by_text("На бесплатные номера мы не звоним")).to_be_visible()
    await expect(phone).to_be_focused()
    await expect(vera.chat.get_by_label("О чём разговор")).to_have_value("Есть ли лампа?")

    await phone.fill("89162345563")
    await send(vera.chat)
    await expect(vera.chat.get_by_role("status").get_by_text("Позвоним")).to_be_visible()
    await expect(vera.chat.get_by_text("+7 916 •••-••-63")).to_be_visible()
    (row,) = asked_for(owner, "Есть ли лампа?")
    assert (row["phone"], row["name"], row["timezone"]) == ("+79162345563", "Вера", "Asia/Novosibirsk")
    assert row["wanted"] == "slot"

    # The form on the page knows it too, and so does the next page.
    form = vera.page.locator("okno-callback")
    await expect(form.get_by_text("Позвоним")).to_be_visible()
    await vera.page.reload()
    entry = vera.chat.get_by_role("button", name="Позвоним")
    await expect(entry).to_be_visible()
    await expect(form.get_by_text("Позвоним")).to_be_visible()
    await entry.click()
    await vera.chat.get_by_role("button", name="Перенести").click()
    await vera.chat.get_by_role("combobox", name="День").select_option(index=2)
    await vera.chat.get_by_role("button", name="Перенести на это время").click()
    await expect(vera.chat.get_by_role("button", name="Отменить звонок")).to_be_visible()
    assert asked_for(owner, "Есть ли лампа?")[0]["wanted_from"] != row["wanted_from"]
    await vera.chat.get_by_role("button", name="Отменить звонок").click()
    await vera.chat.get_by_role("button", name="Да, отменить").click()
    await expect(vera.chat.get_by_text("Звонок отменён")).to_be_visible()
    await expect(form.get_by_text("Звонок отменён")).to_be_visible()
    assert asked_for(owner, "Есть ли лампа?") == []


async def test_a_lost_answer_makes_no_second_request(vera: Visitor, owner: Owner) -> None:
    form = vera.page.locator("okno-callback")
    await fill_in(form, "+7 916 234-55-71", "Ответ пропал")
    await form.get_by_role("checkbox").check()
    heard = 0

    async def lose(route: Any) -> None:
        nonlocal heard
        heard += 1
        await route.fetch()
        await route.abort()

    await vera.page.route(f"**{FORM}/requests", lose)
    await send(form)
    await expect(form.get_by_text("Заявка сохранена и уйдёт сама")).to_be_visible()
    await vera.page.unroute(f"**{FORM}/requests", lose)
    await vera.page.reload()
    await expect(form.get_by_text("Позвоним")).to_be_visible()
    assert heard >= 1
    assert [row["requests"] for row in asked_for(owner, "Ответ пропал")] == [1]


async def test_in_a_rush_the_browser_works_for_its_request(
    vera: Visitor, house: HouseProcess, owner: Owner
) -> None:
    form = vera.page.locator("okno-callback")
    await fill_in(form, "+7 916 234-55-72", "Среди многих")
    await form.get_by_role("checkbox").check()
    nonsense = {"key": "nobody-in-particular", "phone": "1", "wanted": {}}
    async with httpx.AsyncClient(base_url=house.url, headers={"Origin": house.url}) as robot:
        for _ in range(FROM_ONE_ADDRESS + 1):
            assert (await robot.post(f"{FORM}/requests", json=nonsense)).is_client_error
    was_asked: list[str] = []

    def note(body: str | None) -> None:
        was_asked.append(body or "")

    vera.page.on("request", lambda request: note(request.post_data) if "/requests" in request.url else None)
    await send(form)
    await expect(form.get_by_text("Позвоним")).to_be_visible()
    assert len(asked_for(owner, "Среди многих")) == 1
    assert '"answer":"' in was_asked[-1]
