"""Files of visitors and for visitors: each browser opens its own, and nothing acts in our name."""

import io
import zlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from limits import RateLimitItemPerHour

from app.seed.pictures import SCENES, draw
from app.visitors.allowances import Allowance
from tests.files.recordings import recorded_by_chrome
from tests.visitors.browsers import Browser, Page, signed
from tests.visitors.doors import OpenHouse

Make = Callable[[str], Browser]
PHOTO = draw(min(SCENES))
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"


async def sends(page: Page, content: bytes, name: str, text: str = "") -> dict[str, Any]:
    """The message as its own page shows it."""
    card = await page.browser.uploads_well(content, name)
    answer = await page.writes(text, files=[card["key"]])
    assert answer["type"] == "accepted", answer
    return await page.message(answer["id"])


def attachment(message: dict[str, Any]) -> dict[str, object]:
    (one,) = message["attachments"]
    return dict(one)


async def test_a_photograph_goes_to_us_and_is_seen_by_its_sender(house: OpenHouse, browser: Make) -> None:
    anna = browser("anna")
    page = await anna.opens()

    shown = attachment(await sends(page, PHOTO, "Полка.JPG", "Вот такая"))

    assert (shown["kind"], shown["name"], shown["mime"], shown["width"]) == (
        "photo",
        "Полка.JPG",
        "image/jpeg",
        960,
    )
    answer = await anna.fetches(str(shown["url"]))
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/webp")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert (await anna.fetches(str(shown["thumbnail_url"]))).headers["content-type"] == "image/webp"
    saved = await anna.fetches(f"{shown['url']}?original=true")
    assert (saved.content, saved.headers["content-disposition"].split(";")[0]) == (PHOTO, "attachment")

    desk = await house.desk()
    (row,) = (await desk.gets("/conversations"))["rows"]
    assert row["preview"]["kind"] == "photo"
    (message,) = (await desk.gets(f"/clients/{row['client']['id']}/history"))["messages"]
    ours = message["attachments"][0]
    assert (ours["state"], ours["name"]) == ("stored", "Полка.JPG")
    assert (await desk.http.get(ours["url"])).status_code == 200


async def test_words_are_not_needed_beside_a_file(browser: Make) -> None:
    page = await browser("anna").opens()
    card = await page.browser.uploads_well(b"%PDF-1.7 order", "Заказ.pdf")
    assert (await page.writes(""))["code"] == "text_empty"
    assert (await page.writes("", files=[card["key"]]))["type"] == "accepted"


async def test_a_voice_note_is_one(house: OpenHouse, browser: Make) -> None:
    anna = browser("anna")
    page = await anna.opens()

    card = await anna.uploads_well(recorded_by_chrome(2), "voice.webm", **{"as": "voice"})

    assert (card["kind"], card["mime"], card["name"]) == ("voice", "audio/ogg", "voice.ogg")
    assert card["duration"] == pytest.approx(2, abs=0.5)
    await page.writes("", files=[card["key"]])
    assert house.rows("SELECT kind, state FROM attachments") == [("voice", "stored")]


async def test_what_we_send_is_opened_by_this_visitor_only(house: OpenHouse, browser: Make) -> None:
    anna, vera = browser("anna"), browser("vera")
    page, other = await anna.opens(), await vera.opens()
    await page.writes("Пришлите счёт")
    await other.writes("И мне")
    client_id = house.rows("SELECT client_id FROM messages AS m JOIN strands AS s ON s.id = m.strand_id")[0][
        0
    ]
    desk = await house.desk()
    file = (await desk.http.post("/api/files?name=Счёт.jpg", content=PHOTO)).json()
    voice = (await desk.http.post("/api/files?as=voice", content=recorded_by_chrome(1))).json()

    await house.replies(client_id, "Вот", files=[{"key": file["key"]}, {"key": voice["key"]}])

    await page.shows("Пришлите счёт", "Вот")
    picture, sound = page.messages[-1]["attachments"]
    assert (await anna.fetches(picture["url"])).status_code == 200
    part = await anna.fetches(sound["url"], Range="bytes=0-9")
    assert (part.status_code, part.headers["content-type"], len(part.content)) == (206, "audio/ogg", 10)
    assert (await vera.fetches(f"/site/{vera.key}/files/{file['key']}")).status_code == 404
    assert "/api/files" not in str(page.heard)
    # Vera's browser cannot make itself a ticket, nor send what is not its own.
    taken = await other.writes("", files=[file["key"]])
    assert taken["code"] == "file_not_found"
    assert other.texts == ["И мне"]


async def test_a_ticket_ends_with_the_browser(house: OpenHouse, browser: Make) -> None:
    cafe, home = browser("cafe"), browser("home")
    page = await cafe.opens(signed(house, "17"))
    url = str(attachment(await sends(page, PHOTO, "Тайна.jpg"))["url"])
    copied = cafe.copy()
    assert (await copied.fetches(url)).status_code == 200
    at_home = await home.opens(signed(house, "17"))
    at_home_url = at_home.messages[0]["attachments"][0]["url"]

    await page.says(type="sign_out")

    assert (await copied.fetches(url)).status_code == 404
    assert (await copied.uploads(PHOTO)).json()["code"] == "visitor_unknown"
    assert (await home.fetches(at_home_url)).status_code == 200


async def test_tickets_and_tokens_of_another_site_open_nothing(house: OpenHouse, browser: Make) -> None:
    anna = browser("anna")
    page = await anna.opens()
    url = str(attachment(await sends(page, PHOTO, "a.jpg"))["url"])
    elsewhere = Browser(house, await house.connect("site", title="Другой"), token=anna.token)

    assert (await elsewhere.fetches(url.replace(anna.key, elsewhere.key))).status_code == 404
    refused = await elsewhere.uploads(PHOTO)
    assert (refused.status_code, refused.json()["code"]) == (401, "visitor_unknown")
    head, tail = url[:-4], url[-4:]
    assert (await anna.fetches(head + tail.swapcase())).status_code == 404


async def test_a_file_of_another_visitor_cannot_be_sent(browser: Make) -> None:
    anna, vera = browser("anna"), browser("vera")
    await anna.opens()
    key = (await anna.uploads_well(PHOTO, "a.jpg"))["key"]
    thief = await vera.opens()

    for wanted in (key, "nothing"):
        assert (await thief.writes("Моё", files=[wanted]))["code"] == "file_not_found"
    assert (await thief.writes("Моё", files=["../../etc"]))["code"] == "bad_frame"
    assert (await thief.writes("Моё", files=[key] * 11))["code"] == "bad_frame"


@pytest.mark.parametrize(("content", "name"), [(SVG, "a.svg"), (HTML, "a.html"), (HTML, "a.jpg")])
async def test_what_could_act_is_only_ever_saved(browser: Make, content: bytes, name: str) -> None:
    anna = browser("anna")
    page = await anna.opens()

    shown = attachment(await sends(page, content, name))

    answer = await anna.fetches(str(shown["url"]))
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert (shown["kind"], shown["thumbnail_url"]) == ("document", None)


async def test_a_program_is_refused(browser: Make) -> None:
    anna = browser("anna")
    await anna.opens()
    answer = await anna.uploads(b"MZ\x90\x00" + bytes(100), "photo.jpg")
    assert (answer.status_code, answer.json()["code"]) == (415, "file_type_refused")


async def test_a_picture_of_too_many_pixels_is_a_file_like_any_other(browser: Make) -> None:
    anna = browser("anna")
    page = await anna.opens()

    shown = attachment(await sends(page, bomb(30_000), "bomb.png"))

    assert shown["thumbnail_url"] is None
    answer = await anna.fetches(str(shown["url"]))
    assert answer.headers["content-disposition"].startswith("attachment")


async def test_a_file_that_is_too_big_is_refused_in_words_that_another_site_can_read(
    house: OpenHouse, browser: Make
) -> None:
    anna = browser("anna")
    await anna.opens()
    headers = {"X-Okno-Visitor": anna.token or "", "Origin": "http://localhost:3000"}
    async with house.knocker(anna.address, **headers) as http:
        answer = await http.post(f"/site/{anna.key}/files", content=bytes(10_000_001))
        look = (await http.get(f"/site/{anna.key}/look")).json()
        empty = await http.post(f"/site/{anna.key}/files", content=b"")
        foreign = await http.post(
            f"/site/{anna.key}/files", content=b"x", headers={"Origin": "https://evil.example"}
        )
        asked = await http.options(f"/site/{anna.key}/files")
    assert (answer.status_code, answer.json()["code"]) == (413, "file_too_big")
    assert answer.headers["access-control-allow-origin"] == "http://localhost:3000"
    assert look["files"] == {"limit": 10_000_000}
    assert (empty.status_code, empty.json()["code"]) == (422, "file_empty")
    assert (foreign.status_code, foreign.json()["code"]) == (403, "foreign_origin")
    assert "access-control-allow-origin" not in foreign.headers
    assert "X-Okno-Visitor" in asked.headers["access-control-allow-headers"]


async def test_the_owner_says_how_big_a_file_may_be(house: OpenHouse, browser: Make) -> None:
    desk = await house.desk()
    await desk.does("PATCH", f"/channels/{browser('x').site}", {"file_limit": 100_000})
    anna = browser("anna")
    await anna.opens()
    await house.until(lambda: house.door.file_limit(channel(house, anna)) == 100_000)

    assert (await anna.uploads(bytes(100_001))).json()["code"] == "file_too_big"
    assert (await anna.uploads(bytes(99_000))).status_code == 201


def channel(house: OpenHouse, browser: Browser) -> object:
    return house.house.switchboard.get(browser.site)


async def test_uploads_are_counted_by_browser_and_by_address(
    house: OpenHouse, browser: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = Allowance(RateLimitItemPerHour(2, namespace="few"), RateLimitItemPerHour(3, namespace="few-place"))
    monkeypatch.setattr("app.inbound.visitor_files.UPLOADS", few)
    anna, vera = browser("anna"), browser("vera")
    await anna.opens()
    await vera.opens()

    assert [(await anna.uploads(b"x")).status_code for _ in range(3)] == [201, 201, 429]
    refused = await anna.uploads(b"x")
    assert refused.json()["code"] == "too_fast"
    assert int(refused.headers["retry-after"]) > 0
    assert [(await vera.uploads(b"x")).status_code for _ in range(2)] == [201, 429]  # the same address
    vera.address = "198.51.100.20"
    assert (await vera.uploads(b"x")).status_code == 201


async def test_an_upload_that_nothing_names_is_forgotten(house: OpenHouse, browser: Make) -> None:
    anna = browser("anna")
    page = await anna.opens()
    await sends(page, PHOTO, "kept.jpg")
    await anna.uploads_well(b"loose", "loose.txt")

    await house.house.loose_files.forget(house.clock.now() + timedelta(days=2))

    assert house.rows("SELECT name FROM files") == [("kept.jpg",)]


def bomb(side: int) -> bytes:
    """A PNG that says it is `side` pixels wide and high."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    out = io.BytesIO(b"")
    out.write(b"\x89PNG\r\n\x1a\n")
    out.write(chunk(b"IHDR", side.to_bytes(4, "big") * 2 + bytes([1, 0, 0, 0, 0])))
    out.write(chunk(b"IDAT", zlib.compress(bytes((side // 8 + 1) * 64))))
    out.write(chunk(b"IEND", b""))
    return out.getvalue()
