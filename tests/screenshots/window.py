"""The operator's window: by day and by night, in both languages, on a desk and in a hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, StorageState

from tests.demo.process import DemoProcess

DESK = (1440, 900)
HAND = (390, 844)

OF_TWO_CHANNELS = "Анна Ветрова"
OUT_OF_ENGLAND = "Oliver Bennett"
OTHERS = {
    "Магомед Алиев": "window-pictures-and-voices.png",
    "Станислав Мороз": "window-refused.png",
    "Глеб Савушкин": "window-uncertain.png",
    "Дарина Чех": "window-unsupported.png",
    "Лиза Одинцова": "window-things.png",
    "Кафе «Полдень»: посуда": "window-group.png",
    "Павел Грачёв": "window-files-and-queue.png",
    "Раиса Фёдоровна Тихомирова": "window-too-late.png",
    "Аглая Тихоновна Верес": "window-formatting.png",
}


def take_window(browser: Browser, demo: DemoProcess, signed_in: StorageState, folder: Path) -> Iterator[Path]:
    with open_window(browser, demo, signed_in) as page:
        matters = _matters(page)
        yield _take(page, f"/inbox/open/{matters[OF_TWO_CHANNELS]}", folder / "window-ru-light.png")
        for name, file in OTHERS.items():
            yield _take(page, f"/inbox/open/{matters[name]}", folder / file)
        yield _take(page, "/settings/channels", folder / "channels-ru-light.png")
        yield _take(page, "/settings/operators", folder / "operators-ru-light.png")
        yield _take(page, "/settings/me", folder / "me-ru-light.png")
    with open_window(browser, demo, signed_in, scheme="dark") as page:
        yield _take(page, f"/inbox/open/{matters[OF_TWO_CHANNELS]}", folder / "window-ru-dark.png")
        yield _take(page, "/settings/channels", folder / "channels-ru-dark.png")
    with open_window(browser, demo, signed_in, size=HAND) as page:
        yield _take(page, "/inbox/open", folder / "phone-list.png")
        yield _take(page, f"/inbox/open/{matters[OF_TWO_CHANNELS]}", folder / "phone-thread.png")
    with open_window(browser, demo, signed_in) as page:
        _speak_english(page)
        yield _take(page, f"/inbox/open/{matters[OUT_OF_ENGLAND]}", folder / "window-en-light.png")


def sign_in(browser: Browser, demo: DemoProcess) -> StorageState:
    """By the printed link, which works once."""
    context = browser.new_context(locale="ru-RU")
    page = context.new_page()
    page.goto(f"{demo.url}/sign-in#{demo.sign_in_token}")
    page.get_by_role("listbox").wait_for()
    state = context.storage_state()
    context.close()
    return state


@contextmanager
def open_window(
    browser: Browser,
    demo: DemoProcess,
    signed_in: StorageState,
    *,
    size: tuple[int, int] = DESK,
    scheme: Literal["light", "dark"] = "light",
) -> Iterator[Page]:
    context = browser.new_context(
        base_url=demo.url,
        storage_state=signed_in,
        viewport={"width": size[0], "height": size[1]},
        color_scheme=scheme,
        reduced_motion="reduce",
        locale="ru-RU",
        timezone_id="Europe/Moscow",
    )
    yield context.new_page()
    context.close()


def _matters(page: Page) -> dict[str, int]:
    """Ids of the open matters by the client's name."""
    rows = page.request.get("/api/conversations?view=open").json()["rows"]
    return {row["client"]["name"]: row["id"] for row in rows}


def _speak_english(page: Page) -> None:
    page.request.patch("/api/me/preferences", data={"language": "en"}, headers=as_myself(page))


def as_myself(page: Page) -> dict[str, str]:
    """What goes along with every request that changes something."""
    return {"X-Okno-CSRF": page.request.get("/api/me").json()["csrf"]}


def _take(page: Page, address: str, file: Path) -> Path:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=file)
    return file
