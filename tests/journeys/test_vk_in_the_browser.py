"""A community of VK: connected in the settings, then words, ticks and pictures both ways, all of it on the screen."""

import io
from collections.abc import AsyncIterator, Iterator

import pytest
from PIL import Image
from playwright.async_api import Browser, FilePayload, expect

from tests.doubles.vk.process import VkProcess
from tests.house_process import HouseProcess
from tests.journeys.owner import Owner
from tests.journeys.people import SOON, Customer, Operator

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


class VkCustomer(Customer):
    """On the page of the local VK."""

    async def sees(self, words: str) -> None:
        await expect(self.page.locator(".message", has_text=words)).to_have_count(1, timeout=SOON)


@pytest.fixture(scope="module")
def vk() -> Iterator[VkProcess]:
    with VkProcess("--port", "0", "--name", "Лавка", "--new") as process:
        yield process


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, vk: VkProcess) -> Iterator[HouseProcess]:
    """It may fetch files from the local VK."""
    there = vk.url.removeprefix("http://")
    with HouseProcess(tmp_path_factory.mktemp("house"), fetch_private_hosts=there) as process:
        yield process


@pytest.fixture
async def vera(browser: Browser, vk: VkProcess) -> AsyncIterator[VkCustomer]:
    """She has VK."""
    context = await browser.new_context(viewport={"width": 1200, "height": 800}, locale="ru-RU")
    customer = VkCustomer(await context.new_page(), context)
    await customer.page.goto(vk.url)
    yield customer
    assert customer.troubles == []


@pytest.fixture
def community(owner: Owner, vk: VkProcess) -> None:
    """It is connected, whoever did it."""
    owner.connects("vk", token=vk.token, base_url=vk.url)


def photo(name: str, colour: str, size: tuple[int, int]) -> FilePayload:
    drawn = io.BytesIO()
    Image.new("RGB", size, colour).save(drawn, "JPEG")
    return {"name": name, "mimeType": "image/jpeg", "buffer": drawn.getvalue()}


async def test_the_owner_connects_a_community(
    boris: Operator, house: HouseProcess, vk: VkProcess, owner: Owner
) -> None:
    # Loading the library is slow on a busy machine, and not what is tried here.
    for _ in range(3):
        wrong = {"kind": "vk", "settings": {"token": "vk1.a.WRONG", "base_url": vk.url}}
        if owner.http.post("/api/channels", json=wrong).json()["code"] != "channel_timeout":
            break
    page = boris.page
    await page.goto(f"{house.url}/settings/channels")
    dialog = page.get_by_role("dialog")
    await page.get_by_role("button", name="Подключить канал").first.click()
    await dialog.get_by_role("button", name="ВКонтакте", exact=True).click()
    await dialog.get_by_label("Ключ доступа сообщества").fill("vk1.a.WRONG")
    await dialog.locator("summary", has_text="Дополнительно").click()
    await dialog.get_by_label("Адрес API").fill(vk.url)
    await dialog.get_by_role("button", name="Проверить и подключить").click()
    await expect(dialog.get_by_role("alert")).to_contain_text("Канал не узнаёт этот ключ", timeout=SOON)

    await dialog.get_by_label("Ключ доступа сообщества").fill(vk.token)
    await dialog.get_by_role("button", name="Проверить и подключить").click()
    await expect(dialog.get_by_role("heading", name="подключён")).to_be_visible(timeout=SOON)
    vk.remote.customer("Глеб Первый").writes("Проверка связи")
    await expect(dialog.get_by_text("Проверка связи")).to_be_visible(timeout=SOON)
    await dialog.get_by_role("button", name="Готово").click()
    card = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="vk.me/"))
    await expect(card).to_contain_text("Работает", timeout=SOON)


async def test_words_go_both_ways_and_the_tick_tells_of_reading(
    boris: Operator, vera: VkCustomer, community: None
) -> None:
    await vera.is_called("Вера Орлова")
    await vera.writes("Где мой заказ?")
    await boris.sees_in_list("Вера Орлова")
    await boris.opens("Где мой заказ?")
    # Somebody else's words are before her, so she does not see the answer yet.
    await vera.is_called("Олег Другой")
    await boris.answers("Уже в пути")
    await boris.sees_tick("Уже в пути", "Отправлено")
    await vera.page.get_by_role("button", name="Вера Орлова").click()
    await vera.sees("Уже в пути")
    await boris.sees_tick("Уже в пути", "Прочитано")
    assert boris.troubles == []


async def test_a_picture_goes_both_ways(boris: Operator, vera: VkCustomer, community: None) -> None:
    await vera.is_called("Нина Лампова")
    await vera.writes("Вот такая лампа")
    await boris.opens("Вот такая лампа")
    await vera.page.locator("input[type=file]").set_input_files(photo("mine.jpg", "teal", (640, 480)))
    hers = boris.page.get_by_role("button", name="Открыть фото целиком").locator("img")
    await expect(hers).to_have_js_property("naturalWidth", 640, timeout=SOON)

    await boris.attaches(photo("ours.jpg", "orange", (480, 360)))
    await expect(boris.chip("ours.jpg")).to_be_visible()
    await boris.answers("А у нас такая")
    await vera.sees("А у нас такая")
    ours = vera.page.locator(".message", has_text="А у нас такая").get_by_role("img").first
    await expect(ours).to_have_js_property("naturalWidth", 480, timeout=SOON)
    await boris.sees_tick("А у нас такая", "Прочитано")
    assert boris.troubles == []
