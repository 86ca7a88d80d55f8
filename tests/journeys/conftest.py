"""A house that runs, a Telegram on this machine, and browsers with people before them."""

import shutil
from collections.abc import AsyncIterator, Iterator

import pytest
from playwright.async_api import Browser, async_playwright

from tests.doubles.telegram.process import TelegramProcess
from tests.house_process import HouseProcess
from tests.journeys.owner import Owner
from tests.journeys.people import Customer, Operator, Visitor
from tests.needs import forbid_or_skip

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # A microphone that hums, and a browser that lets it be heard.
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
]


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    """One event loop for the module, as one browser serves all its tests."""
    return "asyncio"


@pytest.fixture(scope="module")
async def chromium(anyio_backend: str) -> AsyncIterator[Browser]:
    """Its start costs more than most journeys."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        forbid_or_skip("Chromium", "no chromium on the PATH")
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=found, args=CHROMIUM_ARGUMENTS)
        yield opened
        await opened.close()


@pytest.fixture
async def browser(chromium: Browser) -> AsyncIterator[Browser]:
    """Nobody's windows stay open for the next journey."""
    yield chromium
    for context in chromium.contexts:
        await context.close()


@pytest.fixture(scope="module")
def telegram() -> Iterator[TelegramProcess]:
    with TelegramProcess("--port", "0", "--token", "123456:TEST") as process:
        yield process


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HouseProcess]:
    """One for all journeys of a file: people come and go, the house stays."""
    with HouseProcess(tmp_path_factory.mktemp("house"), demo_shop="1") as process:
        yield process


@pytest.fixture(scope="module")
def owner(house: HouseProcess) -> Iterator[Owner]:
    """The session that the printed link opens, once."""
    let_in = Owner.lets_himself_in(house)
    # What is written goes at once; second thoughts have journeys of their own.
    let_in.works_with(undo_send_seconds=0)
    yield let_in
    let_in.http.close()


@pytest.fixture(scope="module")
def bot(owner: Owner, telegram: TelegramProcess) -> None:
    """The local Telegram is connected."""
    owner.connects("telegram", token=telegram.token, base_url=telegram.url)


@pytest.fixture
async def boris(browser: Browser, house: HouseProcess, owner: Owner) -> Operator:
    """The owner, at his window; a link of his own signs him in."""
    return await Operator.signs_in(browser, house, owner.new_link())


@pytest.fixture
async def vera(browser: Browser, house: HouseProcess) -> Visitor:
    """She is on the page of the shop."""
    return await Visitor.comes(browser, house)


@pytest.fixture
async def anna(browser: Browser, telegram: TelegramProcess) -> Customer:
    """She has Telegram."""
    return await Customer.opens_telegram(browser, telegram)
