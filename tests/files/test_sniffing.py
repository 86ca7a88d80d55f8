"""A file is what its bytes say, not what its sender calls it."""

import io
import zipfile

import pytest
from PIL import Image

from app.files.sniffing import HEAD, mime_of
from app.seed.pictures import SCENES, bind, draw
from tests.files.recordings import wav


def drawn_as(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (3, 2), "#8fa58b").save(out, kind)
    return out.getvalue()


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "mime"),
    [
        (drawn_as("PNG"), "image/png"),
        (drawn_as("JPEG"), "image/jpeg"),
        (drawn_as("GIF"), "image/gif"),
        (drawn_as("WEBP"), "image/webp"),
        (drawn_as("BMP"), "image/bmp"),
        (drawn_as("PDF"), "application/pdf"),
        (wav(1), "audio/wav"),
        (zipped(), "application/zip"),
        (b"OggS\x00\x02" + bytes(20), "audio/ogg"),
        (b"ID3\x04" + bytes(20), "audio/mpeg"),
        (b"\xff\xfb\x90\x64" + bytes(20), "audio/mpeg"),
        (b"\xff\xfe\x1e\x04\x3a\x04", "application/octet-stream"),
        (bytes([0, 0, 0, 32]) + b"ftypisom" + bytes(20), "video/mp4"),
        (bytes([0, 0, 0, 32]) + b"ftypM4A " + bytes(20), "audio/mp4"),
        (bytes([0, 0, 0, 32]) + b"ftypheic" + bytes(20), "image/heic"),
        (b"\x1a\x45\xdf\xa3\x01\x00\x00\x00\x00\x00\x00\x1f\x42\x82\x84webm", "video/webm"),
        (b"\x1a\x45\xdf\xa3\x01\x00\x00\x00\x00\x00\x00\x23\x42\x82\x88matroska", "video/x-matroska"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "image/svg+xml"),
        (b"\xef\xbb\xbf \n<?xml version='1.0'?><svg/>", "image/svg+xml"),
        (b"<?xml version='1.0'?><order/>", "text/xml"),
        (b"  <!DOCTYPE HTML><script>alert(1)</script>", "text/html"),
        ("Накладная № 7\n".encode(), "text/plain"),
        (("я" * HEAD).encode()[:HEAD], "text/plain"),
        (b" " + ("я" * HEAD).encode()[: HEAD - 1], "text/plain"),
        ("Накладная № 7".encode("cp1251"), "application/octet-stream"),
        (b"RIFF\x00\x00\x00\x00WHAT", "application/octet-stream"),
        (b"12345678WEBP", "text/plain"),
        (b"MZ\x90\x00\x03", "application/octet-stream"),
        (b"\x00", "application/octet-stream"),
        (b"", "application/octet-stream"),
    ],
)
def test_the_first_bytes_tell(content: bytes, mime: str) -> None:
    assert mime_of(content[:HEAD]) == mime


def test_what_the_demo_sends_is_recognised() -> None:
    scene = min(SCENES)
    assert mime_of(draw(scene)[:HEAD]) == "image/jpeg"
    assert mime_of(bind(scene)[:HEAD]) == "application/pdf"
