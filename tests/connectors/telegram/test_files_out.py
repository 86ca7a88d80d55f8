"""What an operator sends besides words."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from connectors.contract import Button, Entity, FileOut, MessageOut, Receipt, SendFailed
from connectors.telegram.connector import TelegramConnector
from connectors.telegram.limits import FILE_LIMIT
from tests.connectors.telegram.samples import TOKEN
from tests.doubles.telegram import Customer, TelegramDouble


class Drawer:
    """Where the files lie that are sent."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def holds(self, kind: str, mime: str, name: str = "a", content: bytes = b"tea", **more: Any) -> FileOut:
        path = self._folder / str(len(list(self._folder.iterdir())))
        path.write_bytes(content)
        return FileOut(str(path), name, mime, kind, size=len(content), **more)

    def photo(self, width: int = 40, height: int = 30) -> FileOut:
        written = BytesIO()
        Image.new("RGB", (width, height), "#7a9cc6").save(written, "JPEG")
        return self.holds("photo", "image/jpeg", "чайник.jpg", written.getvalue())

    def huge(self) -> FileOut:
        file = self.holds("video", "video/mp4")
        with Path(file.path).open("wb") as opened:
            opened.truncate(FILE_LIMIT + 1)
        return file

    def gone(self) -> FileOut:
        file = self.holds("document", "text/plain")
        Path(file.path).unlink()
        return file


@pytest.fixture
def drawer(tmp_path: Path) -> Drawer:
    return Drawer(tmp_path)


@pytest.fixture
async def anna(telegram: TelegramDouble) -> Customer:
    anna = telegram.customer("Анна")
    await anna.writes("Пришлите фото, пожалуйста")
    return anna


def to(customer: Customer, *files: FileOut, text: str = "", **more: Any) -> MessageOut:
    return MessageOut("k", 1, str(customer.id), text, files=files, **more)


async def refusal_of(bot: TelegramConnector, message: MessageOut) -> SendFailed:
    with pytest.raises(SendFailed) as failed:
        await bot.send(message)
    return failed.value


def numbers(receipt: Receipt) -> list[int]:
    return [int(key.rpartition(":")[2]) for key in (receipt.external_id, *receipt.parts)]


async def test_a_photo_arrives_with_its_words_under_it(
    bot: TelegramConnector, anna: Customer, drawer: Drawer
) -> None:
    said = "🍵 вот такой"
    receipt = await bot.send(to(anna, drawer.photo(), text=said, entities=(Entity("bold", 3, 3),)))
    (letter,) = anna.reads
    assert letter.raw["photo"]
    assert (letter.text, letter.raw["caption_entities"]) == (
        said,
        [{"type": "bold", "offset": 3, "length": 3}],
    )
    assert numbers(receipt) == [letter.message_id]


@pytest.mark.parametrize(
    ("kind", "mime", "shown"),
    [
        ("video", "video/mp4", "video"),
        ("video", "video/webm", "document"),
        ("animation", "video/mp4", "animation"),
        ("animation", "image/webp", "document"),
        ("voice", "audio/ogg", "voice"),
        ("voice", "audio/ogg; codecs=opus", "voice"),
        ("voice", "audio/ogg; codecs=vorbis", "document"),
        ("voice", "audio/mp4", "audio"),
        ("voice", "audio/webm;codecs=opus", "document"),
        ("audio", "audio/mpeg", "audio"),
        ("audio", "audio/flac", "document"),
        ("document", "image/jpeg", "document"),
        ("document", "application/pdf", "document"),
        ("photo", "image/svg+xml", "document"),
        ("hologram", "application/x-hologram", "document"),
    ],
)
async def test_every_file_goes_as_what_telegram_takes_it_for(
    bot: TelegramConnector, anna: Customer, drawer: Drawer, kind: str, mime: str, shown: str
) -> None:
    await bot.send(to(anna, drawer.holds(kind, mime, "файл.bin"), text="Держите"))
    (letter,) = anna.reads
    assert letter.raw[shown]["file_id"]
    assert letter.raw["caption"] == "Держите"


async def test_what_moves_says_how_long_and_how_wide(
    telegram: TelegramDouble, bot: TelegramConnector, anna: Customer, drawer: Drawer
) -> None:
    film = drawer.holds("video", "video/mp4", width=640, height=360, duration=4.6)
    await bot.send(to(anna, film))
    (call,) = telegram.calls_of("sendVideo")
    measures = {name: call.arguments[name] for name in ("width", "height", "duration", "supports_streaming")}
    assert measures == {"width": "640", "height": "360", "duration": "5", "supports_streaming": "true"}


async def test_a_file_arrives_whole_under_its_own_name(
    telegram: TelegramDouble, bot: TelegramConnector, anna: Customer, drawer: Drawer, tmp_path: Path
) -> None:
    content = bytes(range(256)) * 3000
    sent = drawer.holds("document", "application/pdf", 'счёт "№ 7"\r\n\u202efdp.exe', content)
    await bot.send(to(anna, sent))
    document = anna.reads[0].raw["document"]
    await bot.fetch_file(document["file_id"], str(tmp_path / "again"), len(content))
    assert (tmp_path / "again").read_bytes() == content
    assert document["file_name"] == 'счёт "№ 7"___fdp.exe', "nothing that turns the name around or breaks it"


@pytest.mark.parametrize(("width", "height"), [(10_000, 200), (2100, 100)])
async def test_a_picture_that_is_no_photo_for_telegram_goes_as_a_document(
    bot: TelegramConnector, anna: Customer, drawer: Drawer, width: int, height: int
) -> None:
    await bot.send(to(anna, drawer.holds("photo", "image/png", width=width, height=height)))
    assert "document" in anna.reads[0].raw


async def test_a_picture_too_heavy_for_a_photo_goes_as_a_document(
    bot: TelegramConnector, anna: Customer, drawer: Drawer
) -> None:
    await bot.send(to(anna, drawer.holds("photo", "image/jpeg", content=b"x" * 10_000_001)))
    assert "document" in anna.reads[0].raw


# --- Albums -------------------------------------------------------------------------------------------


async def test_an_album_is_one_message_with_many_numbers(
    telegram: TelegramDouble, bot: TelegramConnector, anna: Customer, drawer: Drawer
) -> None:
    film = drawer.holds("video", "video/mp4")
    asked = anna.wrote[0].message_id
    receipt = await bot.send(
        to(anna, drawer.photo(), film, drawer.photo(), text="Со всех сторон", reply_to=f"{anna.id}:{asked}")
    )
    assert len(telegram.calls_of("sendMediaGroup")) == 1
    assert [letter.text for letter in anna.reads] == ["Со всех сторон", "", ""]
    assert numbers(receipt) == [letter.message_id for letter in anna.reads]
    assert len({letter.raw["media_group_id"] for letter in anna.reads}) == 1
    assert anna.reads[0].raw["reply_to_message"]["message_id"] == asked


async def test_documents_go_together_and_so_do_tracks(
    bot: TelegramConnector, anna: Customer, drawer: Drawer
) -> None:
    for kind, mime in (("document", "application/pdf"), ("audio", "audio/mpeg")):
        receipt = await bot.send(to(anna, drawer.holds(kind, mime), drawer.holds(kind, mime)))
        assert len(receipt.parts) == 1
    assert [next(kind for kind in ("document", "audio") if kind in one.raw) for one in anna.reads] == [
        "document",
        "document",
        "audio",
        "audio",
    ]


async def test_pictures_that_cannot_go_together_go_as_documents(
    bot: TelegramConnector, anna: Customer, drawer: Drawer
) -> None:
    await bot.send(to(anna, drawer.photo(), drawer.holds("photo", "image/tiff")))
    assert all("document" in letter.raw for letter in anna.reads)
    assert len(anna.reads) == 2


async def test_an_album_of_which_nothing_was_answered_is_uncertain(
    telegram: TelegramDouble, bot: TelegramConnector, anna: Customer, drawer: Drawer
) -> None:
    telegram.faults.garbage('{"ok": true, "result": []}', methods=("sendMediaGroup",))
    failed = await refusal_of(bot, to(anna, drawer.photo(), drawer.photo()))
    assert (failed.code, failed.outcome) == ("server_error", "uncertain")


@pytest.mark.parametrize(
    "words",
    ['Bad Request: failed to send message #2 with the error message "X"', "Bad Request: group send failed"],
)
async def test_an_album_of_which_some_may_have_gone_is_uncertain(
    telegram: TelegramDouble, bot: TelegramConnector, anna: Customer, drawer: Drawer, words: str
) -> None:
    refused = json.dumps({"ok": False, "error_code": 400, "description": words})
    telegram.faults.garbage(refused, methods=("sendMediaGroup",))
    failed = await refusal_of(bot, to(anna, drawer.photo(), drawer.photo()))
    assert (failed.outcome, failed.detail) == ("uncertain", words)


# --- Buttons ------------------------------------------------------------------------------------------

BUTTONS = (
    (Button("Да", data="order:7:yes"), Button("Нет", data="order:7:no")),
    (Button("Сайт", url="https://shop.example/7"),),
)


async def test_buttons_stand_under_words_and_under_files(
    bot: TelegramConnector, anna: Customer, drawer: Drawer
) -> None:
    await bot.send(to(anna, text="Отправляем?", buttons=BUTTONS))
    await bot.send(to(anna, drawer.photo(), buttons=BUTTONS))
    for letter in anna.reads:
        assert letter.raw["reply_markup"]["inline_keyboard"] == [
            [
                {"text": "Да", "callback_data": "order:7:yes"},
                {"text": "Нет", "callback_data": "order:7:no"},
            ],
            [{"text": "Сайт", "url": "https://shop.example/7"}],
        ]


async def test_an_edit_keeps_the_buttons_it_names_and_takes_the_others_away(
    bot: TelegramConnector, anna: Customer
) -> None:
    receipt = await bot.send(to(anna, text="Отправляем?", buttons=BUTTONS))
    await bot.edit(str(anna.id), receipt.external_id, to(anna, text="Отправить?", buttons=BUTTONS[1:]))
    (letter,) = anna.reads
    assert len(letter.raw["reply_markup"]["inline_keyboard"]) == 1
    await bot.edit(str(anna.id), receipt.external_id, to(anna, text="Отправлено"))
    (letter,) = anna.reads
    assert "reply_markup" not in letter.raw


@pytest.mark.parametrize("button", [Button("Да"), Button(" ", data="x"), Button("Да", data="ё" * 40)])
async def test_a_button_that_could_not_be_pressed_is_refused(
    bot: TelegramConnector, anna: Customer, button: Button
) -> None:
    failed = await refusal_of(bot, to(anna, text="Да?", buttons=((button,),)))
    assert (failed.code, failed.outcome) == ("bad_format", "final")


async def test_buttons_under_an_album_are_not_silently_left_behind(
    bot: TelegramConnector, anna: Customer, drawer: Drawer
) -> None:
    failed = await refusal_of(bot, to(anna, drawer.photo(), drawer.photo(), buttons=BUTTONS))
    assert (failed.code, failed.outcome) == ("not_allowed", "final")
    assert not anna.reads


# --- Changed and taken back ---------------------------------------------------------------------------


async def test_the_words_under_a_file_are_changed_and_taken_away(
    bot: TelegramConnector, anna: Customer, drawer: Drawer
) -> None:
    photo = drawer.photo()
    receipt = await bot.send(to(anna, photo, text="2300 ₽"))
    for text in ("2100 ₽", "2100 ₽", ""):
        await bot.edit(str(anna.id), receipt.external_id, to(anna, photo, text=text))
        assert anna.reads[0].text == text
    assert anna.reads[0].raw["photo"], "the file stays"


async def test_an_album_is_taken_back_piece_by_piece(
    bot: TelegramConnector, anna: Customer, drawer: Drawer
) -> None:
    receipt = await bot.send(to(anna, drawer.photo(), drawer.photo()))
    for key in (receipt.external_id, *receipt.parts):
        await bot.delete(str(anna.id), key)
    assert anna.reads == []


# --- Refused ------------------------------------------------------------------------------------------


async def test_what_is_no_picture_is_a_bad_file(
    bot: TelegramConnector, anna: Customer, drawer: Drawer
) -> None:
    failed = await refusal_of(bot, to(anna, drawer.holds("photo", "image/jpeg")))
    assert (failed.code, failed.outcome) == ("bad_file", "final")
    assert "IMAGE_PROCESS_FAILED" in failed.detail


async def test_a_picture_of_odd_measures_is_a_bad_file(
    bot: TelegramConnector, anna: Customer, drawer: Drawer
) -> None:
    failed = await refusal_of(bot, to(anna, drawer.photo(4000, 10)))
    assert (failed.code, failed.outcome) == ("bad_file", "final")
    assert "PHOTO_INVALID_DIMENSIONS" in failed.detail


async def test_a_file_that_is_gone_or_empty_is_not_begun(
    telegram: TelegramDouble, bot: TelegramConnector, anna: Customer, drawer: Drawer
) -> None:
    for file in (drawer.gone(), drawer.holds("document", "text/plain", content=b"")):
        failed = await refusal_of(bot, to(anna, drawer.photo(), file))
        assert (failed.code, failed.outcome) == ("bad_file", "final")
        assert file.path not in str(failed)
    assert not telegram.calls_of("sendMediaGroup")


async def test_what_is_too_big_is_not_begun(
    telegram: TelegramDouble, bot: TelegramConnector, anna: Customer, drawer: Drawer
) -> None:
    failed = await refusal_of(bot, to(anna, drawer.huge()))
    assert (failed.code, failed.outcome) == ("file_too_big", "final")
    assert not telegram.calls_of("sendVideo")


async def test_more_words_than_go_under_a_file_are_refused_before_it_is_sent(
    telegram: TelegramDouble, bot: TelegramConnector, anna: Customer, drawer: Drawer
) -> None:
    failed = await refusal_of(bot, to(anna, drawer.photo(), text="я" * 1025))
    assert (failed.code, failed.outcome) == ("text_too_long", "final")
    assert not telegram.calls_of("sendPhoto")
    await bot.send(to(anna, drawer.photo(), text="🍵" * 512))
    assert anna.reads[-1].text == "🍵" * 512


async def test_more_files_than_an_album_holds_are_refused(
    bot: TelegramConnector, anna: Customer, drawer: Drawer
) -> None:
    failed = await refusal_of(bot, to(anna, *[drawer.photo() for _ in range(11)]))
    assert (failed.code, failed.outcome) == ("not_allowed", "final")


async def test_a_person_who_blocked_us_gets_no_photo_either(
    bot: TelegramConnector, anna: Customer, drawer: Drawer
) -> None:
    await anna.blocks_bot()
    failed = await refusal_of(bot, to(anna, drawer.photo()))
    assert (failed.code, failed.outcome, failed.unreachable) == ("blocked", "final", True)


async def test_a_connection_lost_after_the_file_went_leaves_it_uncertain(
    telegram: TelegramDouble, bot: TelegramConnector, anna: Customer, drawer: Drawer
) -> None:
    telegram.faults.reset(after_accepting=True)
    failed = await refusal_of(bot, to(anna, drawer.photo()))
    assert (failed.code, failed.outcome) == ("network", "uncertain")
    assert len(telegram.calls_of("sendPhoto")) == 1


async def test_without_a_connection_no_file_has_gone(drawer: Drawer) -> None:
    bot = TelegramConnector({"token": TOKEN, "base_url": "http://127.0.0.1:9"})
    failed = await refusal_of(bot, MessageOut("k", 1, "1", "", files=(drawer.photo(),)))
    assert (failed.code, failed.outcome, failed.whole_channel) == ("network", "retry", True)
    await bot.close()


def test_the_limits_are_data() -> None:
    can = TelegramConnector.capabilities
    assert can.files_out
    assert can.buttons
    assert (can.caption_limit, can.album_limit, can.file_limits["photo"]) == (1024, 10, 10_000_000)
    assert {frozenset({"photo", "video"}), frozenset({"document"}), frozenset({"audio"})} == set(can.albums)
    assert (can.sends_per_second, can.chat_pause.total_seconds()) == (30, 1)
    assert json.dumps(dict(can.file_limits))
