"""Every screen and dialog of the window: where it is, and what a person does there to have it before them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from playwright.async_api import Page, expect

Doing = Callable[[Page], Awaitable[object]]


@dataclass(frozen=True)
class Screen:
    name: str
    path: str
    doings: tuple[Doing, ...] = ()
    """One after another; after each of them the screen is another one to be looked at."""


SETTINGS = (
    "me",
    "channels",
    "operators",
    "teams",
    "workplace",
    "canned",
    "macros",
    "hours",
    "blocklist",
    "card",
    "clients",
)


def press(key: str) -> Doing:
    return lambda page: page.keyboard.press(key)


def button(name: str) -> Doing:
    return lambda page: page.get_by_role("button", name=name).first.click()


def dialog(doing: Doing) -> Doing:
    """What that opens may have to be fetched first."""

    async def opened(page: Page) -> None:
        await doing(page)
        await expect(page.get_by_role("dialog")).to_be_visible()

    return opened


def menu(doing: Doing) -> Doing:
    async def opened(page: Page) -> None:
        await doing(page)
        await expect(page.get_by_role("menu")).to_be_visible()

    return opened


async def leave(page: Page) -> None:
    """Whatever lies above the window."""
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def open_somebody(page: Page) -> None:
    """Anna, who writes by two channels."""
    await page.get_by_role("option").filter(has_text="Анна Ветрова").first.click()
    await expect(page.get_by_role("log")).to_be_visible()
    await expect(page.get_by_role("article").first).to_be_visible()


async def to_the_list(page: Page) -> None:
    await page.locator("#rows").focus()


SCREENS = (
    Screen(
        "inbox",
        "/inbox/open",
        (
            open_somebody,
            to_the_list,
            press("n"),
            press("Escape"),
            dialog(press("Control+k")),
            lambda page: page.keyboard.type("pfr"),
            lambda page: page.keyboard.type("zzz"),
            leave,
            to_the_list,
            dialog(press("Shift+Slash")),
            leave,
            menu(press("s")),
            press("Escape"),
            to_the_list,
            dialog(press("m")),
            leave,
            to_the_list,
            press("/"),
            lambda page: page.keyboard.type("ан"),
        ),
    ),
    Screen("closed", "/inbox/closed"),
    Screen("spam", "/inbox/spam"),
    Screen("calls", "/calls", (press("j"), dialog(press("2")), leave, dialog(press("t")), leave)),
    Screen("visitors", "/visitors"),
    Screen("board", "/board"),
    Screen("pairs", "/pairs", (dialog(lambda page: page.locator(".pair-person").first.click()), leave)),
    *(Screen(f"settings/{page}", f"/settings/{page}") for page in SETTINGS),
)

DIALOGS = (
    Screen("connect", "/settings/channels", (dialog(button("Подключить канал")),)),
    Screen("operator", "/settings/operators", (dialog(button("Добавить оператора")),)),
    Screen("team", "/settings/teams", (dialog(button("Добавить команду")),)),
)


async def is_still(page: Page) -> None:
    """Nothing is being fetched for it any more."""
    await expect(page.locator(".skeleton")).to_have_count(0)
