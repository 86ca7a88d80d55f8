"""Files between a visitor and an operator, both ways: pictures, what is too big, voices, and what a reload takes."""

import io
from typing import Any

import pytest
from PIL import Image
from playwright.async_api import FilePayload, expect

from tests.house_process import HouseProcess
from tests.journeys.owner import Owner
from tests.journeys.people import SOON, Operator, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


def photo(name: str, colour: str, size: tuple[int, int] = (640, 480)) -> FilePayload:
    drawn = io.BytesIO()
    Image.new("RGB", size, colour).save(drawn, "PNG")
    return {"name": name, "mimeType": "image/png", "buffer": drawn.getvalue()}


def conversation(owner: Owner, words: str) -> int:
    rows = owner.http.get("/api/conversations?view=open").raise_for_status().json()["rows"]
    return next(int(row["id"]) for row in rows if row["preview"]["text"] == words)


def answer(owner: Owner, conversation_id: int, text: str, name: str, body: bytes, query: str = "") -> None:
    door = f"/api/files?name={name}{query}"
    uploaded = owner.http.post(door, content=body).raise_for_status().json()
    reply = {"key": f"reply-to-{conversation_id}", "text": text, "files": [{"key": uploaded["key"]}]}
    owner.http.post(f"/api/conversations/{conversation_id}/replies", json=reply).raise_for_status()


async def attach(vera: Visitor, *files: FilePayload) -> None:
    await vera.chat.locator("input[type=file]").first.set_input_files(list(files))


async def test_pictures_and_papers_go_both_ways(vera: Visitor, boris: Operator, owner: Owner) -> None:
    await vera.opens_chat()
    await expect(vera.chat.get_by_role("textbox", name="Сообщение")).to_be_visible()
    huge: FilePayload = {
        "name": "film.mov",
        "mimeType": "video/quicktime",
        "buffer": bytes(11_000_000),
    }
    await attach(vera, photo("lamp.png", "teal"), huge)
    tray = vera.chat.get_by_role("list", name="Приложенные файлы")
    await expect(tray.get_by_text("Слишком большой: можно до 10")).to_be_visible()
    await tray.get_by_role("button", name="Убрать «film.mov»").click()
    await vera.writes("Лампа пришла такой")
    picture = vera.chat.get_by_role("link").get_by_role("img", name="lamp.png")
    await expect(picture).to_have_js_property("naturalWidth", 640, timeout=SOON)
    await expect(tray).to_be_hidden()
    await boris.opens("Лампа пришла такой")
    shown = boris.message("Лампа пришла такой").get_by_role("img").first
    await expect(shown).to_have_js_property("complete", value=True)

    paper = b"%PDF-1.4 " + bytes(2_000)
    answer(owner, conversation(owner, "Лампа пришла такой"), "Заявление на обмен", "obmen.pdf", paper)
    await vera.sees("Заявление на обмен")
    async with vera.page.expect_download() as waiting:
        await vera.chat.get_by_role("link", name="obmen.pdf").click()
    got = await (await waiting.value).path()
    assert got.read_bytes() == paper


async def test_a_voice_is_spoken_and_heard(vera: Visitor, owner: Owner) -> None:
    await vera.opens_chat()
    await vera.writes("Сейчас скажу голосом")
    await vera.sees_mark("Отправлено")
    await vera.chat.get_by_role("button", name="Записать голосовое").click()
    await expect(vera.chat.get_by_text("Говорите")).to_be_visible()
    await expect(vera.chat.get_by_role("timer")).to_have_text("0:01")
    await vera.chat.get_by_role("button", name="Отправить голосовое").click()
    play = vera.chat.get_by_role("button", name="Слушать")
    await expect(play).to_have_count(1)
    rows = owner.http.get("/api/conversations?view=open").raise_for_status().json()["rows"]
    client_id = rows[0]["client"]["id"]
    said = _voices(owner, client_id)
    assert len(said) == 1
    # What she said comes back to her as our answer: it can be heard as well.
    body = owner.http.get(said[0]["url"] + "?original=true").raise_for_status().content
    answer(owner, rows[0]["id"], "", "voice.webm", body, "&as=voice")
    await expect(play).to_have_count(2)
    await play.last.click()
    await expect(vera.chat.get_by_role("slider", name="Место в записи").last).not_to_have_value("0")
    assert vera.troubles == []


async def test_a_reload_names_what_it_took(vera: Visitor, house: HouseProcess) -> None:
    await vera.opens_chat()
    await vera.page.route("**/site/demo/files?*", lambda _: None)
    await attach(vera, photo("passport.png", "gray"))
    await expect(vera.chat.get_by_text("passport.png")).to_be_visible()
    await vera.page.reload()
    await expect(vera.chat.get_by_text("файл «passport.png» не ушёл")).to_be_visible()


def _voices(owner: Owner, client_id: int) -> list[dict[str, Any]]:
    history = owner.http.get(f"/api/clients/{client_id}/history").raise_for_status().json()
    return [
        attachment
        for message in history["messages"]
        for attachment in message["attachments"]
        if attachment["kind"] == "voice"
    ]
