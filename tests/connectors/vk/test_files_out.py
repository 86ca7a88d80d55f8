"""Files on their way out: brought to VK, then named in the message."""

from dataclasses import replace
from pathlib import Path

import pytest

from connectors.contract import FileOut, MessageOut, SendFailed
from connectors.vk.connector import VkConnector
from connectors.vk.uploads import kind_of
from tests.doubles.vk import Customer, VkDouble


async def said_with(shop: VkConnector, anna: Customer, *files: FileOut, text: str = "") -> str:
    return (await shop.send(MessageOut("k", 5, str(anna.id), text, files=files))).external_id


async def test_a_document_keeps_its_name(shop: VkConnector, anna: Customer, notes: FileOut) -> None:
    await said_with(shop, anna, replace(notes, name="прайс \u202e№ 1.txt"), text="Держите")
    (attachment,) = (await anna.hears("Держите")).attachments
    assert attachment["type"] == "doc"
    assert attachment["doc"]["title"] == "прайс _№ 1.txt"


async def test_a_picture_goes_as_a_photo(shop: VkConnector, anna: Customer, kettle: FileOut) -> None:
    await said_with(shop, anna, kettle)
    (attachment,) = anna.reads[-1].attachments
    assert attachment["type"] == "photo"


async def test_a_voice_goes_as_a_voice(shop: VkConnector, anna: Customer, tmp_path: Path) -> None:
    path = tmp_path / "voice.ogg"
    path.write_bytes(b"OggS" + bytes(40))
    await said_with(shop, anna, FileOut(str(path), "voice.ogg", "audio/ogg; codecs=opus", "voice"))
    (attachment,) = anna.reads[-1].attachments
    assert attachment["type"] == "audio_message"


async def test_several_go_in_one_message_in_their_order(
    vk: VkDouble, shop: VkConnector, anna: Customer, notes: FileOut, kettle: FileOut
) -> None:
    await said_with(shop, anna, kettle, notes, kettle, text="Всё сразу")
    heard = await anna.hears("Всё сразу")
    assert [one["type"] for one in heard.attachments] == ["photo", "doc", "photo"]
    assert len(vk.sends) == 1


async def test_more_than_ten_are_refused_before_anything_goes(
    vk: VkDouble, shop: VkConnector, anna: Customer, notes: FileOut
) -> None:
    with pytest.raises(SendFailed) as failed:
        await said_with(shop, anna, *[notes] * 11)
    assert failed.value.outcome == "final"
    assert vk.sends == []


async def test_new_words_leave_the_file_where_it_is(
    shop: VkConnector, anna: Customer, notes: FileOut
) -> None:
    said = await said_with(shop, anna, notes, text="Прайс")
    await shop.edit(str(anna.id), said, MessageOut("k", 5, str(anna.id), "Новый прайс", files=(notes,)))
    (letter,) = anna.reads
    assert (letter.text, len(letter.attachments)) == ("Новый прайс", 1)


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "bad_file"), (None, "bad_file"), (b"no picture", "bad_file")]
)
async def test_what_is_no_picture_is_final(
    shop: VkConnector, anna: Customer, tmp_path: Path, content: bytes | None, code: str
) -> None:
    path = tmp_path / "kettle.jpg"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SendFailed) as failed:
        await said_with(shop, anna, FileOut(str(path), "kettle.jpg", "image/jpeg", "photo"))
    assert (failed.value.code, failed.value.outcome) == (code, "final")


@pytest.mark.parametrize("step", ["photos.getMessagesUploadServer", "upload", "photos.saveMessagesPhoto"])
@pytest.mark.parametrize("fault", ["reset", "server_error"])
async def test_until_the_message_goes_everything_may_be_tried_again(
    vk: VkDouble, shop: VkConnector, anna: Customer, kettle: FileOut, step: str, fault: str
) -> None:
    getattr(vk.faults, fault)(after_accepting=True, methods=(step,), times=1)
    with pytest.raises(SendFailed) as failed:
        await said_with(shop, anna, kettle)
    assert failed.value.outcome == "retry"
    await said_with(shop, anna, kettle, text="Вот")
    assert len(anna.reads) == 1


async def test_a_key_without_the_right_to_files_says_so(
    vk: VkDouble, shop: VkConnector, anna: Customer, notes: FileOut
) -> None:
    vk.allow_token("messages", "manage")
    with pytest.raises(SendFailed) as failed:
        await said_with(shop, anna, notes)
    assert (failed.value.code, failed.value.outcome) == ("access_denied", "final")


@pytest.mark.parametrize(
    ("kind", "mime", "size", "width", "height", "goes_as"),
    [
        ("photo", "image/jpeg", 10, 640, 480, "photo"),
        ("photo", "image/png", 10, None, None, "photo"),
        ("photo", "image/heic", 10, 640, 480, "document"),
        ("photo", "image/jpeg", 60_000_000, 640, 480, "document"),
        ("photo", "image/jpeg", 10, 10_000, 400, "document"),
        ("photo", "image/jpeg", 10, 9_000, 9_000, "document"),
        ("voice", "audio/ogg", 10, None, None, "voice"),
        ("voice", "audio/ogg; codecs=vorbis", 10, None, None, "document"),
        ("voice", "audio/webm", 10, None, None, "document"),
        ("video", "video/mp4", 10, 640, 480, "document"),
        ("animation", "image/gif", 10, 640, 480, "document"),
    ],
)
def test_a_file_goes_as_what_vk_takes(
    kind: str, mime: str, size: int, width: int | None, height: int | None, goes_as: str
) -> None:
    assert kind_of(FileOut("x", "x", mime, kind, size=size, width=width, height=height)) == goes_as
