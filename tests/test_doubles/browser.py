"""A real browser with an open page; anything that goes wrong in it fails the test."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Page, ViewportSize, async_playwright, expect

from tests.doubles.telegram import TelegramDouble

CHROMIUM = "/usr/bin/chromium"
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # A microphone that hums by itself, and nobody to ask for leave.
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
]
PHONE = ViewportSize(width=390, height=780)

# A busy machine is no defect of the page.
expect.set_options(timeout=15_000)


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    """One event loop for the module, as one browser serves all its tests."""
    return "asyncio"


@pytest.fixture(scope="module")
async def browser(anyio_backend: str) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        yield await playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)


@pytest.fixture
async def page(tg: TelegramDouble, browser: Browser) -> AsyncIterator[Page]:
    """An open page; anything that goes wrong in it fails the test."""
    context = await browser.new_context(locale="ru-RU", viewport=ViewportSize(width=1280, height=800))
    opened = await context.new_page()
    troubles: list[str] = []
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    opened.on("dialog", lambda dialog: troubles.append(dialog.message))
    yield opened
    await context.close()
    assert troubles == []
