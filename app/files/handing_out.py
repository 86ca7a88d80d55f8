"""With which words a file is handed to a browser, so that it shows what is harmless and runs nothing."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from app.files.naming import plain_name
from app.files.picturing import DRAWN
from app.files.queries import FoundFile
from app.files.sniffing import UNKNOWN
from app.files.store import FileStore
from app.kit.errors import not_found

PLAYED = frozenset(
    {
        "audio/mpeg",
        "audio/mp4",
        "audio/ogg",
        "audio/wav",
        "audio/webm",
        "audio/flac",
        "video/mp4",
        "video/webm",
    }
)
"""They hold no script. Pictures are shown as they were drawn anew; everything else is saved, never shown: SVG and HTML
would act in our name."""

_ONE_SPAN = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


@dataclass(frozen=True, slots=True)
class Shape:
    """Which bytes are handed out, and as what."""

    sha256: str
    media_type: str
    name: str
    inline: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What a browser said besides the address."""

    if_none_match: str | None = None
    span: str | None = None
    if_range: str | None = None


def shape_of(found: FoundFile, name: str | None, *, original: bool) -> Shape:
    """`original`: the bytes as they came, to be saved."""
    called = plain_name(name or found.name or "")
    drawn = found.shown_sha256 or found.thumbnail_sha256
    if drawn and not original:
        return Shape(
            drawn, DRAWN, f"{called.rpartition('.')[0] or called}.webp" if called else "", inline=True
        )
    if found.mime in PLAYED and not original:
        return Shape(found.sha256, found.mime, called, inline=True)
    return Shape(found.sha256, UNKNOWN, called, inline=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """For HTTP."""

    status: int
    headers: Mapping[str, str]
    pieces: Iterator[bytes]


def answer_of(store: FileStore, shape: Shape, asked: Asked) -> Answer:
    """Raises OknoError file_not_found, files_unavailable."""
    headers = _headers_of(shape)
    if _is_known_already(asked.if_none_match, shape.sha256):
        return Answer(304, headers, iter(()))
    try:
        size = store.size_of(shape.sha256)
        span = _span(asked, size, _etag_of(shape.sha256))
        if span == _OUTSIDE:
            return Answer(416, headers | {"Content-Range": f"bytes */{size}"}, iter(()))
        start, stop = span or (0, size)
        pieces = store.read(shape.sha256, start, stop)
    except FileNotFoundError:
        raise not_found("file") from None
    headers |= {"Content-Length": str(stop - start), "Content-Type": shape.media_type}
    if span is None:
        return Answer(200, headers, pieces)
    return Answer(206, headers | {"Content-Range": f"bytes {start}-{stop - 1}/{size}"}, pieces)


def _headers_of(shape: Shape) -> dict[str, str]:
    """For content that never changes and is nobody else's business."""
    return {
        "Content-Disposition": _disposition(shape),
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, max-age=31536000, immutable",
        "Accept-Ranges": "bytes",
        "ETag": _etag_of(shape.sha256),
    }


def _etag_of(sha256: str) -> str:
    return f'"{sha256}"'


def _is_known_already(if_none_match: str | None, sha256: str) -> bool:
    if if_none_match is None:
        return False
    given = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
    return bool(given & {"*", _etag_of(sha256)})


_OUTSIDE = (-1, -1)


def _span(asked: Asked, size: int, etag: str) -> tuple[int, int] | None:
    """From where, and up to but without where. None: all of it, which may always be answered (RFC 9110, 14.2)."""
    match = _ONE_SPAN.fullmatch(asked.span or "")
    if match is None or asked.if_range not in {None, etag} or not any(match.groups()):
        return None
    first, last = match.groups()
    if not first:
        return (max(0, size - int(last)), size) if int(last) and size else _OUTSIDE
    if last and int(last) < int(first):
        return None
    if int(first) >= size:
        return _OUTSIDE
    return int(first), min(int(last) + 1, size) if last else size


def _disposition(shape: Shape) -> str:
    kind = "inline" if shape.inline else "attachment"
    return f"{kind}; filename*=UTF-8''{quote(shape.name, safe='')}" if shape.name else kind
