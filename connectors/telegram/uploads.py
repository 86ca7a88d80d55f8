"""Files on their way out: as what each goes, and that it can go at all."""

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from aiogram import Bot
from aiogram.types import InputFile

from connectors.contract import FileOut, SendFailed
from connectors.telegram.limits import ALBUM_LIMIT, FILE_LIMIT, PHOTO_LIMIT

# What Telegram shows as such; anything else goes as a document, which it always takes.
FITTING: Mapping[str, frozenset[str]] = {
    "photo": frozenset({"image/jpeg", "image/png", "image/webp"}),
    "video": frozenset({"video/mp4", "video/quicktime", "video/x-m4v"}),
    "animation": frozenset({"image/gif", "video/mp4"}),
    "voice": frozenset({"audio/ogg", "audio/opus", "application/ogg"}),
    "audio": frozenset({"audio/mpeg", "audio/mp3", "audio/mp4", "audio/m4a", "audio/x-m4a"}),
}
SHOWN = frozenset({"photo", "video"})
LONGEST_NAME = 120
WIDEST = 10_000
"""Pixels of a photo's width and height together."""
STEEPEST = 20
"""How many times longer a photo may be than it is wide."""


async def ready(files: Sequence[FileOut]) -> tuple[FileOut, ...]:
    """As what they will be sent, with the sizes they have on disk. Raises SendFailed."""
    if not files:
        return ()
    if len(files) > ALBUM_LIMIT:
        raise SendFailed("not_allowed", "final", detail=f"More than {ALBUM_LIMIT} files in one message")
    measured = await asyncio.to_thread(lambda: [_measured(file) for file in files])
    total = sum(file.size for file in measured)
    if total > FILE_LIMIT:
        raise SendFailed("file_too_big", "final", detail=f"{total} bytes, the limit is {FILE_LIMIT}")
    return _in_company([replace(file, kind=kind_of(file)) for file in measured])


def kind_of(file: FileOut) -> str:
    """As what Telegram takes this file by itself."""
    mime, _, codec = file.mime.lower().partition(";")
    if file.kind == "voice" and (mime not in FITTING["voice"] or (codec and "opus" not in codec)):
        return kind_of(replace(file, kind="audio"))
    if mime not in FITTING.get(file.kind, ()) or (file.kind == "photo" and not _is_takeable_photo(file)):
        return "document"
    return file.kind


class Pieces(InputFile):
    """A file that is opened for each piece anew: whoever stops in the middle leaves nothing open behind."""

    def __init__(self, path: str, filename: str) -> None:
        super().__init__(filename, chunk_size=1 << 20)
        self.path = path

    async def read(self, bot: Bot) -> AsyncGenerator[bytes, None]:  # noqa: ARG002
        start = 0
        while piece := await asyncio.to_thread(self._piece, start):
            yield piece
            start += len(piece)

    def _piece(self, start: int) -> bytes:
        with Path(self.path).open("rb") as opened:
            opened.seek(start)
            return opened.read(self.chunk_size)


def on_its_way(file: FileOut) -> InputFile:
    """Read piece by piece while it is sent."""
    # What cannot be seen in a name could break the question apart, or turn the name around.
    name = "".join(letter if letter.isprintable() else "_" for letter in file.name)
    return Pieces(file.path, filename=name[-LONGEST_NAME:].strip() or file.kind)


def _in_company(files: Sequence[FileOut]) -> tuple[FileOut, ...]:
    """Photos and videos go together, others only with their own kind, and as documents all do."""
    kinds = {file.kind for file in files}
    goes = len(files) == 1 or kinds <= SHOWN or kinds in ({"audio"}, {"document"})
    return tuple(files if goes else (replace(file, kind="document") for file in files))


def _measured(file: FileOut) -> FileOut:
    try:
        size = Path(file.path).stat().st_size
    except OSError:
        raise SendFailed("bad_file", "final", detail="The file cannot be read") from None
    if not size:
        raise SendFailed("bad_file", "final", detail="The file is empty")
    return replace(file, size=size)


def _is_takeable_photo(file: FileOut) -> bool:
    width, height = file.width or 1, file.height or 1
    is_even = width + height <= WIDEST and max(width, height) <= STEEPEST * min(width, height)
    # Where only one side is known, or none, Telegram will say.
    return file.size <= PHOTO_LIMIT and (is_even or not (file.width and file.height))
