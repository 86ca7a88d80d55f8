"""Somebody asks to be phoned; two operators see it at once, one rings by keyboard, the other watches it happen."""

from typing import Any

import pytest
from playwright.async_api import Browser, Locator, expect

from tests.house_process import HouseProcess
from tests.journeys.owner import Owner
from tests.journeys.people import Operator, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

QUESTION = "Есть ли у лампы запасной абажур?"


async def marina_at_her_window(browser: Browser, house: HouseProcess, owner: Owner) -> Operator:
    given = {"name": "Марина", "email": "marina@shop.example", "password": "a lamp and a half"}
    marina: dict[str, Any] = owner.http.post("/api/operators", json=given).raise_for_status().json()
    made = owner.http.post(f"/api/operators/{marina['id']}/sign-in-link").raise_for_status().json()
    return await Operator.signs_in(browser, house, made["url"])


async def asks_to_be_phoned(vera: Visitor, house: HouseProcess, phone: str) -> None:
    """By the form on the shop's page, for another day, so that it is the same at any hour. She is no visitor of the
    chat, which is away: so nothing can be written to her."""
    await vera.page.route("**/site/**", lambda route: route.abort())
    await vera.page.goto(f"{house.url}/demo")
    await vera.page.evaluate("() => localStorage.clear()")
    await vera.page.reload()
    form = vera.page.locator("okno-callback")
    await form.get_by_label("Телефон", exact=True).fill(phone)
    await form.get_by_label("Как к вам обращаться").fill("Вера")
    await form.get_by_label("О чём разговор").fill(QUESTION)
    later = form.get_by_role("radio", name="В другое время")
    if await later.is_visible():
        await later.check()
    await form.get_by_role("combobox", name="День").select_option(index=1)
    await form.get_by_role("combobox", name="Время").select_option(index=2)
    await form.get_by_role("checkbox").check()
    await form.get_by_role("button", name="Жду звонка").click()
    await expect(form.get_by_text("Позвоним")).to_be_visible()


def call_of(operator: Operator) -> Locator:
    """Its line in the queue."""
    return operator.page.locator("[data-call]").filter(has_text=QUESTION)


def item_of(operator: Operator) -> Locator:
    """The request in the client's history."""
    return operator.page.get_by_role("region", name="Просьба перезвонить")


async def test_a_call_is_taken_tried_and_done_before_a_colleagues_eyes(
    browser: Browser, boris: Operator, vera: Visitor, house: HouseProcess, owner: Owner
) -> None:
    marina = await marina_at_her_window(browser, house, owner)
    await boris.page.keyboard.press("g")
    await boris.page.keyboard.press("c")
    await expect(boris.page.get_by_text("Звонить пока некому")).to_be_visible()
    await marina.page.get_by_role("button", name="Звонки").click()
    await expect(marina.page.get_by_text("Звонить пока некому")).to_be_visible()

    await asks_to_be_phoned(vera, house, "8 916 234-55-81")
    for operator in (boris, marina):
        await expect(call_of(operator)).to_be_visible()
        await expect(call_of(operator).get_by_role("link", name="+7 916 234-55-81")).to_have_attribute(
            "href", "tel:+79162345581"
        )

    # Taken by a key; the colleague sees by whom.
    await boris.page.keyboard.press("c")
    await expect(call_of(boris).get_by_text("За вами")).to_be_visible()
    name = owner.http.get("/api/me").raise_for_status().json()["operator"]["name"]
    await expect(call_of(marina).get_by_text(name)).to_be_visible()
    (taken,) = owner.http.get("/api/callbacks?view=mine").raise_for_status().json()["rows"]
    assert taken["question"] == QUESTION

    # The history opens beside the queue, and says why nothing can be written.
    await marina.page.keyboard.press("Enter")
    await expect(item_of(marina)).to_be_visible()
    await marina.sees(QUESTION)
    await expect(marina.page.get_by_text("текстом сюда не ответить")).to_be_visible()

    # Nobody answers: the schedule says when to ring again, before and after.
    await boris.page.keyboard.press("2")
    dialog = boris.page.get_by_role("dialog", name="Итог звонка: Вера")
    await expect(dialog.get_by_role("radio", name="Не ответили")).to_be_checked()
    await expect(dialog.get_by_text("По расписанию позвоним снова")).to_be_visible()
    await dialog.get_by_label("Заметка").fill("Гудки без ответа")
    await dialog.get_by_label("Заметка").press("Enter")
    await expect(dialog).to_be_hidden()
    await expect(call_of(boris).get_by_text("Не ответили")).to_be_visible()
    await expect(call_of(marina).get_by_text("Не ответили")).to_be_visible()
    history = marina.page.get_by_role("log", name="История сообщений")
    await expect(history.get_by_text("Гудки без ответа")).to_be_visible()
    await expect(item_of(marina).get_by_text("Снова в очереди")).to_be_visible()

    # The second time she answers: it leaves both queues, and can be opened again.
    await boris.page.keyboard.press("1")
    await dialog.get_by_label("Заметка").press("Enter")
    await expect(call_of(boris)).to_have_count(0)
    await expect(call_of(marina)).to_have_count(0)
    await expect(item_of(marina).get_by_text("Дозвонились", exact=True)).to_be_visible()
    await boris.page.get_by_role("button", name="Готово").click()
    await expect(call_of(boris).get_by_text("2 попытки")).to_be_visible()
    await boris.page.keyboard.press("e")
    await expect(call_of(boris)).to_have_count(0)
    await boris.page.get_by_role("button", name="Позвонить", exact=True).click()
    await expect(call_of(boris)).to_be_visible()
    await expect(call_of(marina)).to_be_visible()

    # What the server refuses is said in words, and what was typed is kept.
    (row,) = owner.http.get("/api/callbacks?view=due").raise_for_status().json()["rows"]
    await boris.page.keyboard.press("6")
    await dialog.get_by_label("Заметка").fill("Реклама")
    owner.http.post(f"/api/callbacks/{row['id']}/cancellation").raise_for_status()
    await dialog.get_by_role("button", name="Записать").click()
    await expect(dialog.get_by_role("alert")).to_contain_text("Эта заявка уже закрыта")
    await expect(dialog.get_by_label("Заметка")).to_have_value("Реклама")
    await boris.page.keyboard.press("Escape")
    await expect(call_of(boris)).to_have_count(0)
    assert marina.troubles == []
