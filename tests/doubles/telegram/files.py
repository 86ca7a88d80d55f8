"""The messenger's file store: ids that belong to this bot, and download links that die."""

from dataclasses import dataclass, field
from hashlib import sha256
from random import Random

from tests.doubles.telegram.refusals import bad_request
from tests.doubles.telegram.wire import Json, without_nothing

LARGEST_DOWNLOAD = 20 << 20
LINK_SECONDS = 60 * 60.0

# File ids of the real server begin with letters that tell the kind.
PREFIX = {
    "photo": "AgACAgIAAxk", "document": "BQACAgIAAxk", "video": "BAACAgIAAxk", "audio": "CQACAgIAAxk",
    "voice": "AwACAgIAAxk", "animation": "CgACAgIAAxk", "sticker": "CAACAgIAAxk", "video_note": "DQACAgIAAxk",
}  # fmt: skip
FOLDER = {
    "photo": "photos", "document": "documents", "video": "videos", "audio": "music",
    "voice": "voice", "animation": "animations", "sticker": "stickers", "video_note": "video_notes",
}  # fmt: skip


@dataclass
class StoredFile:
    file_id: str
    file_unique_id: str
    kind: str
    content: bytes
    size: int
    """Bytes as told to the bot; a test may claim more than it stores."""
    extension: str
    look: Json = field(default_factory=dict)
    """The part of a Message that shows this file again when its id is sent."""

    def as_wire(self) -> Json:
        return {"file_id": self.file_id, "file_unique_id": self.file_unique_id, "file_size": self.size}


@dataclass
class Link:
    file_id: str
    expires_at: float


@dataclass
class FileStore:
    files: dict[str, StoredFile] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)
    link_seconds: float = LINK_SECONDS

    def keep(
        self, kind: str, content: bytes, *, rng: Random, extension: str = "", size: int | None = None
    ) -> StoredFile:
        stored = StoredFile(
            file_id=f"{PREFIX[kind]}{rng.randbytes(24).hex()}",
            file_unique_id=f"AQAD{sha256(content).hexdigest()[:12]}",
            kind=kind,
            content=content,
            size=len(content) if size is None else size,
            extension=extension,
        )
        self.files[stored.file_id] = stored
        return stored

    def link_to(self, file_id: str, *, now: float) -> Json:
        """What getFile answers. The path is good for an hour; asking again gives a living one."""
        stored = self.files.get(file_id)
        if stored is None:
            raise bad_request("invalid file_id")
        if stored.size > LARGEST_DOWNLOAD:
            raise bad_request("file is too big")
        path = self._living_path(file_id, now) or self._new_path(stored, now)
        return without_nothing(stored.as_wire() | {"file_path": path})

    def behind(self, path: str, *, now: float) -> StoredFile | None:
        link = self.links.get(path)
        return self.files[link.file_id] if link is not None and link.expires_at > now else None

    def expire_links(self) -> None:
        self.links.clear()

    def _living_path(self, file_id: str, now: float) -> str | None:
        living = (
            path for path, link in self.links.items() if link.file_id == file_id and link.expires_at > now
        )
        return next(living, None)

    def _new_path(self, stored: StoredFile, now: float) -> str:
        self.links = {path: link for path, link in self.links.items() if link.expires_at > now}
        number = 0
        while (path := f"{FOLDER[stored.kind]}/file_{number}{stored.extension}") in self.links:
            number += 1
        self.links[path] = Link(stored.file_id, now + self.link_seconds)
        return path
