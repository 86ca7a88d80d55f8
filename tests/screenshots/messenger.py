"""The pages on which one plays the customers of the local messengers."""

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser

from tests.demo.process import DemoProcess

PICTURES_ARE_THERE = """() => [...document.images]
    .filter((image) => image.getBoundingClientRect().bottom > 0)
    .every((image) => image.complete)"""
"""What lies further up may come when it is scrolled to."""


def take_messengers(browser: Browser, demo: DemoProcess, folder: Path) -> Iterator[Path]:
    yield _take(browser, demo.telegram_url, "Анна Ветрова", "домофон не работает", folder / "messenger.png")
    yield _take(browser, demo.vk_url, "Рита Лисичкина", "на столе и на полу", folder / "messenger-vk.png")


def _take(browser: Browser, address: str, name: str, words: str, file: Path) -> Path:
    page = browser.new_page(
        viewport={"width": 1200, "height": 800}, locale="ru-RU", timezone_id="Europe/Moscow"
    )
    page.goto(address)
    page.get_by_text(name).first.click()
    page.get_by_text(words).first.wait_for()
    page.wait_for_function(PICTURES_ARE_THERE)
    page.screenshot(path=file)
    page.close()
    return file
