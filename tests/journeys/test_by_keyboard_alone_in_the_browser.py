"""A whole shift without a mouse, on a Russian layout, before the eyes of a colleague in a window of her own."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from playwright.async_api import Browser, Locator, Page, expect

from tests.demo.process import DemoProcess
from tests.journeys.people import SOON, Operator
from tests.journeys.russian_keys import RussianKeys

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

ANNA = "Анна Ветрова"
GREETING = "Здравствуйте! Сейчас всё проверю."


@dataclass
class Shop:
    demo: DemoProcess
    http: httpx.Client

    def link_of(self, name: str) -> str:
        operators: list[dict[str, Any]] = self.http.get("/api/window").raise_for_status().json()["operators"]
        wanted = next(one["id"] for one in operators if one["name"].startswith(name))
        made = self.http.post(f"/api/operators/{wanted}/sign-in-link").raise_for_status().json()
        return str(made["url"])


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """Full of people; what is sent goes at once, and an answer lies ready."""
    with (
        DemoProcess(tmp_path_factory.mktemp("demo"), "--quiet") as demo,
        httpx.Client(base_url=demo.url, timeout=120) as http,
    ):
        me = http.post("/api/session/link", json={"token": demo.sign_in_token}).raise_for_status().json()
        http.headers["X-Okno-CSRF"] = me["csrf"]
        http.put("/api/workplace", json={"undo_send_seconds": 0}).raise_for_status()
        kira = {"name": "Кира", "email": "kira@shop.example", "password": "a lamp and a half"}
        http.post("/api/operators", json=kira).raise_for_status()
        canned = {"shortcut": "склад", "title": "Проверю на складе", "text": GREETING, "is_shared": True}
        http.post("/api/canned", json=canned).raise_for_status()
        yield Shop(demo, http)


async def comes_in_by_keyboard(browser: Browser, shop: Shop) -> tuple[Operator, RussianKeys]:
    context = await browser.new_context(viewport={"width": 1440, "height": 900}, locale="ru-RU")
    kira = Operator(await context.new_page(), context)
    await kira.page.goto(f"{shop.demo.url}/sign-in")
    email = kira.page.get_by_label("Почта")
    await expect(email).to_be_visible()
    keys = await RussianKeys.of(kira.page)
    # Addresses are written with Latin letters by everybody.
    await keys.press("Tab")
    await expect(email).to_be_focused()
    await kira.page.keyboard.type("kira@shop.example")
    await keys.press("Tab")
    await kira.page.keyboard.type("a lamp and a half")
    await keys.press("Enter")
    await expect(kira.page.get_by_role("listbox", name="Разговоры")).to_be_visible()
    return kira, keys


def head(page: Page) -> Locator:
    """Whom one speaks with, and how the matter stands."""
    return page.get_by_role("main").get_by_role("heading").first


async def test_a_shift_without_a_mouse(browser: Browser, shop: Shop) -> None:
    marina = await Operator.signs_in(browser, shop.demo, shop.link_of("Марина"))  # type: ignore[arg-type]
    await marina.row(ANNA).first.click()
    kira, keys = await comes_in_by_keyboard(browser, shop)
    page = kira.page

    # Along the list and back.
    await keys.press("KeyJ")
    await expect(head(page)).to_contain_text(ANNA)
    await keys.press("KeyJ")
    await expect(head(page)).not_to_contain_text(ANNA)
    await keys.press("KeyK")
    await expect(head(page)).to_contain_text(ANNA)
    await expect(page.get_by_role("article").first).to_be_visible()

    # An answer that lies ready, found by its name behind a slash.
    await keys.press("KeyR")
    field = page.get_by_role("textbox", name="Напишите ответ").or_(
        page.get_by_role("combobox", name="Напишите ответ")
    )
    await expect(field).to_be_focused()
    await keys.types("/склад")
    await expect(page.get_by_role("option", name="Проверю на складе")).to_be_visible()
    await keys.press("Enter")
    await expect(field).to_have_value(GREETING)
    await keys.press("Enter")
    await marina.sees(GREETING)

    # A note to colleagues.
    await keys.press("Escape")
    await keys.press("KeyN")
    await keys.types("Ждёт пятый день, надо помочь")
    await keys.press("Enter")
    await marina.sees("Ждёт пятый день, надо помочь")

    # Put off, and thought better of.
    await keys.press("Escape")
    await keys.press("KeyS")
    await expect(page.get_by_role("menuitem").first).to_be_focused()
    await keys.press("Enter")
    await expect(head(marina.page)).to_contain_text("Отложен")
    await keys.press("KeyZ")
    await expect(head(marina.page)).not_to_contain_text("Отложен")

    # Given to a colleague by the palette, typed on the wrong layout.
    await keys.press("KeyK", ctrl=True)
    await expect(page.get_by_role("combobox", name="Все действия")).to_be_focused()
    await page.keyboard.type("yfpyfxbnm vfhbyf")
    await expect(page.get_by_role("option", name="Назначить… Марина")).to_be_visible()
    await keys.press("Enter")
    await expect(marina.page.get_by_role("button", name="Ваш", exact=True)).to_be_visible()

    # The palette again: one step in, one step back, and out to where one was.
    before = await page.evaluate("() => document.activeElement.id")
    await keys.press("KeyK", ctrl=True)
    await keys.types("отложить")
    await keys.press("Enter")
    await expect(page.get_by_role("combobox", name="Отложить…")).to_be_focused()
    await keys.press("Escape")
    await expect(page.get_by_role("combobox", name="Все действия")).to_be_focused()
    await keys.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    assert await page.evaluate("() => document.activeElement.id") == before

    # Done; the next one is open, and the colleague sees it gone.
    await keys.press("KeyE")
    await expect(head(page)).not_to_contain_text(ANNA)
    await expect(kira.row(ANNA)).to_have_count(0)
    await expect(marina.row(ANNA)).to_have_count(0, timeout=SOON)

    # Found again among the closed ones, and back.
    await keys.press("KeyG")
    await keys.press("KeyE")
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Закрытые")
    await kira.sees_in_list(ANNA)
    await keys.press("KeyJ")
    await expect(head(page)).to_contain_text(ANNA)
    await keys.press("KeyE")
    await expect(marina.row(ANNA)).to_have_count(1, timeout=SOON)
    assert kira.troubles == []
    assert marina.troubles == []
