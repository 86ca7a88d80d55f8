"""How a file looks inside a Message, for every kind the messenger knows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from random import Random

from tests.doubles.telegram.files import FileStore
from tests.doubles.telegram.pictures import size_of, sizes_of
from tests.doubles.telegram.wire import Json, without_nothing

MIME = {
    "voice": "audio/ogg", "audio": "audio/mpeg", "video": "video/mp4", "animation": "video/mp4",
    "document": "application/octet-stream",
}  # fmt: skip
EXTENSION = {"voice": ".oga", "video_note": ".mp4", "photo": ".jpg", "sticker": ".webp"}
# What each kind tells of itself beside its ids and size, with the value when nobody said.
TELLS: Mapping[str, Json] = {
    "document": {"file_name": None, "mime_type": None},
    "video": {"width": 640, "height": 360, "duration": 0, "file_name": None, "mime_type": None},
    "audio": {"duration": 0, "performer": None, "title": None, "file_name": None, "mime_type": None},
    "voice": {"duration": 0, "mime_type": None},
    "animation": {"width": 320, "height": 240, "duration": 0, "file_name": None, "mime_type": None},
    "video_note": {"length": 240, "duration": 0},
    "sticker": {
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
        "emoji": None,
    },
}


@dataclass(frozen=True)
class Upload:
    """A file on its way in. Name and type are the sender's words."""

    content: bytes
    file_name: str | None = None
    mime_type: str | None = None
    size: int | None = None
    """Claim this many bytes instead of the true number."""
    tells: Json = field(default_factory=dict)


def attached(store: FileStore, kind: str, upload: Upload, *, rng: Random) -> Json:
    """Store the file and return the part of a Message that shows it."""
    if kind == "photo":
        return {"photo": _photo_sizes(store, upload, rng)}
    extension = EXTENSION.get(kind, PurePath(upload.file_name or "").suffix)
    stored = store.keep(kind, upload.content, rng=rng, extension=extension, size=upload.size)
    shown = without_nothing(_told(kind, upload) | stored.as_wire())
    stored.look = {kind: shown}
    if kind == "animation":
        # Older bots read an animation as a document, so it comes as both.
        of_document = ("file_name", "mime_type", "file_id", "file_unique_id", "file_size")
        stored.look["document"] = {name: shown[name] for name in of_document if name in shown}
    return stored.look


def portrait(store: FileStore, content: bytes, *, rng: Random) -> str:
    """Store a profile picture and return the key by which it is found."""
    return str(_photo_sizes(store, Upload(content), rng)[-1]["file_id"])


def _photo_sizes(store: FileStore, upload: Upload, rng: Random) -> list[Json]:
    sizes: list[Json] = []
    look = {"photo": sizes}
    for picture in sizes_of(upload.content):
        stored = store.keep("photo", picture.content, rng=rng, extension=".jpg")
        stored.look = look
        sizes.append(stored.as_wire() | {"width": picture.width, "height": picture.height})
    if upload.size is not None:
        largest = store.files[sizes[-1]["file_id"]]
        largest.size = upload.size
        sizes[-1]["file_size"] = upload.size
    return sizes


def _told(kind: str, upload: Upload) -> Json:
    told: Json = dict(TELLS[kind])
    if "file_name" in told:
        told["file_name"] = upload.file_name
    if "mime_type" in told:
        told["mime_type"] = upload.mime_type or MIME.get(kind)
    if kind == "sticker" and (size := size_of(upload.content)):
        told["width"], told["height"] = size
    return told | {name: value for name, value in upload.tells.items() if name in told}
