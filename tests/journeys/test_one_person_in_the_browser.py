"""Two cards turn out to be one person: an operator is shown why and joins them, a colleague takes them apart."""

import pytest
from playwright.async_api import Browser, expect

from tests.house_process import HouseProcess
from tests.journeys.owner import Owner
from tests.journeys.people import Customer, Operator, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180), pytest.mark.usefixtures("bot")]


async def marina_at_her_window(browser: Browser, house: HouseProcess, owner: Owner) -> Operator:
    them = owner.http.get("/api/operators").raise_for_status().json()
    marina = next((one for one in them if one["name"] == "Марина"), None)
    if marina is None:
        given = {"name": "Марина", "email": "marina@shop.example", "password": "a lamp and a half"}
        marina = owner.http.post("/api/operators", json=given).raise_for_status().json()
    made = owner.http.post(f"/api/operators/{marina['id']}/sign-in-link").raise_for_status().json()
    return await Operator.signs_in(browser, house, made["url"])


def know(owner: Owner, words: str, name: str, born: str) -> int:
    """Somebody has told us how they are called and when they were born; the id of their card."""
    rows = owner.http.get("/api/conversations?view=open").raise_for_status().json()["rows"]
    client_id = next(row["client"]["id"] for row in rows if row["preview"]["text"] == words)
    change = {"given_name": name, "attributes": {"birth_date": born}}
    owner.http.patch(f"/api/clients/{client_id}", json=change).raise_for_status()
    return int(client_id)


async def test_a_suggestion_makes_one_history_and_a_colleague_takes_it_apart(
    browser: Browser, boris: Operator, anna: Customer, vera: Visitor, house: HouseProcess, owner: Owner
) -> None:
    await anna.is_called("Катя И.")
    await anna.writes("Лампа приехала разбитой")
    await vera.opens_chat()
    await vera.writes("А обменять лампу можно?")
    await boris.sees_in_list("Лампа приехала разбитой")
    await boris.sees_in_list("А обменять лампу можно?")
    know(owner, "Лампа приехала разбитой", "Екатерина Иванова", "1990-05-12")
    know(owner, "А обменять лампу можно?", "Катя Иванова", "1990-05-12")
    marina = await marina_at_her_window(browser, house, owner)
    await marina.opens("Лампа приехала разбитой")

    await boris.opens("А обменять лампу можно?")
    page = boris.page
    await page.get_by_role("textbox", name="Напишите ответ").fill("Обменяем завтра же")
    suggested = page.get_by_role("region", name="Возможно, это тот же человек")
    await expect(suggested.get_by_text("Похожие имена: Катя Иванова и Екатерина Иванова")).to_be_visible()
    await suggested.get_by_role("button", name="Склеить").click()
    dialog = page.get_by_role("dialog", name="Склеить карточки?")
    await expect(dialog.get_by_text("Два открытых разговора станут одним", exact=False)).to_be_visible()
    await dialog.get_by_role("button", name="Склеить").click()

    await expect(page.get_by_role("status").filter(has_text="склеены").first).to_be_visible()
    await boris.sees("Лампа приехала разбитой")
    await boris.sees("А обменять лампу можно?")
    await expect(page.get_by_role("textbox", name="Напишите ответ")).to_have_value("Обменяем завтра же")
    await marina.sees("А обменять лампу можно?")

    history = marina.page.get_by_role("log", name="История сообщений")
    await history.get_by_role("button", name="Отменить").click()
    await expect(history.get_by_text("Карточки расклеены", exact=False)).to_be_visible()
    await expect(marina.message("А обменять лампу можно?")).to_have_count(0)
    await expect(boris.message("Лампа приехала разбитой")).to_have_count(0)
    await boris.sees("А обменять лампу можно?")
    await expect(page.get_by_role("textbox", name="Напишите ответ")).to_have_value("Обменяем завтра же")
    assert boris.troubles == []
    assert marina.troubles == []


async def test_two_cards_are_joined_and_taken_apart_by_keys_alone(
    boris: Operator, anna: Customer, vera: Visitor, owner: Owner
) -> None:
    await anna.is_called("Зоя Ключникова")
    await anna.writes("Есть ли бра под дерево?")
    await vera.opens_chat()
    await vera.writes("Бра всё ещё жду")
    await boris.sees_in_list("Есть ли бра под дерево?")
    await boris.sees_in_list("Бра всё ещё жду")
    keys = boris.page.keyboard
    page = boris.page
    await boris.opens("Есть ли бра под дерево?")
    client_id = know(owner, "Бра всё ещё жду", "Зоя с сайта", "1971-01-02")

    # Where the letters are Cyrillic, the keys are the same.
    await page.get_by_role("listbox", name="Разговоры").focus()
    await page.evaluate(
        "document.activeElement.dispatchEvent("
        "new KeyboardEvent('keydown', {code: 'KeyM', key: 'ь', bubbles: true, cancelable: true}))"
    )
    picker = page.get_by_role("combobox", name="Имя или телефон")
    await expect(picker).to_be_focused()
    await keys.type("Зоя с сайта")
    await expect(page.get_by_role("option", name="Зоя с сайта", selected=True)).to_be_visible()
    await keys.press("Enter")
    deed = page.get_by_role("dialog").get_by_role("button", name="Склеить")
    await expect(deed).to_be_focused()
    await keys.press("Enter")
    await boris.sees("Бра всё ещё жду")
    await expect(page.get_by_role("dialog")).to_have_count(0)

    await page.get_by_role("listbox", name="Разговоры").focus()
    await keys.press("z")
    await expect(boris.message("Бра всё ещё жду")).to_have_count(0)
    acts = owner.http.get(f"/api/clients/{client_id}/glues").raise_for_status().json()
    assert [act["undoable"] for act in acts] == [False]
    assert boris.troubles == []
