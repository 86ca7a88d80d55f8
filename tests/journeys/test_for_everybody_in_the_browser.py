"""Whoever hears the window, or sees little of it, can use it: every screen against the rules of the web."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from playwright.async_api import Browser, Page, StorageState, expect

from tests.demo.process import DemoProcess
from tests.journeys.axe import findings
from tests.journeys.people import SOON
from tests.journeys.screens import DIALOGS, SCREENS, Screen, is_still, leave

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

DESK, HAND = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoProcess]:
    """A house with a past: every screen has something on it."""
    with DemoProcess(tmp_path_factory.mktemp("demo"), "--quiet") as process:
        yield process


@pytest.fixture(scope="module")
async def signed_in(chromium: Browser, demo: DemoProcess) -> AsyncIterator[StorageState]:
    """By the printed link, which works once."""
    context = await chromium.new_context(locale="ru-RU")
    page = await context.new_page()
    page.set_default_timeout(SOON)
    await page.goto(f"{demo.url}/sign-in")
    await expect(page.get_by_role("heading")).to_be_visible()
    assert await findings(page) == []
    await page.goto("about:blank")
    await page.goto(f"{demo.url}/sign-in#{demo.sign_in_token}")
    await expect(page.get_by_role("listbox")).to_be_visible()
    yield await context.storage_state()
    await context.close()


async def looked_at(
    browser: Browser,
    demo: DemoProcess,
    signed_in: StorageState,
    screens: tuple[Screen, ...],
    rules: tuple[str, ...] = (),
    **kind: Any,
) -> str:
    """What axe found, a line each; empty when nothing."""
    context = await browser.new_context(
        storage_state=signed_in, locale="ru-RU", reduced_motion="reduce", **kind
    )
    page = await context.new_page()
    page.set_default_timeout(SOON)
    found = [line for screen in screens for line in await on_screen(page, demo, screen, rules)]
    await context.close()
    return "\n".join(found)


async def on_screen(page: Page, demo: DemoProcess, screen: Screen, rules: tuple[str, ...]) -> list[str]:
    await page.goto(f"{demo.url}{screen.path}")
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    await is_still(page)
    found = [f"{screen.name}: {line}" for line in await findings(page, rules=rules)]
    for at, doing in enumerate(screen.doings, 1):
        await doing(page)
        if doing is not leave:
            await is_still(page)
            found += [f"{screen.name}, step {at}: {line}" for line in await findings(page, rules=rules)]
    return found


async def test_on_a_desk(browser: Browser, demo: DemoProcess, signed_in: StorageState) -> None:
    assert await looked_at(browser, demo, signed_in, SCREENS + DIALOGS, viewport=DESK) == ""


def with_few_doings(screens: tuple[Screen, ...], count: int) -> tuple[Screen, ...]:
    """What lies above a screen looks the same there; of the inbox the first doings."""
    return tuple(Screen(one.name, one.path, one.doings[: count * (one.name == "inbox")]) for one in screens)


async def test_by_night_words_stand_out_as_well(
    browser: Browser, demo: DemoProcess, signed_in: StorageState
) -> None:
    contrast = ("color-contrast", "link-in-text-block")
    kind: dict[str, Any] = {"viewport": DESK, "color_scheme": "dark"}
    assert await looked_at(browser, demo, signed_in, with_few_doings(SCREENS, 5), contrast, **kind) == ""


async def test_in_a_hand(browser: Browser, demo: DemoProcess, signed_in: StorageState) -> None:
    kind: dict[str, Any] = {"viewport": HAND, "has_touch": True}
    assert await looked_at(browser, demo, signed_in, with_few_doings(SCREENS, 1), **kind) == ""


async def test_the_widget(browser: Browser, demo: DemoProcess) -> None:
    for scheme in ("light", "dark"):
        page = await browser.new_page(locale="ru-RU", color_scheme=scheme, reduced_motion="reduce")
        page.set_default_timeout(SOON)
        await page.goto(f"{demo.url}/demo")
        await page.locator("okno-chat").get_by_role("button", name="Открыть чат").click()
        await expect(page.locator("okno-chat").get_by_role("textbox", name="Сообщение")).to_be_visible()
        assert [line for line in await findings(page) if "okno-" in line] == []
