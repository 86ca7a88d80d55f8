"""The owner connects a bot, tries it, and sees how it fares: all of it on the screen."""

import asyncio

import pytest
from playwright.async_api import Locator, expect

from tests.doubles.telegram.process import TelegramProcess
from tests.house_process import HouseProcess
from tests.journeys.owner import Owner
from tests.journeys.people import SOON, Operator

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


@pytest.fixture
def no_bot(owner: Owner, telegram: TelegramProcess) -> None:
    """Nobody has connected Telegram yet, but the house has its library at hand: loading it is slow, and not
    what is tried here."""
    wrong = {"token": "123456:WRONG", "base_url": telegram.url}
    for _ in range(3):
        tried = owner.http.post("/api/channels", json={"kind": "telegram", "settings": wrong}, timeout=60)
        if tried.json()["code"] != "channel_timeout":
            break
    for channel in owner.http.get("/api/channels").raise_for_status().json():
        if channel["kind"] == "telegram":
            owner.http.delete(f"/api/channels/{channel['id']}").raise_for_status()


@pytest.fixture
async def at_channels(boris: Operator, house: HouseProcess) -> Operator:
    await boris.page.goto(f"{house.url}/settings/channels")
    await expect(boris.page.get_by_role("heading", name="Каналы")).to_be_visible(timeout=SOON)
    return boris


def telegram_card(boris: Operator) -> Locator:
    return boris.page.get_by_role("listitem").filter(has=boris.page.get_by_role("link", name="t.me/"))


async def test_a_bot_is_connected_and_tried_out(
    no_bot: None, at_channels: Operator, telegram: TelegramProcess
) -> None:
    page = at_channels.page
    dialog = page.get_by_role("dialog")
    await page.get_by_role("button", name="Подключить канал").first.click()
    await dialog.get_by_role("button", name="Telegram", exact=True).click()
    await expect(dialog.get_by_role("link", name="Открыть t.me/BotFather")).to_be_visible(timeout=SOON)
    await dialog.get_by_role("button", name="Дальше").click()
    await expect(dialog.get_by_role("button", name="Скопировать /newbot")).to_be_visible()

    await dialog.get_by_label("Токен бота").fill("123456:WRONG")
    await dialog.get_by_text("Дополнительно").click()
    await dialog.get_by_label("Адрес сервера Bot API").fill(telegram.url)
    await dialog.get_by_role("button", name="Проверить и подключить").click()
    await expect(dialog.get_by_role("alert")).to_contain_text("Канал не узнаёт этот ключ", timeout=SOON)
    await expect(dialog.get_by_label("Токен бота")).to_be_focused()

    await dialog.get_by_label("Токен бота").fill(telegram.token)
    await dialog.get_by_role("button", name="Проверить и подключить").click()
    await expect(dialog.get_by_role("heading", name="подключён")).to_be_visible(timeout=SOON)
    await expect(dialog.get_by_role("img", name="QR-код ссылки").locator("path")).to_be_attached(timeout=SOON)
    await expect(dialog.get_by_text("Напишите боту любое слово")).to_be_visible(timeout=SOON)

    anna = telegram.remote.customer("Анна Ветрова")
    anna.writes("Проверка, раз-два")
    await expect(dialog.get_by_text("Проверка, раз-два")).to_be_visible(timeout=SOON)
    await dialog.get_by_label("Ответ: Анна Ветрова").fill("Слышим вас хорошо")
    await dialog.get_by_role("button", name="Отправить проверочный ответ").click()
    await asyncio.to_thread(anna.hears, "Слышим вас хорошо")
    await expect(dialog.get_by_text("Канал работает в обе стороны")).to_be_visible(timeout=SOON)

    await dialog.get_by_role("button", name="Готово").click()
    await expect(telegram_card(at_channels)).to_contain_text("Работает", timeout=SOON)


async def test_an_account_cannot_be_connected_twice(
    bot: None, at_channels: Operator, telegram: TelegramProcess
) -> None:
    page = at_channels.page
    dialog = page.get_by_role("dialog")
    await page.get_by_role("button", name="Подключить канал").first.click()
    await dialog.get_by_role("button", name="Telegram", exact=True).click()
    await dialog.get_by_label("Токен бота").fill(telegram.token)
    await dialog.get_by_text("Дополнительно").click()
    await dialog.get_by_label("Адрес сервера Bot API").fill(telegram.url)
    await dialog.get_by_role("button", name="Проверить и подключить").click()
    await expect(dialog.get_by_role("alert")).to_contain_text("Этот аккаунт уже подключён", timeout=SOON)


async def test_the_steps_by_keyboard_alone(at_channels: Operator) -> None:
    page = at_channels.page
    dialog = page.get_by_role("dialog")
    opener = page.get_by_role("button", name="Подключить канал").first
    await opener.press("Enter")
    await dialog.get_by_role("button", name="Telegram", exact=True).press("Enter")
    await dialog.get_by_role("button", name="Дальше").press("Enter")
    await expect(dialog.get_by_role("button", name="Попросите нового бота")).to_be_focused(timeout=SOON)
    await dialog.get_by_role("button", name="Скопируйте токен сюда").press("Enter")
    await dialog.get_by_role("button", name="К полю").press("Enter")
    await expect(dialog.get_by_label("Токен бота")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(dialog).to_have_count(0)
    await expect(opener).to_be_focused()


async def test_a_channel_rests_and_goes_on(bot: None, at_channels: Operator) -> None:
    card = telegram_card(at_channels)
    await card.get_by_role("button", name="Приостановить").click()
    await expect(card).to_contain_text("Приостановлен", timeout=SOON)
    await expect(card.get_by_role("button", name="Возобновить")).to_be_focused()
    await card.get_by_role("button", name="Возобновить").click()
    await expect(card).to_contain_text("Работает", timeout=SOON)


async def test_a_revoked_token_turns_red_and_heals(
    bot: None, at_channels: Operator, telegram: TelegramProcess
) -> None:
    card = telegram_card(at_channels)
    await expect(card).to_contain_text("Работает", timeout=SOON)
    telegram.remote.ask("PUT", "/token/revocation")
    try:
        await expect(card).to_contain_text("Не работает без вашей помощи", timeout=2 * SOON)
        await expect(card).to_contain_text("Ключ больше не подходит")
    finally:
        telegram.remote.ask("DELETE", "/token/revocation")
    await card.get_by_role("button", name="Проверить сейчас").click()
    await expect(card).to_contain_text("Работает", timeout=SOON)
    await expect(card).not_to_contain_text("Ключ больше не подходит")


async def test_rules_and_a_name_are_kept_without_asking_the_channel(
    bot: None, at_channels: Operator, owner: Owner, telegram: TelegramProcess
) -> None:
    page = at_channels.page
    dialog = page.get_by_role("dialog")
    # While the server is ill other settings could not be tried out; a name needs no trial.
    fault = telegram.remote.order("server_error", times=None, methods=["getMe"])
    try:
        await telegram_card(at_channels).get_by_role("button", name="Изменить").click()
        await expect(dialog.get_by_text("Сохранён", exact=True)).to_be_visible(timeout=SOON)
        await dialog.get_by_label("Название").fill("Лавка в Telegram")
        await dialog.get_by_label("Отправить по другому каналу клиента").check()
        await dialog.get_by_label("Принимать файлы до").fill("5")
        await dialog.get_by_role("button", name="Сохранить").click()
        await expect(dialog).to_have_count(0, timeout=SOON)
    finally:
        telegram.remote.ask("DELETE", f"/faults/{fault}")
    await expect(telegram_card(at_channels)).to_contain_text("Лавка в Telegram", timeout=SOON)
    kept = next(
        channel for channel in owner.http.get("/api/channels").json() if channel["kind"] == "telegram"
    )
    assert (kept["on_refusal"], kept["file_limit"]) == ("other_channel", 5_000_000)


async def test_a_channel_is_removed_only_after_a_question(bot: None, at_channels: Operator) -> None:
    page = at_channels.page
    card = telegram_card(at_channels)
    dialog = page.get_by_role("dialog")
    await card.get_by_role("button", name="Удалить").click()
    await expect(dialog).to_contain_text("История переписки останется")
    await dialog.get_by_role("button", name="Отмена").click()
    await expect(card).to_have_count(1)
    await card.get_by_role("button", name="Удалить").click()
    await dialog.get_by_role("button", name="Удалить").click()
    await expect(card).to_have_count(0, timeout=SOON)
    await expect(page.get_by_role("heading", name="Каналы")).to_be_focused()
