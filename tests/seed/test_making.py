"""Files that people in the demo send are made on the spot, and always the same."""

import gzip
import io
import json
import zipfile
from xml.etree import ElementTree

import av
import pytest
from PIL import Image

from app.seed.making import made
from app.seed.things import Animation, Audio, Document, File, Sticker, Video, VideoNote, Voice
from app.seed.workbooks import MIME

FILM = Video(name="a.mp4", scene="lamp", seconds=2)
NOTE = VideoNote(scene="plate", seconds=2)
SILENT = Animation(name="a.mp4", scene="sofa", seconds=2)
SPOKEN = Voice(name="a.ogg", seconds=3)
SONG = Audio(name="a.mp3", title="Утро", performer="Лиза", seconds=4)
STICKERS = [
    Sticker(emoji="☕", form="still", drawing="cup"),
    Sticker(emoji="❤️", form="video", drawing="heart"),
    Sticker(emoji="🫖", form="animated", drawing="teapot"),
]
TABLE = Document(name="a.xlsx", mime=MIME, body="Предмет;Штук\nМиска <600 мл>;40")


@pytest.mark.parametrize("file", [FILM, NOTE, SILENT, SPOKEN, SONG, *STICKERS, TABLE], ids=repr)
def test_a_file_is_made_the_same_again(file: File) -> None:
    assert made(file) == made(file)


@pytest.mark.parametrize(
    ("file", "size", "has_sound"),
    [(FILM, (480, 360), True), (NOTE, (240, 240), True), (SILENT, (480, 360), False)],
)
def test_a_film_can_be_played(file: File, size: tuple[int, int], *, has_sound: bool) -> None:
    with av.open(io.BytesIO(made(file)), "r") as film:
        frames = [(frame.width, frame.height) for frame in film.decode(video=0)]
        assert bool(film.streams.audio) == has_sound
    assert frames == [size] * 16


@pytest.mark.parametrize(("file", "codec", "seconds"), [(SPOKEN, "opus", 3), (SONG, "mp3", 4)])
def test_what_is_heard_lasts_as_long_as_it_says(file: File, codec: str, seconds: int) -> None:
    with av.open(io.BytesIO(made(file)), "r") as sound:
        assert sound.streams.audio[0].codec_context.name.startswith(codec)
        heard = sum(frame.samples / frame.sample_rate for frame in sound.decode(audio=0))
    assert heard == pytest.approx(seconds, abs=0.15)


def test_a_song_knows_its_names() -> None:
    with av.open(io.BytesIO(made(SONG)), "r") as song:
        assert (song.metadata["title"], song.metadata["artist"]) == ("Утро", "Лиза")


def test_a_still_sticker_lets_the_ground_through() -> None:
    sticker = Image.open(io.BytesIO(made(STICKERS[0])))
    assert (sticker.format, sticker.size, sticker.mode) == ("WEBP", (512, 512), "RGBA")
    assert sticker.getchannel("A").getextrema() == (0, 255)


def test_a_filmed_sticker_is_a_short_film() -> None:
    with av.open(io.BytesIO(made(STICKERS[1])), "r") as film:
        stream = film.streams.video[0]
        assert (stream.codec_context.name, stream.width, stream.height) == ("vp9", 512, 512)
        assert stream.metadata["alpha_mode"] == "1"


def test_a_moving_sticker_is_packed_as_telegram_does() -> None:
    drawing = json.loads(gzip.decompress(made(STICKERS[2])))
    assert (drawing["tgs"], drawing["w"], drawing["h"], drawing["fr"]) == (1, 512, 512, 60)
    assert drawing["layers"][0]["shapes"]


def test_a_table_becomes_a_workbook() -> None:
    with zipfile.ZipFile(io.BytesIO(made(TABLE))) as book:
        assert book.testzip() is None
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    words = [cell.text for cell in sheet.iter() if cell.text]
    assert words == ["Предмет", "Штук", "Миска <600 мл>", "40"]
