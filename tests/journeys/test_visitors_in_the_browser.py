"""Who stands on the shop's page is seen, and spoken to first; who is a nuisance is heard no more."""

import pytest
from playwright.async_api import Browser, Page, Response, expect

from tests.house_process import HouseProcess
from tests.journeys.owner import Owner
from tests.journeys.people import Operator, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
    " Version/17.5 Mobile/15E148 Safari/604.1"
)
"""A browser without a screen calls itself a robot, and robots are not shown."""


@pytest.fixture
async def vera(browser: Browser, house: HouseProcess) -> Visitor:
    """She came by an advertisement, on her phone."""
    context = await browser.new_context(
        user_agent=PHONE, viewport={"width": 1200, "height": 800}, locale="ru-RU"
    )
    visitor = Visitor(await context.new_page(), context)
    await visitor.page.goto(f"{house.url}/demo?utm_source=direct&utm_campaign=lamps")
    return visitor


async def test_somebody_who_only_looks_is_spoken_to_and_put_into_spam(
    boris: Operator, vera: Visitor, house: HouseProcess, owner: Owner
) -> None:
    page = boris.page
    await page.get_by_role("button", name="Посетители на сайте").click()

    # She has opened nothing yet, and stands in the list.
    line = page.locator(".visitor")
    await expect(line).to_contain_text("из direct / lamps · телефон · Mobile Safari 17 · iOS 17 · русский")
    await line.get_by_role("button", name="Написать первым").click()
    await page.get_by_role("textbox", name="Что написать").fill("Подсказать с выбором?")
    await page.keyboard.press("Enter")
    await vera.opens_chat()
    await vera.sees("Подсказать с выбором?")

    # The way leads to the conversation, and beside it stands where she has been.
    await boris.sees("Подсказать с выбором?")
    visits = page.get_by_role("region", name="Смотрел на сайте")
    await expect(visits).to_contain_text("телефон · Mobile Safari 17 · iOS 17 · русский")
    await expect(visits.get_by_role("listitem").first).to_contain_text("из direct / lamps")

    # What she answers is a nuisance: to spam, and back, and to spam again.
    await vera.writes("Купите мой курс")
    await boris.sees("Купите мой курс")
    await undoes_at_once(page)
    await page.get_by_role("log", name="История сообщений").focus()
    await page.keyboard.press("!")
    async with page.expect_response(takes_it_back):
        await page.get_by_role("menuitem", name="В спам", exact=True).click()
    await page.goto(f"{house.url}/inbox/open")
    await boris.opens("Купите мой курс")
    await page.locator("#spam").click()
    async with page.expect_response(puts_into_spam):
        await page.get_by_role("menuitem", name="В спам и больше не слушать").click()
    await expect(boris.row("Купите мой курс")).to_have_count(0)

    # Whatever else she says waits in the folder, where nobody is troubled by it.
    await vera.writes("Скидка только сегодня")
    await page.goto(f"{house.url}/inbox/spam")
    await boris.sees_in_list("Скидка только сегодня")
    await boris.opens("Скидка только сегодня")
    await expect(page.get_by_text("Это в спаме")).to_be_visible()

    # The list of those whom nobody listens to, and an address beside.
    await page.goto(f"{house.url}/settings/blocklist")
    people = page.get_by_role("region", name="Люди")
    await expect(people.get_by_role("listitem")).to_have_count(1)
    await page.get_by_label("Адрес или сеть").fill("не адрес")
    await page.get_by_role("button", name="Закрыть адрес").click()
    await expect(page.get_by_role("alert")).to_contain_text("Это не адрес сети")
    await page.get_by_label("Адрес или сеть").fill("203.0.113.0/24")
    await page.get_by_role("button", name="Закрыть адрес").click()
    addresses = page.get_by_role("region", name="Адреса сети")
    await expect(addresses.get_by_role("listitem")).to_contain_text("203.0.113.0/24")
    await undoes_at_once(page)
    async with page.expect_response(shuts_an_address):
        await addresses.get_by_role("button", name="Снова слушать").click()
    await expect(addresses.get_by_role("listitem")).to_contain_text("203.0.113.0/24")

    # It was no spam after all.
    await page.goto(f"{house.url}/inbox/spam")
    await boris.opens("Скидка только сегодня")
    async with page.expect_response(calls_it_no_spam):
        await page.get_by_role("button", name="Это не спам").click()
    await expect(boris.row("Скидка только сегодня")).to_have_count(0)
    await page.goto(f"{house.url}/inbox/open")
    await boris.sees_in_list("Скидка только сегодня")
    entries = owner.http.get("/api/blocklist").raise_for_status().json()["entries"]
    assert [entry["kind"] for entry in entries] == ["address"]
    # The browser itself complains aloud of the address that was refused.
    assert [words for words in boris.troubles if "422" not in words] == []
    assert vera.troubles == []


async def undoes_at_once(page: Page) -> None:
    """The next deed is taken back in the moment it may be, however slow this machine is."""
    await page.evaluate(
        """() => new MutationObserver((_, observer) => {
          const undo = document.querySelector(".notice-undo");
          if (!undo) return;
          observer.disconnect();
          undo.click();
        }).observe(document.body, { childList: true, subtree: true })"""
    )


def puts_into_spam(answer: Response) -> bool:
    return answer.request.method == "PUT" and answer.url.endswith("/spam")


def shuts_an_address(answer: Response) -> bool:
    return answer.url.endswith("/api/blocklist") and answer.request.method == "POST"


def calls_it_no_spam(answer: Response) -> bool:
    return answer.request.method == "DELETE" and answer.url.endswith("/spam")


def takes_it_back(answer: Response) -> bool:
    return answer.request.method == "POST" and answer.url.endswith("/undo")
