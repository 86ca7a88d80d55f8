"""People before real browsers. What they do reads as what they do; what goes wrong on a page fails the test."""

from dataclasses import dataclass, field
from pathlib import Path

from playwright.async_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    FilePayload,
    Locator,
    Page,
    expect,
)

from tests.doubles.telegram.process import TelegramProcess
from tests.house_process import HouseProcess

SOON = 30_000
"""Milliseconds: a bound for busy machines; what is awaited usually comes at once."""
expect.set_options(timeout=SOON)


@dataclass
class Person:
    page: Page
    context: BrowserContext
    troubles: list[str] = field(default_factory=list)
    """What the page complained of: an error in the console, an exception nobody caught."""

    def __post_init__(self) -> None:
        self.page.set_default_timeout(SOON)
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("console", self._hear)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "ERR_INTERNET_DISCONNECTED" not in message.text:
            self.troubles.append(message.text)


@dataclass
class Operator(Person):
    """In the window."""

    @classmethod
    async def signs_in(cls, browser: Browser, house: HouseProcess, link: str) -> "Operator":
        context = await browser.new_context(viewport={"width": 1440, "height": 900}, locale="ru-RU")
        operator = cls(await context.new_page(), context)
        await operator.page.goto(link)
        await expect(operator.page.get_by_role("navigation", name="Разделы")).to_be_visible(timeout=SOON)
        return operator

    def row(self, words: str) -> Locator:
        return self.page.get_by_role("option").filter(has_text=words)

    def message(self, words: str) -> Locator:
        return (
            self.page.get_by_role("log", name="История сообщений")
            .get_by_role("article")
            .filter(has_text=words)
        )

    async def sees_in_list(self, words: str) -> None:
        await expect(self.row(words)).to_be_visible(timeout=SOON)

    async def opens(self, words: str) -> None:
        await self.row(words).click()
        await expect(self.message(words).first).to_be_visible(timeout=SOON)

    async def answers(self, words: str) -> None:
        box = self.page.get_by_role("textbox", name="Напишите ответ")
        await box.fill(words)
        await box.press("Enter")

    async def attaches(self, *files: FilePayload | Path) -> None:
        chosen = self.page.locator("input[data-files]")
        named = [file for file in files if isinstance(file, Path)]
        await chosen.set_input_files(named or [file for file in files if not isinstance(file, Path)])

    def chip(self, name: str) -> Locator:
        """A file that will go with the answer."""
        return (
            self.page.get_by_role("list", name="Приложенные файлы")
            .get_by_role("listitem")
            .filter(has_text=name)
        )

    async def does(self, deed: str, words: str) -> None:
        """By the menu beside a message."""
        await self.message(words).click(button="right")
        await self.page.get_by_role("menuitem", name=deed).click()

    async def sees(self, words: str) -> None:
        await expect(self.message(words)).to_have_count(1, timeout=SOON)

    async def sees_tick(self, words: str, tick: str) -> None:
        await expect(self.message(words).get_by_role("img", name=tick)).to_be_visible(timeout=SOON)

    async def connects_bot(self, token: str, address: str) -> None:
        """By the form, as the owner of a shop would."""
        page = self.page
        await page.get_by_role("button", name="Настройки").click()
        await page.get_by_role("button", name="Каналы", exact=True).click()
        await page.get_by_role("button", name="Подключить канал").click()
        await (
            page.get_by_role("menuitem", name="Telegram")
            .or_(page.get_by_role("button", name="Telegram", exact=True))
            .first.click()
        )
        dialog = page.get_by_role("dialog")
        await dialog.get_by_label("Токен", exact=False).first.fill(token)
        await dialog.get_by_text("Дополнительно", exact=False).first.click()
        await dialog.locator("input[name=base_url]").fill(address)
        await dialog.get_by_role("button", name="Проверить и подключить").click()
        await expect(dialog.get_by_text("подключён").first).to_be_visible(timeout=SOON)
        await dialog.get_by_role("button", name="Готово").click()
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("region", name="Список разговоров")).to_be_visible()


@dataclass
class Visitor(Person):
    """On the page of the shop."""

    @classmethod
    async def comes(cls, browser: Browser, house: HouseProcess) -> "Visitor":
        context = await browser.new_context(viewport={"width": 1200, "height": 800}, locale="ru-RU")
        visitor = cls(await context.new_page(), context)
        await visitor.page.goto(f"{house.url}/demo")
        return visitor

    @property
    def chat(self) -> Locator:
        return self.page.locator("okno-chat")

    async def opens_chat(self) -> None:
        await self.chat.get_by_role("button", name="Открыть чат").click()

    async def writes(self, words: str) -> None:
        box = self.chat.get_by_role("textbox", name="Сообщение")
        await box.fill(words)
        await box.press("Enter")

    async def sees(self, words: str) -> None:
        await expect(self.chat.get_by_text(words)).to_have_count(1, timeout=SOON)

    async def sees_mark(self, mark: str) -> None:
        await expect(self.chat.get_by_role("img", name=mark).last).to_be_visible(timeout=SOON)


@dataclass
class Customer(Person):
    """On the page of the local Telegram."""

    @classmethod
    async def opens_telegram(cls, browser: Browser, telegram: TelegramProcess) -> "Customer":
        context = await browser.new_context(viewport={"width": 1200, "height": 800}, locale="ru-RU")
        customer = cls(await context.new_page(), context)
        await customer.page.goto(telegram.url)
        return customer

    async def is_called(self, name: str) -> None:
        box = self.page.get_by_placeholder("Имя нового покупателя")
        await box.fill(name)
        await box.press("Enter")

    async def writes(self, words: str) -> None:
        box = self.page.get_by_placeholder("Сообщение")
        await box.fill(words)
        await box.press("Enter")

    async def sends_photo(self, content: bytes) -> None:
        photo: FilePayload = {"name": "lamp.png", "mimeType": "image/png", "buffer": content}
        await self.page.locator("input[type=file]").set_input_files(photo)

    async def sees(self, words: str) -> None:
        await expect(self.page.get_by_text(words, exact=True)).to_have_count(1, timeout=SOON)
