"""Boris sends a file: it is counted, looked at, and called what it is."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from app.db.writer import Writer
from app.files.disk_store import DiskStore
from app.files.queries import uploaded
from app.files.routes import MEGABYTE
from app.kit.errors import OknoError
from app.seed.pictures import SCENES, bind, draw
from app.settings import Settings
from tests.access.doors import Browser, code_of, settings_in
from tests.access.people import Shop
from tests.files.recordings import film, recorded_by_chrome, wav

PHOTO = draw(min(SCENES))


@pytest.fixture
def settings(tmp_path: Any) -> Settings:
    return settings_in(tmp_path, upload_mb=1)


async def uploads(browser: Browser, content: bytes | AsyncIterator[bytes], **query: str) -> httpx.Response:
    headers = {"x-okno-csrf": browser.csrf or "", "origin": browser.origin or ""}
    return await browser.client.post("/api/files", params=query, content=content, headers=headers)


async def card_of(browser: Browser, content: bytes, **query: str) -> dict[str, Any]:
    answer = await uploads(browser, content, **query)
    assert answer.status_code == 201, answer.text
    card: dict[str, Any] = answer.json()
    return card


async def test_a_photograph_goes_up_and_can_be_seen(boris: Browser) -> None:
    card = await card_of(boris, PHOTO, name="Окно.JPG")

    assert card | {"key": "", "url": "", "thumbnail_url": ""} == {
        "key": "",
        "name": "Окно.JPG",
        "mime": "image/jpeg",
        "kind": "photo",
        "size": len(PHOTO),
        "width": 960,
        "height": 720,
        "duration": None,
        "url": "",
        "thumbnail_url": "",
    }
    shown = await boris.client.get(card["url"])
    assert shown.headers["content-type"] == "image/webp"
    assert shown.headers["content-disposition"] == "inline; filename*=UTF-8''%D0%9E%D0%BA%D0%BD%D0%BE.webp"
    assert (await boris.client.get(card["thumbnail_url"])).status_code == 200
    assert (await boris.client.get(card["url"], params={"original": "true"})).content == PHOTO


@pytest.mark.parametrize(
    ("content", "mime", "kind"),
    [
        (bind(min(SCENES)), "application/pdf", "document"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "image/svg+xml", "document"),
        (b"<!doctype html><script>alert(1)</script>", "text/html", "document"),
        (b"PK\x03\x04" + bytes(100), "application/zip", "document"),
        (b"MZ\x90\x00", "application/octet-stream", "document"),
        (b"\xff\xd8\xff not really", "image/jpeg", "document"),
        (wav(1), "audio/wav", "audio"),
        (recorded_by_chrome(1), "audio/webm", "audio"),
        (film(1), "video/mp4", "video"),
    ],
)
async def test_it_is_what_we_find_whatever_it_is_called(
    boris: Browser, content: bytes, mime: str, kind: str
) -> None:
    card = await card_of(boris, content, name="photo.jpg")

    assert (card["mime"], card["kind"], card["name"]) == (mime, kind, "photo.jpg")
    if kind == "document":
        answer = await boris.client.get(card["url"])
        assert answer.headers["content-disposition"].startswith("attachment")
        assert answer.headers["content-type"] == "application/octet-stream"


async def test_what_boris_says_into_his_browser_is_a_voice_message(boris: Browser) -> None:
    card = await card_of(boris, recorded_by_chrome(2), **{"name": "voice.webm", "as": "voice"})

    assert (card["kind"], card["mime"], card["name"]) == ("voice", "audio/ogg", "voice.ogg")
    assert card["duration"] == pytest.approx(2, abs=0.2)
    heard = await boris.client.get(card["url"])
    assert heard.headers["content-type"] == "audio/ogg"
    assert heard.content[:4] == b"OggS"


@pytest.mark.parametrize(
    ("name", "kept_as"),
    [
        ("", "file"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("a\x00b\r\nc.txt", "a\ufffdb c.txt"),
        ("\u202egpj.exe", "gpj.exe"),
        ("..", "file"),
        ("я" * 900, "я" * 200),
    ],
)
async def test_a_name_is_words_and_nothing_else(boris: Browser, name: str, kept_as: str) -> None:
    assert (await card_of(boris, b"%PDF-1.7", name=name))["name"] == kept_as


async def test_nothing_is_not_a_file(boris: Browser, store: DiskStore) -> None:
    answer = await uploads(boris, b"", name="empty.txt")

    assert (answer.status_code, code_of(answer)) == (422, "file_empty")
    assert [path for path in store.folder.rglob("*") if path.is_file()] == []


async def endless(pieces: int) -> AsyncIterator[bytes]:
    for _ in range(pieces):
        yield bytes(100_000)


async def test_too_much_is_refused_whether_announced_or_not(boris: Browser, store: DiskStore) -> None:
    for body in (bytes(MEGABYTE + 1), endless(20)):
        answer = await uploads(boris, body)
        assert (answer.status_code, code_of(answer)) == (413, "file_too_big")
    assert [path for path in store.folder.rglob("*") if path.is_file()] == []
    assert (await uploads(boris, bytes(MEGABYTE))).status_code == 201


async def test_the_same_file_ten_times_at_once_is_kept_once(boris: Browser, store: DiskStore) -> None:
    cards = await asyncio.gather(*(card_of(boris, PHOTO) for _ in range(10)))

    assert len({card["key"] for card in cards}) == 10
    assert len([path for path in store.folder.rglob("*") if path.is_file()]) == 3


async def test_only_those_who_answer_may_send_files(shop: Shop, boris: Browser) -> None:
    stranger = await uploads(Browser(shop.app), b"%PDF-1.7")
    assert (stranger.status_code, code_of(stranger)) == (401, "not_signed_in")
    boris.csrf = "forged"
    forged = await uploads(boris, b"%PDF-1.7")
    assert forged.status_code == 403


async def test_a_reply_finds_what_was_uploaded_in_the_order_it_names_it(
    boris: Browser, writer: Writer
) -> None:
    keys = [
        (await card_of(boris, content, name=name))["key"]
        for name, content in (("1", PHOTO), ("2", b"%PDF-1.7"))
    ]

    first, second, again = await writer.write(uploaded, [keys[1], keys[0], keys[1]])

    assert (first.name, first.kind, first.mime, first.size) == ("2", "document", "application/pdf", 8)
    assert (second.kind, second.width, second.height, second.has_thumbnail) == ("photo", 960, 720, True)
    assert again == first
    with pytest.raises(OknoError, match="file_not_found"):
        await writer.write(uploaded, [keys[0], "nothing"])
