"""Files put in the place of others, captions rewritten, and the rules an album keeps meanwhile."""

import json

import pytest

from tests.doubles.telegram import Customer
from tests.doubles.telegram.customer_content import plain_picture
from tests.doubles.telegram.wire import Json
from tests.test_doubles.conftest import Api


@pytest.fixture
async def anna(anna: Customer) -> Customer:
    await anna.starts()
    return anna


async def photo_to(api: Api, anna: Customer) -> Json:
    files = {"photo": ("a.jpg", plain_picture())}
    sent = await api.upload("sendPhoto", files, chat_id=str(anna.id), caption="Чашка")
    result: Json = sent["result"]
    return result


async def album_to(api: Api, anna: Customer, kind: str) -> list[Json]:
    media = [{"type": kind, "media": "attach://a"}, {"type": kind, "media": "attach://b"}]
    files = {"a": ("a.jpg", plain_picture()), "b": ("b.jpg", plain_picture(colour="#333"))}
    sent = await api.upload("sendMediaGroup", files, chat_id=str(anna.id), media=json.dumps(media))
    result: list[Json] = sent["result"]
    return result


async def replace(api: Api, anna: Customer, message: Json, kind: str, name: str, content: bytes) -> Json:
    media = json.dumps(
        {"type": kind, "media": "attach://new", "caption": "<b>Новое</b>", "parse_mode": "HTML"}
    )
    target = {"chat_id": str(anna.id), "message_id": str(message["message_id"])}
    return await api.upload("editMessageMedia", {"new": (name, content)}, **target, media=media)


async def test_a_photo_gives_way_to_a_document(api: Api, anna: Customer) -> None:
    sent = await photo_to(api, anna)
    edited = (await replace(api, anna, sent, "document", "счёт.pdf", b"%PDF"))["result"]
    assert edited["document"]["file_name"] == "счёт.pdf"
    assert edited["caption_entities"] == [{"type": "bold", "offset": 0, "length": 5}]
    (read,) = anna.reads
    assert "photo" not in read.raw
    assert read.versions == ("Чашка", "Новое")


async def test_words_get_a_picture_and_the_buttons_go_unless_given_again(api: Api, anna: Customer) -> None:
    buttons = {"inline_keyboard": [[{"text": "Каталог", "url": "https://okno.example/"}]]}
    sent = await api.result("sendMessage", chat_id=anna.id, text="Чашка", reply_markup=buttons)
    edited = (await replace(api, anna, sent, "photo", "a.jpg", plain_picture()))["result"]
    assert "photo" in edited
    assert not {"text", "reply_markup"} & edited.keys()


@pytest.mark.parametrize("kind", ["video", "audio", "animation", "document"])
async def test_any_kind_takes_the_place_of_a_photo(api: Api, anna: Customer, kind: str) -> None:
    sent = await photo_to(api, anna)
    assert kind in (await replace(api, anna, sent, kind, "a.bin", b"content"))["result"]


async def test_in_an_album_a_photo_may_become_a_video_but_no_document(api: Api, anna: Customer) -> None:
    first, _ = await album_to(api, anna, "photo")
    refused = await replace(api, anna, first, "document", "a.pdf", b"%PDF")
    assert refused["description"] == "Bad Request: can't change media type in the album"
    refused = await replace(api, anna, first, "animation", "a.mp4", b"film")
    assert refused["description"] == "Bad Request: message content type can't be used in an album"
    edited = (await replace(api, anna, first, "video", "a.mp4", b"film"))["result"]
    assert edited["media_group_id"] == first["media_group_id"]
    assert "video" in edited


async def test_what_has_no_file_to_replace_stays(api: Api, anna: Customer) -> None:
    place = await api.result("sendLocation", chat_id=anna.id, latitude=55.75, longitude=37.61)
    refused = await replace(api, anna, place, "photo", "a.jpg", plain_picture())
    assert refused["description"] == "Bad Request: message media can't be edited"
    target = {"chat_id": anna.id, "message_id": place["message_id"]}
    for media, words in (
        (None, 'parameter "media" is required'),
        ("{", "can't parse input media JSON object"),
        ({"type": "photo"}, "can't parse InputMedia: media not found"),
        ({"type": "voice", "media": "x"}, 'can\'t parse InputMedia: type "voice" is unsupported'),
    ):
        assert await api.refusal("editMessageMedia", **target, media=media) == f"400 Bad Request: {words}"


async def test_captions_are_rewritten_and_measured_after_parsing(api: Api, anna: Customer) -> None:
    sent = await photo_to(api, anna)
    target = {"chat_id": anna.id, "message_id": sent["message_id"]}
    longest = {"caption": f"<b>{'я' * 1024}</b>", "parse_mode": "HTML"}
    assert len((await api.result("editMessageCaption", **target, **longest))["caption"]) == 1024
    refused = await api.refusal("editMessageCaption", **target, caption="я" * 1025)
    assert refused == "400 Bad Request: message caption is too long"
    assert "caption" not in await api.result("editMessageCaption", **target)


@pytest.mark.parametrize("kind", ["document", "audio"])
async def test_documents_and_tracks_go_only_with_their_own_kind(api: Api, anna: Customer, kind: str) -> None:
    first, second = await album_to(api, anna, kind)
    assert first["media_group_id"] == second["media_group_id"]
    mixed = [{"type": kind, "media": first[kind]["file_id"]}, {"type": "photo", "media": "attach://p"}]
    refused = await api.upload(
        "sendMediaGroup", {"p": ("p.jpg", plain_picture())}, chat_id=str(anna.id), media=json.dumps(mixed)
    )
    assert refused["description"] == f"Bad Request: {kind} can't be mixed with other media types"


async def test_the_captions_of_an_album_stand_all_on_one_side(api: Api, anna: Customer) -> None:
    media = [
        {"type": "photo", "media": "attach://a", "show_caption_above_media": True},
        {"type": "photo", "media": "attach://a"},
    ]
    refused = await api.upload(
        "sendMediaGroup", {"a": ("a.jpg", plain_picture())}, chat_id=str(anna.id), media=json.dumps(media)
    )
    words = "parameter show_caption_above_media must be the same for all messages"
    assert refused["description"] == f"Bad Request: {words}"


@pytest.mark.parametrize(
    ("method", "field"),
    [
        ("sendPhoto", "photo"), ("sendDocument", "document"), ("sendVideo", "video"), ("sendAudio", "audio"),
        ("sendVoice", "voice"), ("sendAnimation", "animation"), ("sendVideoNote", "video_note"),
        ("sendSticker", "sticker"),
    ],
)  # fmt: skip
async def test_every_kind_is_sent_shown_and_sent_again(
    api: Api, anna: Customer, method: str, field: str
) -> None:
    content = plain_picture() if field in {"photo", "sticker"} else b"content"
    sent = (await api.upload(method, {field: ("файл.bin", content)}, chat_id=str(anna.id)))["result"]
    shown = sent[field][-1] if field == "photo" else sent[field]
    again = await api.result(method, chat_id=anna.id, **{field: shown["file_id"]})
    assert again[field] == sent[field]
    assert [field in mail.raw for mail in anna.reads] == [True, True]


async def test_several_messages_are_taken_back_at_once(api: Api, anna: Customer) -> None:
    numbers = [
        (await api.result("sendMessage", chat_id=anna.id, text=text))["message_id"] for text in ("раз", "два")
    ]
    assert await api.result("deleteMessages", chat_id=anna.id, message_ids=[*numbers, 999]) is True
    assert anna.reads == []
    many = await api.refusal("deleteMessages", chat_id=anna.id, message_ids=list(range(1, 102)))
    assert many == "400 Bad Request: too many message identifiers specified"
