"""The owner brings clients in from a file, and fills in a card: all of it on the screen."""

from pathlib import Path

import pytest
from playwright.async_api import FilePayload, Page, expect

from tests.house_process import HouseProcess
from tests.journeys.people import SOON, Operator

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

FILE = "ID;Клиент;Тел.;Дата рождения;Скидка\n1;Анна Ветрова;8 916 123-45-67;31.05.1990;5\n2;Борис;12;31.02.1990;\n"


@pytest.fixture
async def at_clients(boris: Operator, house: HouseProcess) -> Operator:
    await boris.page.goto(f"{house.url}/settings/clients")
    await expect(boris.page.get_by_role("heading", name="Клиенты файлом")).to_be_visible(timeout=SOON)
    return boris


async def chooses_file(page: Page) -> None:
    content: FilePayload = {
        "name": "клиенты.csv",
        "mimeType": "text/csv",
        "buffer": FILE.encode("cp1251"),
    }
    await page.get_by_label("Выбрать файл").first.set_input_files(content)


async def test_a_file_is_tried_brought_in_and_downloaded(
    at_clients: Operator, house: HouseProcess, tmp_path: Path
) -> None:
    page = at_clients.page
    await chooses_file(page)
    await expect(page.get_by_label("Что это: Клиент")).to_have_value("name", timeout=SOON)
    await expect(page.get_by_label("Что это: Тел.")).to_have_value("phone")
    await expect(page.get_by_label("Что это: Скидка")).to_have_value("")
    await expect(page.get_by_role("row", name="Скидка")).to_contain_text("5")
    await page.get_by_label("Что это: Скидка").select_option("note")
    await expect(page.get_by_label("Что это: Скидка")).to_have_value("note")

    await page.get_by_role("button", name="Проверить").click()
    await expect(page.get_by_text("ничего ещё не записано")).to_be_visible(timeout=SOON)
    reasons = page.get_by_role("table", name="Что не удалось прочитать")
    await expect(reasons).to_contain_text("Телефон: Не похоже на номер телефона")
    await expect(reasons).to_contain_text("Дата рождения: Такой даты нет")

    # What waits for a decision outlives the page.
    await page.reload()
    await page.get_by_role("button", name="Открыть").click()
    await page.get_by_role("button", name="Загрузить", exact=True).click()
    await expect(page.get_by_text("Готово.")).to_be_visible(timeout=SOON)
    await expect(page.locator("[data-outcome=created]")).to_contain_text("2")

    async with page.expect_download(timeout=SOON) as downloaded:
        await page.get_by_role("link", name="CSV для Excel").click()
    target = tmp_path / "clients.csv"
    await (await downloaded.value).save_as(target)
    assert "Анна Ветрова" in target.read_text(encoding="utf-8-sig")

    await fills_in_the_card(page, house)
    assert at_clients.troubles == []


async def fills_in_the_card(page: Page, house: HouseProcess) -> None:
    """By keyboard alone."""
    found = await page.request.get(f"{house.url}/api/clients", params={"query": "Анна Ветрова"})
    client_id = (await found.json())[0]["client"]["id"]
    await page.goto(f"{house.url}/clients/{client_id}")
    panel = page.get_by_role("complementary", name="Клиент")
    await expect(panel.get_by_text("31 мая 1990")).to_be_visible(timeout=SOON)

    # Nobody types faster than a field comes up.
    field = panel.locator("input:focus")
    await panel.get_by_role("button", name="Поставить метку").press("Enter")
    await expect(field).to_be_visible(timeout=SOON)
    await page.keyboard.type("Важный")
    await page.keyboard.press("Enter")
    await expect(panel.get_by_role("listitem").filter(has_text="Важный")).to_be_visible(timeout=SOON)
    await page.keyboard.press("Escape")
    await expect(panel.get_by_role("button", name="Поставить метку")).to_be_focused()

    await panel.get_by_role("button", name="Заполнить ещё").press("Enter")
    await panel.get_by_role("button", name="Город").press("Enter")
    await expect(field).to_be_visible(timeout=SOON)
    await page.keyboard.type("Тверь")
    # A page that is left takes its questions along.
    async with page.expect_response(lambda answer: answer.request.method == "PATCH"):
        await page.keyboard.press("Enter")
    await page.reload()
    await expect(panel.get_by_text("Тверь")).to_be_visible(timeout=SOON)
    await expect(panel.get_by_role("listitem").filter(has_text="Важный")).to_be_visible()


async def test_an_attribute_is_defined_and_stands_on_the_card_settings(
    boris: Operator, house: HouseProcess
) -> None:
    page = boris.page
    await page.goto(f"{house.url}/settings/card")
    await page.get_by_role("button", name="Добавить поле").click(timeout=SOON)
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Название").fill("Уровень")
    await dialog.get_by_label("Что в нём пишут").select_option("choice")
    await dialog.get_by_label("Варианты").fill("Золото\nСеребро")
    await dialog.get_by_role("button", name="Добавить поле").click()
    line = page.get_by_role("listitem").filter(has_text="Уровень")
    await expect(line).to_contain_text("Золото, Серебро", timeout=SOON)
    await line.get_by_role("button", name="Убрать поле: Уровень").click()
    await page.get_by_role("dialog").get_by_role("button", name="Убрать поле").click()
    await expect(line).to_have_count(0, timeout=SOON)
    assert boris.troubles == []
