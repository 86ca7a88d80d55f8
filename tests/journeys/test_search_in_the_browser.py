"""What was said long ago is found by a word in any form, and the thread opens there."""

import re

import pytest
from playwright.async_api import expect

from tests.doubles.telegram.process import TelegramProcess
from tests.journeys.customers import Correspondent
from tests.journeys.people import SOON, Operator

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

WATCH = """() => new MutationObserver(() => {
  const lit = document.querySelector(".message.is-flashing");
  if (lit) document.body.dataset.lit = lit.textContent;
}).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["class"] })"""
"""Lasts but a moment, so that whoever looks now and then might miss it."""


async def test_a_word_in_another_form_leads_to_where_it_was_said(
    boris: Operator, telegram: TelegramProcess, bot: None
) -> None:
    page = boris.page
    rita = Correspondent.arrives(telegram, "Рита Чаёвникова")
    rita.writes("Нужен самовар на углях")
    for number in range(70):
        rita.writes(f"Ещё вопрос номер {number}")
    await boris.sees_in_list("Ещё вопрос номер 69")
    await page.evaluate(WATCH)

    await page.keyboard.press("/")
    field = page.get_by_role("searchbox", name="Имя, телефон, слова из переписки")
    await expect(field).to_be_focused()
    await field.fill("самовары")
    found = page.get_by_role("navigation", name="Найденное").get_by_role("button", name="Рита Чаёвникова")
    await expect(found).to_have_count(1, timeout=SOON)
    await expect(found.locator("mark")).to_have_text("самовар")
    await field.press("Enter")

    said = boris.message("Нужен самовар на углях")
    await expect(said).to_be_in_viewport(timeout=SOON)
    await expect(page.locator("body")).to_have_attribute("data-lit", re.compile("самовар"), timeout=SOON)
    assert "?message=" in page.url

    await field.fill("hbnf")
    await expect(page.get_by_text("Показано по запросу «рита»")).to_be_visible(timeout=SOON)
    await field.press("Escape")
    await expect(boris.row("Ещё вопрос номер 69")).to_be_visible()
    assert boris.troubles == []
