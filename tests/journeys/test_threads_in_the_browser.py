"""A long history is read from anywhere; two who answer the same person know of each other."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import Browser, expect

from app.db.engine import Database
from app.db.writer import Writer
from app.events.log import append
from app.kit.clock import SetClock
from tests.bench.one_history.growing import says_much
from tests.gluing.world import World
from tests.house_process import HouseProcess
from tests.journeys.owner import Owner
from tests.journeys.people import SOON, Operator, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

UNREAD = 60


@pytest.fixture(scope="module")
def long_history(house: HouseProcess, owner: Owner) -> int:
    """The conversation of somebody who has said much, on three days, and much again since we looked."""
    database = Database(f"sqlite:///{house.sqlite_file}")
    with Writer(database, append).running() as writer:
        world = World(database, writer, SetClock(datetime.now(UTC) - timedelta(days=5)))
        world.open(1)
        for _ in range(3):
            says_much(world, 0, 400)
            world.clock.move(timedelta(days=1))
        conversation_id = world.newest_conversation(world.client(0))
        row = owner.http.get(f"/api/conversations/{conversation_id}").raise_for_status().json()
        mark = {"upto": row["last_inbound_id"]}
        owner.http.put(f"/api/conversations/{conversation_id}/read-mark", json=mark).raise_for_status()
        for _ in range(UNREAD):
            world.hears(0)
    database.close()
    return conversation_id


async def test_a_long_history_opens_at_what_is_new_and_leads_to_any_day(
    boris: Operator, house: HouseProcess, long_history: int
) -> None:
    page = boris.page
    await page.goto(f"{house.url}/inbox/open/{long_history}")

    # More is new than a page holds: reading begins with the first of it.
    await expect(page.locator(".unread-line")).to_be_in_viewport()
    await expect(boris.message("in 7")).to_be_in_viewport()

    # Back to now, with the count of what is there.
    await page.get_by_role("button", name="новых сообщений ниже").click()
    await expect(boris.message(f"in {6 + UNREAD}")).to_be_in_viewport()

    # To the beginning of all, by the calendar.
    await page.get_by_role("log", name="История сообщений").focus()
    await page.keyboard.press("d")
    calendar = page.get_by_role("dialog", name="Перейти к дате")
    await calendar.get_by_role("button", name="К началу").click()
    await expect(boris.message("in 1").first).to_be_in_viewport()
    first = await boris.message("in 1").first.get_attribute("data-message")
    await page.keyboard.press("End")
    await expect(boris.message(f"in {6 + UNREAD}")).to_be_in_viewport()

    # And by an address that names a message.
    await page.goto(f"{house.url}/inbox/open/{long_history}?message={first}")
    await expect(page.locator(f'[data-message="{first}"]')).to_be_in_viewport()
    assert boris.troubles == []


async def test_two_who_answer_the_same_person_know_of_each_other(
    boris: Operator, vera: Visitor, browser: Browser, house: HouseProcess, owner: Owner
) -> None:
    given = {"name": "Марина", "email": "marina@shop.example", "password": "a lamp and a half"}
    marina_id = owner.http.post("/api/operators", json=given).raise_for_status().json()["id"]
    made = owner.http.post(f"/api/operators/{marina_id}/sign-in-link").raise_for_status().json()
    marina = await Operator.signs_in(browser, house, made["url"])
    await vera.opens_chat()
    await vera.writes("Здравствуйте, где мой заказ?")
    await boris.opens("Здравствуйте, где мой заказ?")
    await marina.opens("Здравствуйте, где мой заказ?")
    head = boris.page.locator(".thread-head")
    await expect(head.get_by_role("img", name="Марина читает")).to_be_visible(timeout=SOON)

    # What she types is seen before she sends it, and no longer once she has cleared it.
    await vera.chat.get_by_role("textbox", name="Сообщение").fill("Номер 12")
    await expect(boris.page.locator(".is-unsent")).to_contain_text("Номер 12", timeout=SOON)
    await vera.chat.get_by_role("textbox", name="Сообщение").fill("")
    await expect(boris.page.locator(".is-unsent")).to_have_count(0, timeout=SOON)

    # Marina answers: Boris is told, and writes all the same.
    hers = marina.page.get_by_role("textbox", name="Напишите ответ")
    await hers.press_sequentially("Уже едет")
    await expect(head.get_by_role("img", name="Марина отвечает")).to_be_visible(timeout=SOON)
    await boris.page.get_by_role("button", name="Написать всё равно").click()
    mine = boris.page.get_by_role("textbox", name="Напишите ответ")
    await expect(mine).to_be_focused()
    await mine.press_sequentially("Сейчас узнаю")

    # Hers comes first: his waits for one more press.
    await hers.press("Enter")
    await boris.sees("Уже едет")
    await mine.press("Enter")
    await expect(boris.page.get_by_role("alert")).to_contain_text("Марина: Уже едет")
    await expect(mine).to_have_value("Сейчас узнаю")
    await mine.press("Enter")
    await vera.sees("Сейчас узнаю")
    assert boris.troubles == marina.troubles == []
