"""Pictures are made small, and none can make us big."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from app.files.picturing import SMALL, Picture, picture_of


def drawn(size: tuple[int, int], kind: str = "JPEG", mode: str = "RGB", **how: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, kind, **how)
    return out.getvalue()


def seen(tmp_path: Path, content: bytes, mime: str) -> Picture | None:
    file = tmp_path / "picture"
    file.write_bytes(content)
    return picture_of(file, mime)


def small(picture: Picture | None) -> Image.Image:
    assert picture is not None
    assert picture.thumbnail is not None
    return Image.open(io.BytesIO(picture.thumbnail))


def claiming(width: int, height: int) -> bytes:
    """A PNG of a hundred bytes that says it is this large."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rest = chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + rest


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
def test_a_large_picture_gets_a_small_one_of_the_same_shape(tmp_path: Path, kind: str) -> None:
    picture = seen(tmp_path, drawn((2000, 1000), kind), f"image/{kind.lower()}")

    assert picture is not None
    assert (picture.width, picture.height) == (2000, 1000)
    assert small(picture).size == (SMALL, SMALL // 2)
    assert small(picture).format == "WEBP"


def test_a_small_picture_is_not_blown_up(tmp_path: Path) -> None:
    assert small(seen(tmp_path, drawn((30, 20)), "image/jpeg")).size == (30, 20)


def test_a_photograph_taken_lying_is_shown_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6

    picture = seen(tmp_path, drawn((2000, 1000), exif=exif), "image/jpeg")

    assert picture is not None
    assert (picture.width, picture.height) == (1000, 2000)
    assert small(picture).size == (SMALL // 2, SMALL)
    assert not small(picture).getexif()


def test_what_is_see_through_stays_so(tmp_path: Path) -> None:
    assert small(seen(tmp_path, drawn((30, 20), "PNG", "RGBA"), "image/png")).mode == "RGBA"


def test_a_small_file_with_a_vast_picture_is_measured_and_not_unpacked(tmp_path: Path) -> None:
    vast = drawn((7_000, 7_000), "PNG", "1")
    assert len(vast) < 20_000

    assert seen(tmp_path, vast, "image/png") == Picture(7_000, 7_000, None)


@pytest.mark.parametrize("size", [(12_000, 9_000), (60_000, 60_000)])
def test_what_claims_to_be_larger_than_any_screen_is_let_be(tmp_path: Path, size: tuple[int, int]) -> None:
    picture = seen(tmp_path, claiming(*size), "image/png")
    assert picture is None or picture.thumbnail is None


@pytest.mark.parametrize(
    ("content", "mime"),
    [
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (drawn((300, 300))[:500], "image/jpeg"),
        (claiming(100, 100), "image/png"),
        (drawn((30, 20), "PNG"), "image/jpeg"),
        (b"<svg/>", "image/svg+xml"),
        (b"%PDF-1.4", "application/pdf"),
    ],
)
def test_what_cannot_be_read_or_is_no_picture_has_no_thumbnail(
    tmp_path: Path, content: bytes, mime: str
) -> None:
    assert seen(tmp_path, content, mime) is None
