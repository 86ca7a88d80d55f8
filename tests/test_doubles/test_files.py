"""Files both ways: sizes of a photo, albums, limits, and links that die."""

from io import BytesIO
from typing import Any

import pytest
from aiohttp import ClientSession
from PIL import Image

from tests.doubles.telegram import Customer, TelegramDouble
from tests.doubles.telegram.customer_content import plain_picture
from tests.test_doubles.conftest import Api

TOO_BIG = (
    "400 Bad Request: file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes"
)


@pytest.fixture
async def anna(anna: Customer) -> Customer:
    await anna.starts()
    return anna


async def download(api: Api, file_id: str) -> bytes:
    path = (await api.result("getFile", file_id=file_id))["file_path"]
    async with api.session.get(f"{api.telegram.url}/file/bot{api.telegram.token}/{path}") as response:
        assert response.status == 200
        return await response.read()


async def test_a_photo_comes_in_growing_sizes_and_each_is_another_file(api: Api, anna: Customer) -> None:
    await anna.sends_photo(plain_picture(2000, 1000), caption="Вот скол")
    message = (await api.updates())[-1]["message"]
    assert message["caption"] == "Вот скол"
    assert [(size["width"], size["height"]) for size in message["photo"]] == [
        (90, 45), (320, 160), (800, 400), (1280, 640),
    ]  # fmt: skip
    contents = [await download(api, size["file_id"]) for size in message["photo"]]
    assert [Image.open(BytesIO(content)).size for content in contents] == [
        (90, 45), (320, 160), (800, 400), (1280, 640),
    ]  # fmt: skip
    assert [len(content) for content in contents] == [size["file_size"] for size in message["photo"]]


async def test_a_link_dies_and_asking_again_gives_another(
    api: Api, tg: TelegramDouble, anna: Customer
) -> None:
    await anna.sends_document(b"%PDF-1.7", "чек.pdf", mime_type="application/pdf")
    document = (await api.updates())[-1]["message"]["document"]
    assert (document["file_name"], document["mime_type"]) == ("чек.pdf", "application/pdf")
    path = (await api.result("getFile", file_id=document["file_id"]))["file_path"]
    tg.expire_links()
    async with api.session.get(f"{tg.url}/file/bot{tg.token}/{path}") as response:
        assert response.status == 404
    assert await download(api, document["file_id"]) == b"%PDF-1.7"
    async with api.session.get(f"{tg.url}/file/bot123456:WRONG/{path}") as response:
        assert response.status == 401


async def test_a_link_lives_an_hour() -> None:
    now = 1_800_000_000.0
    async with TelegramDouble(clock=lambda: now) as tg, ClientSession() as session:
        vera = tg.customer("Вера")
        await vera.sends_document(b"%PDF", "чек.pdf")
        api = Api(tg, session)
        file_id = (await api.updates())[0]["message"]["document"]["file_id"]
        path = (await api.result("getFile", file_id=file_id))["file_path"]
        now += 3599
        assert (await api.result("getFile", file_id=file_id))["file_path"] == path
        assert await download(api, file_id) == b"%PDF"
        now += 2
        async with session.get(f"{tg.url}/file/bot{tg.token}/{path}") as response:
            assert response.status == 404


async def test_a_file_over_twenty_megabytes_is_too_big_to_fetch(api: Api, anna: Customer) -> None:
    await anna.sends_file("video", b"...", file_name="отзыв.mp4", size=21 << 20)
    video = (await api.updates())[-1]["message"]["video"]
    assert video["file_size"] == 21 << 20
    assert await api.refusal("getFile", file_id=video["file_id"]) == "400 Bad Request: file is too big"
    assert await api.refusal("getFile", file_id="нет") == "400 Bad Request: invalid file_id"
    assert await api.refusal("getFile") == "400 Bad Request: file_id not specified"


async def test_every_kind_of_file_can_be_read(api: Api, anna: Customer) -> None:
    for kind in ("document", "voice", "video", "audio", "animation", "video_note", "sticker"):
        await anna.sends_file(kind, kind.encode(), file_name=f"{kind}.bin")
    messages = [update["message"] for update in await api.updates()][1:]
    assert [
        await download(api, message[kind]["file_id"])
        for message, kind in zip(
            messages,
            ("document", "voice", "video", "audio", "animation", "video_note", "sticker"),
            strict=True,
        )
    ] == [b"document", b"voice", b"video", b"audio", b"animation", b"video_note", b"sticker"]
    assert messages[4]["animation"]["file_id"] == messages[4]["document"]["file_id"]


async def test_the_bot_sends_files_and_sends_them_again_by_id(api: Api, anna: Customer) -> None:
    sent = await api.upload(
        "sendDocument",
        {"document": ("счёт.pdf", b"%PDF")},
        chat_id=str(anna.id),
        caption="Счёт",
        duration="3",
    )
    document = sent["result"]["document"]
    assert (document["file_name"], sent["result"]["caption"]) == ("счёт.pdf", "Счёт")
    await api.result("sendDocument", chat_id=anna.id, document=document["file_id"])
    assert [mail.raw["document"]["file_id"] for mail in anna.reads] == [document["file_id"]] * 2
    assert await api.refusal("sendPhoto", chat_id=anna.id, photo=document["file_id"]) == (
        "400 Bad Request: can't use file of type Document as Photo"
    )
    voice = await api.upload("sendVoice", {"voice": ("v.oga", b"Ogg")}, chat_id=str(anna.id), duration="7")
    assert voice["result"]["voice"]["duration"] == 7


async def test_an_album_is_separate_messages_with_one_group(api: Api, anna: Customer) -> None:
    media = (
        '[{"type":"photo","media":"attach://a","caption":"Два вида"},{"type":"photo","media":"attach://b"}]'
    )
    files = {"a": ("a.jpg", plain_picture()), "b": ("b.jpg", plain_picture(colour="#333"))}
    sent = await api.upload("sendMediaGroup", files, chat_id=str(anna.id), media=media)
    first, second = sent["result"]
    assert first["media_group_id"] == second["media_group_id"]
    assert [mail.text for mail in anna.reads] == ["Два вида", ""]
    await anna.sends_album(plain_picture(), plain_picture(), caption="И мои")
    hers = [update["message"] for update in await api.updates()][-2:]
    assert hers[0]["media_group_id"] == hers[1]["media_group_id"]


@pytest.mark.parametrize(
    ("method", "fields", "words"),
    [
        ("sendPhoto", {}, "there is no photo in the request"),
        ("sendVideoNote", {}, "there is no video note in the request"),
        ("sendPhoto", {"photo": "выдумка"}, "wrong remote file identifier specified: can't unserialize it"),
        ("sendPhoto", {"photo": "https://okno.ru/a.jpg"}, "failed to get HTTP URL content"),
        ("sendMediaGroup", {}, 'parameter "media" is required'),
        ("sendMediaGroup", {"media": []}, "there are no messages to send"),
        ("sendMediaGroup", {"media": [{"type": "photo"}]}, "can't parse InputMedia: media not found"),
        ("sendMediaGroup", {"media": [{"type": "photo", "media": "x"}] * 11},
         "too many messages to send as an album"),
        ("sendMediaGroup", {"media": [{"type": "photo", "media": "x"}, {"type": "document", "media": "x"}]},
         "document can't be mixed with other media types"),
    ],
)  # fmt: skip
async def test_a_file_that_is_not_there_is_refused(
    api: Api, anna: Customer, method: str, fields: dict[str, Any], words: str
) -> None:
    assert await api.refusal(method, chat_id=anna.id, **fields) == f"400 Bad Request: {words}"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "400 Bad Request: file must be non-empty"),
        (b"not a picture", "400 Bad Request: IMAGE_PROCESS_FAILED"),
        (plain_picture(2100, 100), "400 Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (bytes((10 << 20) + 1), TOO_BIG),
    ],
    ids=["empty", "no picture", "a strip", "too big"],
)  # fmt: skip
async def test_a_photo_must_be_one(api: Api, anna: Customer, content: bytes, words: str) -> None:
    refused = await api.upload("sendPhoto", {"photo": ("a.jpg", content)}, chat_id=str(anna.id))
    assert f"{refused['error_code']} {refused['description']}" == words


async def test_more_than_the_server_takes_is_too_large(api: Api, anna: Customer) -> None:
    huge = {"document": ("a.bin", bytes((50 << 20) + 1))}
    refused = await api.upload("sendDocument", huge, chat_id=str(anna.id))
    assert refused == {"ok": False, "error_code": 413, "description": "Request Entity Too Large"}
    captioned = await api.upload(
        "sendDocument", {"document": ("a", b"x")}, chat_id=str(anna.id), caption="я" * 1025
    )
    assert captioned["description"] == "Bad Request: message caption is too long"


async def test_a_profile_picture_can_be_fetched(api: Api, tg: TelegramDouble) -> None:
    vera = tg.customer("Вера", picture=plain_picture(640, 640))
    await vera.starts()
    photos = await api.result("getUserProfilePhotos", user_id=vera.id)
    assert photos["total_count"] == 1
    chat = await api.result("getChat", chat_id=vera.id)
    assert chat["photo"]["big_file_id"] == photos["photos"][0][-1]["file_id"]
    assert (await download(api, chat["photo"]["small_file_id"])).startswith(b"\xff\xd8")
