"""The shop's page with the widget open, on a desk and in a hand, while somebody sits at the window."""

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, StorageState

from tests.demo.process import DemoProcess
from tests.screenshots.window import DESK, HAND, as_myself, open_window

SIZES = {"shop": DESK, "shop-phone": HAND}
QUESTION = "Здравствуйте! А торшер «Журавль» можно посмотреть вживую?"
ANSWER = "Здравствуйте! Да, он стоит у нас на Театральной, включим и покажем. Мы здесь до восьми."


def take_shop(browser: Browser, demo: DemoProcess, signed_in: StorageState, folder: Path) -> Iterator[Path]:
    with open_window(browser, demo, signed_in) as boris:
        boris.goto("/")
        boris.get_by_role("listbox").wait_for()
        for name, (width, height) in SIZES.items():
            context = browser.new_context(
                base_url=demo.url,
                viewport={"width": width, "height": height},
                locale="ru-RU",
                timezone_id="Europe/Moscow",
            )
            page = context.new_page()
            page.goto("/demo")
            yield _taken(page, folder / f"{name}-closed.png")
            _ask(page)
            _answer(boris)
            page.locator("okno-chat").get_by_text(ANSWER).wait_for()
            yield _taken(page, folder / f"{name}-open.png")
            context.close()


def _ask(page: Page) -> None:
    chat = page.locator("okno-chat")
    chat.get_by_role("button", name="Открыть чат").click()
    box = chat.get_by_role("textbox")
    box.fill(QUESTION)
    box.press("Enter")
    chat.get_by_role("img", name="Отправлено").wait_for()


def _answer(boris: Page) -> None:
    newest = boris.request.get("/api/conversations?view=waiting").json()["rows"][0]
    boris.request.post(
        f"/api/conversations/{newest['id']}/replies",
        data={"key": f"shop-answer-{newest['id']}", "text": ANSWER},
        headers=as_myself(boris),
    )


def _taken(page: Page, file: Path) -> Path:
    page.wait_for_load_state("networkidle")
    page.screenshot(path=file)
    return file
