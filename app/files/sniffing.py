"""What a file is, found by looking at its first bytes. What its sender calls it counts for nothing."""

from collections.abc import Callable

HEAD = 4096
"""Bytes that are looked at."""

UNKNOWN = "application/octet-stream"

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (8, b"WAVE", "audio/wav"),
    (8, b"AVI ", "video/x-msvideo"),
    (0, b"BM", "image/bmp"),
    (0, b"OggS", "audio/ogg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"PK\x03\x04", "application/zip"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
)
_RIFF = frozenset({"image/webp", "audio/wav", "video/x-msvideo"})
"""They share a wrapping whose own first word must be there too."""

_BRANDS = {
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
    b"qt  ": "video/quicktime",
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"mif1": "image/heif",
    b"avif": "image/avif",
}
_MARKUP = (
    (b"<svg", "image/svg+xml"),
    (b"<!doctype html", "text/html"),
    (b"<html", "text/html"),
    (b"<script", "text/html"),
    (b"<?xml", "text/xml"),
)
_INVISIBLE = bytes(set(range(32)) - {9, 10, 12, 13, 27})


def mime_of(head: bytes) -> str:
    """From the first HEAD bytes of a file."""
    for look in _LOOKS:
        found = look(head)
        if found is not None:
            return found
    return UNKNOWN


def _by_signature(head: bytes) -> str | None:
    for offset, magic, mime in _SIGNATURES:
        if head[offset : offset + len(magic)] == magic and (mime not in _RIFF or head[:4] == b"RIFF"):
            return mime
    return None


def _by_brand(head: bytes) -> str | None:
    """ISO base media: MP4 and its relations."""
    if head[4:8] != b"ftyp":
        return None
    return _BRANDS.get(head[8:12], "video/mp4")


def _by_ebml(head: bytes) -> str | None:
    if head[:4] != b"\x1a\x45\xdf\xa3":
        return None
    return "video/webm" if b"webm" in head[:64] else "video/x-matroska"


def _by_frame(head: bytes) -> str | None:
    """MPEG audio of layer III without tags in front of it."""
    return "audio/mpeg" if len(head) > 1 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2 else None


def _by_words(head: bytes) -> str | None:
    if not head or head.translate(None, _INVISIBLE) != head or not _is_utf8(head):
        return None
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for tag, mime in _MARKUP:
        if start.startswith(tag):
            return "image/svg+xml" if b"<svg" in start else mime
    return "text/plain"


def _is_utf8(head: bytes) -> bool:
    try:
        head.decode()
    except UnicodeDecodeError as failure:
        # The last character may be cut where we stopped reading.
        return len(head) == HEAD and failure.start > HEAD - 4
    return True


_LOOKS: tuple[Callable[[bytes], str | None], ...] = (
    _by_signature,
    _by_brand,
    _by_ebml,
    _by_frame,
    _by_words,
)
