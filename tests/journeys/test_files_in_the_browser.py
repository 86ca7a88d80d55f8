"""Files on their way through the window: pictures, albums, voices, what is too large and what is thought better of."""

import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from PIL import Image
from playwright.async_api import FilePayload, Locator, Route, expect

from tests.doubles.telegram.process import TelegramProcess
from tests.journeys.customers import Correspondent
from tests.journeys.people import SOON, Customer, Operator

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]


def photo(name: str, colour: str, size: tuple[int, int] = (640, 480)) -> FilePayload:
    drawn = io.BytesIO()
    Image.new("RGB", size, colour).save(drawn, "JPEG")
    return {"name": name, "mimeType": "image/jpeg", "buffer": drawn.getvalue()}


def pictures_in(message: Locator) -> Locator:
    return message.get_by_role("button", name="Открыть фото целиком").locator("img")


@asynccontextmanager
async def uploads_held(boris: Operator) -> AsyncIterator[None]:
    """As on a line on which nothing moves."""

    async def hold(_: Route) -> None:
        """Neither let through nor turned away."""

    await boris.page.route("**/api/files?*", hold)
    yield
    await boris.page.unroute("**/api/files?*")


async def test_a_photo_with_words_goes_out(boris: Operator, anna: Customer, bot: None) -> None:
    await anna.is_called("Анна с лампой")
    await anna.writes("Покажите лампу")
    await boris.opens("Покажите лампу")
    await boris.attaches(photo("lamp.jpg", "orange"))
    await expect(boris.chip("lamp.jpg")).to_be_visible()
    await boris.answers("Вот она, «Север»")
    await anna.sees("Вот она, «Север»")
    seen = anna.page.locator(".message", has_text="Вот она, «Север»").get_by_role("img")
    await expect(seen).to_have_js_property("naturalWidth", 640, timeout=SOON)
    await boris.sees_tick("Вот она, «Север»", "Отправлено")
    await expect(pictures_in(boris.message("Вот она, «Север»"))).to_have_js_property("complete", value=True)
    await expect(boris.chip("lamp.jpg")).to_have_count(0)
    assert boris.troubles == []


async def test_an_album_goes_out_whole(boris: Operator, telegram: TelegramProcess, bot: None) -> None:
    ivan = Correspondent.arrives(telegram, "Иван Альбомов")
    ivan.writes("А другие цвета есть?")
    await boris.opens("А другие цвета есть?")
    await boris.attaches(photo("a.jpg", "red"), photo("b.jpg", "green", (480, 640)), photo("c.jpg", "blue"))
    await boris.answers("Есть три")
    await boris.sees_tick("Есть три", "Отправлено")
    sent = [mail for mail in ivan.reads() if "photo" in mail["raw"]]
    assert len(sent) == 3
    assert len({mail["raw"]["media_group_id"] for mail in sent}) == 1
    await expect(pictures_in(boris.message("Есть три"))).to_have_count(3, timeout=SOON)


async def test_an_album_comes_in_as_one_and_is_leafed_through(
    boris: Operator, telegram: TelegramProcess, bot: None
) -> None:
    olga = Correspondent.arrives(telegram, "Ольга Снимкина")
    olga.sends_album(
        "Три разных угла", *(photo(f"{n}.jpg", colour) for n, colour in enumerate(["red", "teal", "navy"]))
    )
    await boris.row("Ольга Снимкина").click()
    album = pictures_in(boris.message("Три разных угла"))
    await expect(album).to_have_count(3, timeout=SOON)
    await album.first.click()
    shown = boris.page.get_by_role("dialog", name="Фото 1 из 3")
    await expect(shown).to_be_visible()
    await boris.page.keyboard.press("ArrowRight")
    await expect(boris.page.get_by_role("dialog", name="Фото 2 из 3")).to_be_visible()
    async with boris.page.expect_download() as saving:
        await boris.page.get_by_role("link", name="Скачать оригинал").click()
    with Image.open(await (await saving.value).path()) as saved:
        assert saved.format == "JPEG"
    await boris.page.keyboard.press("Escape")
    await expect(boris.page.get_by_role("dialog")).to_have_count(0)


async def test_a_voice_is_recorded_and_heard(boris: Operator, telegram: TelegramProcess, bot: None) -> None:
    nina = Correspondent.arrives(telegram, "Нина Слухова")
    nina.writes("Расскажите голосом")
    await boris.opens("Расскажите голосом")
    await boris.page.get_by_role("button", name="Записать голосовое").click()
    recorder = boris.page.get_by_role("group", name="Запись голосового")
    await expect(recorder.get_by_role("timer")).to_have_text("0:01", timeout=SOON)
    await recorder.get_by_role("button", name="Отправить запись").click()
    voice = boris.page.get_by_role("article").filter(
        has=boris.page.get_by_role("slider", name="Место в записи")
    )
    await expect(voice.get_by_role("img", name="Отправлено")).to_be_visible(timeout=SOON)
    [heard] = [mail["raw"]["voice"] for mail in nina.reads() if "voice" in mail["raw"]]
    assert heard["duration"] >= 1
    speed = voice.get_by_role("button", name="Скорость")
    await speed.click()
    await expect(speed).to_have_text("1,5×")
    assert boris.troubles == []


async def test_a_recording_thought_better_of_is_gone(
    boris: Operator, telegram: TelegramProcess, bot: None
) -> None:
    egor = Correspondent.arrives(telegram, "Егор Тихий")
    egor.writes("Вы там?")
    await boris.opens("Вы там?")
    await boris.page.get_by_role("button", name="Записать голосовое").click()
    await boris.page.get_by_role("button", name="Не отправлять запись").click()
    await boris.answers("Да, здесь")
    egor.hears("Да, здесь")
    assert [mail["text"] for mail in egor.reads()] == ["Да, здесь"]


async def test_a_file_is_stopped_on_its_way(boris: Operator, telegram: TelegramProcess, bot: None) -> None:
    lev = Correspondent.arrives(telegram, "Лев Передумов")
    lev.writes("Пришлите счёт")
    await boris.opens("Пришлите счёт")
    async with uploads_held(boris):
        await boris.attaches(photo("not-this.jpg", "gray"))
        await boris.page.get_by_role("button", name="Не загружать not-this.jpg").click()
        await expect(boris.chip("not-this.jpg")).to_have_count(0)
    await boris.answers("Счёт отправил на почту")
    lev.hears("Счёт отправил на почту")
    assert all("photo" not in mail["raw"] for mail in lev.reads())


async def test_words_wait_for_their_files_and_can_be_had_back(
    boris: Operator, telegram: TelegramProcess, bot: None
) -> None:
    mila = Correspondent.arrives(telegram, "Мила Ждунова")
    mila.writes("Как выглядит коробка?")
    await boris.opens("Как выглядит коробка?")
    async with uploads_held(boris):
        await boris.attaches(photo("box.jpg", "brown"))
        await boris.answers("Вот такая")
        await expect(boris.page.get_by_text("Отправится, когда загрузятся файлы.")).to_be_visible()
        await boris.page.get_by_role("button", name="Отмена").click()
        await expect(boris.page.get_by_role("textbox", name="Напишите ответ")).to_have_value("Вот такая")
        await expect(boris.chip("box.jpg")).to_be_visible()
        await boris.page.get_by_role("button", name="Не загружать box.jpg").click()
    await boris.answers("Обычная, картонная")
    mila.hears("Обычная, картонная")
    assert [mail["text"] for mail in mila.reads()] == ["Обычная, картонная"]


async def test_files_stay_while_somebody_looks_elsewhere(
    boris: Operator, telegram: TelegramProcess, bot: None
) -> None:
    for name, words in (("Первый Клиент", "Жду чертёж"), ("Второй Клиент", "А я просто так")):
        Correspondent.arrives(telegram, name).writes(words)
    await boris.opens("Жду чертёж")
    await boris.attaches(photo("plan.jpg", "white"))
    await expect(boris.chip("plan.jpg")).to_be_visible()
    await boris.opens("А я просто так")
    await expect(boris.chip("plan.jpg")).to_have_count(0)
    await boris.opens("Жду чертёж")
    await expect(boris.chip("plan.jpg")).to_be_visible()


async def test_too_large_a_file_is_told_at_once(
    boris: Operator, telegram: TelegramProcess, bot: None, tmp_path: Path
) -> None:
    Correspondent.arrives(telegram, "Глеб Большов").writes("Скиньте видео")
    film = tmp_path / "film.mp4"
    with film.open("wb") as opened:
        opened.truncate(51_000_000)
    await boris.opens("Скиньте видео")
    await boris.attaches(film)
    await expect(boris.chip("film.mp4")).to_contain_text("канал принимает до 50 МБ")
    await boris.answers("Вот")
    await expect(boris.page.get_by_role("textbox", name="Напишите ответ")).to_have_value("Вот")
    await boris.page.get_by_role("button", name="Убрать film.mp4").click()
    await boris.answers("Вот ссылка")
    await boris.sees_tick("Вот ссылка", "Отправлено")


async def test_buttons_stand_under_the_words(boris: Operator, telegram: TelegramProcess, bot: None) -> None:
    vlad = Correspondent.arrives(telegram, "Влад Выборов")
    vlad.writes("Когда доставка?")
    await boris.opens("Когда доставка?")
    await boris.page.get_by_role("button", name="Кнопки под сообщением").click()
    await boris.page.get_by_role("textbox", name="Надпись").fill("Завтра")
    await boris.page.get_by_role("button", name="Ещё кнопка рядом").click()
    await boris.page.get_by_role("textbox", name="Надпись").last.fill("Наш сайт")
    await boris.page.get_by_role("textbox", name="Ссылка, если нужна").last.fill(
        "https://shop.example/delivery"
    )
    await boris.answers("Выберите день")
    [row] = vlad.hears("Выберите день")["raw"]["reply_markup"]["inline_keyboard"]
    assert [button["text"] for button in row] == ["Завтра", "Наш сайт"]
    assert row[1]["url"] == "https://shop.example/delivery"
    await expect(boris.page.get_by_role("link", name="Наш сайт")).to_be_visible()
