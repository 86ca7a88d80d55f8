"""Somebody goes away: their chat goes back before the eyes of others, and the site promises nothing. The clock of this
house is moved by hand, so it lives in the test's own process."""

import asyncio
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
import uvicorn
from playwright.async_api import Browser, Locator, expect

from app.access.deed import Deed
from app.cli.serve import prepare
from app.kit.clock import SetClock
from app.operators.adding import Newcomer, add_operator
from app.operators.sign_in_link import make_sign_in_link
from app.settings import Settings
from tests.journeys.people import Operator, Visitor
from tests.visitors.doors import OpenHouse

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


@dataclass
class ServedHouse:
    """A living house behind a real port."""

    inside: OpenHouse
    url: str

    async def link_for(self, operator_id: int) -> str:
        house = self.inside.house
        token = await house.writer.write(
            make_sign_in_link, operator_id, self.inside.clock.now(), house.randomness
        )
        return f"{self.url}/sign-in#{token}"

    async def passes(self, time: timedelta) -> None:
        """The clock is moved, and whoever looks at it by the clock looks."""
        self.inside.clock.move(time)
        self.inside.house.presence.attendance.look()
        await self.inside.house.hand_back.look()


@pytest.fixture
async def served(tmp_path: Path, clock: SetClock) -> AsyncIterator[ServedHouse]:
    inside = OpenHouse(Settings(data=tmp_path / "data", demo_shop=True), clock)
    prepare(inside.settings)
    await inside.open()
    # Whoever comes before it serves waits at the door.
    door = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(inside.app, lifespan="off", log_config=None, ws="websockets-sansio")
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve(sockets=[door]))
    port = door.getsockname()[1]
    yield ServedHouse(inside, f"http://127.0.0.1:{port}")
    await inside.close()
    server.should_exit = True
    await serving


@pytest.fixture
async def marina_id(served: ServedHouse) -> int:
    newcomer = Newcomer("Марина", "marina@okno.test", "operator")
    house = served.inside.house
    card = await house.writer.write(add_operator, newcomer, Deed(served.inside.clock.now()))
    return card.id


@pytest.fixture
async def boris(browser: Browser, served: ServedHouse) -> Operator:
    """The owner."""
    return await _comes(browser, served, served.inside.operator_id)


@pytest.fixture
async def marina(browser: Browser, served: ServedHouse, marina_id: int) -> Operator:
    return await _comes(browser, served, marina_id)


@pytest.fixture
async def vera(browser: Browser, served: ServedHouse) -> Visitor:
    context = await browser.new_context(viewport={"width": 1200, "height": 800}, locale="ru-RU")
    visitor = Visitor(await context.new_page(), context)
    await visitor.page.goto(f"{served.url}/demo")
    return visitor


async def _comes(browser: Browser, served: ServedHouse, operator_id: int) -> Operator:
    context = await browser.new_context(viewport={"width": 1440, "height": 900}, locale="ru-RU")
    operator = Operator(await context.new_page(), context)
    await operator.page.goto(await served.link_for(operator_id))
    await expect(operator.page.get_by_role("navigation", name="Разделы")).to_be_visible()
    return operator


def myself(operator: Operator, standing: str) -> Locator:
    return operator.page.get_by_role("button", name=f": {standing}")


async def takes(operator: Operator, words: str) -> None:
    await operator.opens(words)
    await operator.page.keyboard.press("a")
    await expect(operator.page.get_by_role("button", name="Ваш")).to_be_visible()


async def test_who_goes_away_hands_back_what_waits(
    served: ServedHouse, boris: Operator, marina: Operator, vera: Visitor
) -> None:
    await vera.opens_chat()
    here = vera.chat.locator(".presence")
    await expect(here).to_have_class("presence here")
    await vera.writes("Есть ли доставка?")
    await takes(marina, "Есть ли доставка?")

    # One of the two is enough to be here.
    await myself(marina, "на месте").click()
    await marina.page.get_by_role("menuitem", name="Отойти", exact=False).first.click()
    await expect(myself(marina, "отошёл")).to_be_visible()
    await expect(here).to_have_class("presence here")
    await boris.page.keyboard.press("Shift+A")
    await expect(myself(boris, "отошёл")).to_be_visible()
    await expect(here).to_have_class("presence")

    await boris.page.keyboard.press("g")
    await boris.page.keyboard.press("u")
    await expect(boris.row("Есть ли доставка?")).to_have_count(0)
    await served.passes(timedelta(minutes=15))
    await boris.sees_in_list("Есть ли доставка?")

    await myself(marina, "отошёл").click()
    await marina.page.get_by_role("menuitem", name="Я на месте").click()
    await expect(marina.page.get_by_text("Пока вас не было, 1 чат вернулся в очередь")).to_be_visible()
    await expect(marina.page.get_by_text("Чат вернулся в очередь: Марина не на месте")).to_be_visible()
    for person in (boris, marina, vera):
        assert person.troubles == []


async def test_from_the_board_a_chat_is_taken_over(boris: Operator, marina: Operator, vera: Visitor) -> None:
    await vera.opens_chat()
    await vera.writes("Есть ли доставка?")
    await takes(marina, "Есть ли доставка?")

    page = boris.page
    await page.keyboard.press("g")
    await page.keyboard.press("b")
    board = page.get_by_role("main", name="Доска")
    waiting = board.get_by_role("region", name="Ждут дольше всех").get_by_role("listitem")
    await expect(waiting).to_contain_text("Марина")
    await expect(board.get_by_role("row", name="Марина")).to_contain_text("на месте")

    await waiting.get_by_role("button", name="Взять").click()
    await expect(waiting).to_contain_text("Владелец")
    await expect(board.get_by_role("row", name="Владелец").get_by_role("cell").first).to_have_text("1")
    await expect(board.get_by_role("row", name="Марина").get_by_role("cell").first).to_have_text("0")

    for person in (boris, marina, vera):
        assert person.troubles == []
