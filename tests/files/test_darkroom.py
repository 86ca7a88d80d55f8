"""A file that is made to break its reader breaks nothing of ours."""

import io
import struct
import sys
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from app.files.darkroom import Darkroom, Developed
from tests.files.recordings import film, recorded_by_chrome, wav

SPOT = (204, 51, 51)
"""In the palette of 216 colours too."""


@pytest.fixture(scope="module")
def darkroom() -> Iterator[Darkroom]:
    room = Darkroom(workers=1)
    yield room
    room.close()


class Develop:
    def __init__(self, room: Darkroom, folder: Path) -> None:
        self.room = room
        self.folder = folder

    def __call__(self, content: bytes, mime: str, *, voice: bool = False) -> Developed:
        file = self.folder / "file"
        file.write_bytes(content)
        return self.room.develop(file, mime, self.folder, "voice" if voice else "shown")


@pytest.fixture
def develop(darkroom: Darkroom, tmp_path: Path) -> Develop:
    return Develop(darkroom, tmp_path)


def drawn(kind: str, mode: str = "RGB", size: tuple[int, int] = (40, 30), **how: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, SPOT).convert(mode).save(out, kind, **how)
    return out.getvalue()


def seen(path: Path | None) -> Image.Image:
    assert path is not None
    picture = Image.open(path)
    picture.load()
    return picture


def near(one: object, other: tuple[int, ...]) -> bool:
    assert isinstance(one, tuple)
    return all(abs(a - b) < 25 for a, b in zip(one, other, strict=False))


@pytest.mark.parametrize(
    ("content", "mime"),
    [
        (drawn("JPEG"), "image/jpeg"),
        (drawn("JPEG", progressive=True), "image/jpeg"),
        (drawn("JPEG", "CMYK"), "image/jpeg"),
        (drawn("PNG"), "image/png"),
        (drawn("PNG", "P"), "image/png"),
        (drawn("PNG", "RGBA"), "image/png"),
        (drawn("GIF", "P"), "image/gif"),
        (drawn("WEBP"), "image/webp"),
        (drawn("BMP"), "image/bmp"),
    ],
)
def test_every_kind_of_picture_is_drawn_anew_in_its_colours(
    develop: Develop, content: bytes, mime: str
) -> None:
    developed = develop(content, mime)

    for drawn_anew in (seen(developed.shown), seen(developed.thumbnail)):
        assert drawn_anew.format == "WEBP"
        assert near(drawn_anew.convert("RGB").getpixel((20, 15)), SPOT)
    assert (developed.width, developed.height) == (40, 30)
    assert developed.kind == ("document" if mime == "image/bmp" else "photo")


def test_sixteen_bits_are_not_all_white(develop: Develop) -> None:
    deep = Image.new("I;16", (40, 30), 32_768)
    out = io.BytesIO()
    deep.save(out, "PNG")

    assert near(
        seen(develop(out.getvalue(), "image/png").shown).convert("RGB").getpixel((5, 5)), (128, 128, 128)
    )


def test_where_a_photograph_was_taken_stays_with_its_sender(develop: Develop) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "secret words"
    exif.get_ifd(0x8825)[1] = "N"
    content = drawn("JPEG", exif=exif, comment=b"secret words", icc_profile=b"secret words")

    shown = develop(content, "image/jpeg").shown

    picture = seen(shown)
    assert (picture.size, dict(picture.getexif())) == ((30, 40), {})
    assert shown is not None
    assert b"secret words" not in shown.read_bytes()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_broken_words_about_a_picture_do_not_hide_it(develop: Develop, kind: str) -> None:
    content = drawn(kind, exif=b"Exif\0\0secret words", icc_profile=b"secret words")

    shown = develop(content, f"image/{kind.lower()}").shown

    assert shown is not None
    assert near(seen(shown).convert("RGB").getpixel((20, 15)), SPOT)
    assert b"secret words" not in shown.read_bytes()


@pytest.mark.parametrize(
    ("kind", "mime"), [("GIF", "image/gif"), ("PNG", "image/png"), ("JPEG", "image/jpeg")]
)
def test_nothing_that_hides_behind_a_picture_is_shown(develop: Develop, kind: str, mime: str) -> None:
    developed = develop(drawn(kind) + b"<script>alert(1)</script>PK\x03\x04", mime)

    assert developed.shown is not None
    assert b"script" not in developed.shown.read_bytes()


def moving(frames: int, size: tuple[int, int] = (20, 10), kind: str = "GIF") -> bytes:
    pictures = [Image.new("RGB", size, (index * 50 % 256, 90, index * 70 % 256)) for index in range(frames)]
    out = io.BytesIO()
    pictures[0].save(out, kind, save_all=True, append_images=pictures[1:], duration=50, loop=0)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
def test_what_moves_goes_on_moving(develop: Develop, kind: str) -> None:
    developed = develop(moving(5, kind=kind), f"image/{kind.lower()}")

    assert developed.kind == "animation"
    assert getattr(seen(developed.shown), "n_frames", 1) == 5
    assert getattr(seen(developed.thumbnail), "n_frames", 1) == 1


def test_what_moves_too_long_stands_still(develop: Develop) -> None:
    developed = develop(moving(700), "image/gif")

    assert developed.kind == "animation"
    assert getattr(seen(developed.shown), "n_frames", 1) == 1


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_claiming(width: int, height: int, packed: bytes, *before: bytes) -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(before) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "mime"),
    [
        (png_claiming(50_000, 50_000, zlib.compress(bytes(1_000))), "image/png"),
        (png_claiming(7_000, 7_000, zlib.compress(bytes(200_000_000), 1)), "image/png"),
        (
            png_claiming(9, 9, b"", chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(100_000_000), 1))),
            "image/png",
        ),
        (b"GIF89a" + struct.pack("<HHBBB", 65_535, 65_535, 0, 0, 0) + b",", "image/gif"),
        (drawn("JPEG")[:300], "image/jpeg"),
        (drawn("PNG")[:60], "image/png"),
        (drawn("WEBP")[:30], "image/webp"),
        (b"", "image/png"),
        (b"BM" + bytes(60), "image/bmp"),
        (b"\xff\xd8\xff", "image/jpeg"),
        (b"OggS" + bytes(100), "audio/ogg"),
        (bytes([0, 0, 0, 32]) + b"ftypisom" + b"\xff" * 500, "video/mp4"),
        (b"<svg onload='alert(1)'/>", "image/svg+xml"),
    ],
    ids=range(13),
)
def test_bombs_and_rubbish_are_let_be(develop: Develop, content: bytes, mime: str) -> None:
    developed = develop(content, mime)

    assert (developed.kind, developed.shown, developed.thumbnail) == ("document", None, None)
    assert develop(drawn("JPEG"), "image/jpeg").kind == "photo"


ENDLESS = """
import sys, json
for line in sys.stdin:
    if "image/gif" in line:
        while True: pass
    print(json.dumps({"kind": "photo"}), flush=True)
"""


def test_what_never_ends_is_ended_and_the_next_one_is_served(tmp_path: Path) -> None:
    room = Darkroom([sys.executable, "-c", ENDLESS], workers=1, patience=1)
    try:
        assert room.develop(tmp_path, "image/gif", tmp_path) == Developed()
        room.patience = 60
        assert room.develop(tmp_path, "image/png", tmp_path).kind == "photo"
    finally:
        room.close()


WORKS_FOR_EVER = """
from app.files import darkroom_work
darkroom_work.EFFORT = 0
def work(*task, **how):
    while True: pass
darkroom_work._work = work
darkroom_work.main()
"""
TAKES_EVERYTHING = """
from app.files import darkroom_work
darkroom_work.picturing.picture_of = lambda *task: bytearray(8 << 30)
darkroom_work.main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits there")
@pytest.mark.parametrize("worker", [WORKS_FOR_EVER, TAKES_EVERYTHING])
def test_effort_and_memory_have_an_end(tmp_path: Path, worker: str) -> None:
    room = Darkroom([sys.executable, "-c", worker], workers=1)
    try:
        assert room.develop(tmp_path, "image/png", tmp_path) == Developed()
    finally:
        room.close()


def test_many_at_once_take_turns(tmp_path: Path) -> None:
    room = Darkroom(workers=2)
    folders = [tmp_path / str(number) for number in range(12)]
    for folder in folders:
        folder.mkdir()
        (folder / "file").write_bytes(drawn("PNG"))
    try:
        with ThreadPoolExecutor(6) as threads:
            kinds = list(threads.map(lambda f: room.develop(f / "file", "image/png", f).kind, folders))
    finally:
        room.close()
    assert kinds == ["photo"] * 12


def test_what_a_browser_recorded_becomes_a_voice_message(develop: Develop) -> None:
    developed = develop(recorded_by_chrome(seconds=2), "video/webm", voice=True)

    assert developed.kind == "voice"
    assert developed.voice is not None
    head = developed.voice.read_bytes()[:64]
    assert head.startswith(b"OggS")
    assert b"OpusHead" in head
    assert developed.duration == pytest.approx(2, abs=0.2)


def test_other_sound_becomes_one_too(develop: Develop) -> None:
    developed = develop(wav(3), "audio/wav", voice=True)

    assert developed.kind == "voice"
    assert developed.voice is not None
    assert b"OpusHead" in developed.voice.read_bytes()[:64]
    assert developed.duration == pytest.approx(3, abs=0.2)


def test_nobody_makes_a_voice_message_of_a_picture(develop: Develop) -> None:
    assert develop(drawn("JPEG"), "image/jpeg", voice=True).kind == "photo"


def test_sound_and_film_are_told_apart_and_measured(develop: Develop) -> None:
    heard = develop(recorded_by_chrome(seconds=2), "video/webm")
    watched = develop(film(seconds=1), "video/mp4")

    assert (heard.kind, heard.width, heard.voice) == ("audio", None, None)
    assert heard.duration == pytest.approx(2, abs=0.2)
    assert (watched.kind, watched.width, watched.height) == ("video", 64, 48)
    assert watched.duration == pytest.approx(1, abs=0.2)
