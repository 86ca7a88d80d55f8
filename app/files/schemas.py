"""Files on the wire."""

from typing import Literal

from app.kit.wire import Wire

FileKind = Literal["photo", "video", "animation", "voice", "audio", "document"]


class FileCard(Wire):
    """A file that one of us uploaded; `key` names it in a reply."""

    key: str
    name: str
    mime: str
    """Found by looking, like `kind` and the measures; what the browser called it counts for nothing."""
    kind: FileKind
    size: int
    """Bytes."""
    width: int | None
    height: int | None
    duration: float | None
    """Seconds."""
    url: str
    thumbnail_url: str | None
