"""What one of us uploads goes to the disk piece by piece, and is counted and hashed on its way."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path

from app.db.writer import Writer
from app.files.keeping import Kept, keep, prepare_draft
from app.files.naming import plain_name, with_ending
from app.files.schemas import FileCard
from app.files.store import FileStore
from app.kit.errors import OknoError
from app.kit.ids import Randomness

GATHERED = 1 << 20
"""Bytes that are written at once."""
HEARD_OUT = 32_000_000
"""Bytes of a refused file that are read and forgotten: whoever is cut off in the middle never hears why."""


async def receive(pieces: AsyncIterator[bytes], declared: int | None, draft: Path, limit: int) -> str:
    """The hash of what lies in the draft now. Raises OknoError file_too_big, file_empty; OSError."""
    if declared is not None and declared > limit:
        raise await _too_big(pieces, limit)
    digest, size, gathered = hashlib.sha256(), 0, bytearray()
    with await asyncio.to_thread(draft.open, "wb") as opened:
        async for piece in pieces:
            size += len(piece)
            if size > limit:
                raise await _too_big(pieces, limit)
            gathered += piece
            if len(gathered) >= GATHERED:
                await asyncio.to_thread(_write, opened.write, digest.update, bytes(gathered))
                gathered.clear()
        await asyncio.to_thread(_write, opened.write, digest.update, bytes(gathered))
    if size == 0:
        raise OknoError("file_empty", 422)
    return digest.hexdigest()


async def upload(
    store: FileStore,
    writer: Writer,
    draft: Path,
    sha256: str,
    name: str,
    at: datetime,
    randomness: Randomness,
    *,
    voice: bool,
) -> FileCard:
    prepared = await asyncio.to_thread(prepare_draft, store, draft, sha256, listen=True, voice=voice)
    called = plain_name(name) or "file"
    if prepared.kind == "voice":
        called = with_ending(called, "ogg")
    return file_card(called, await writer.write(keep, prepared, at, randomness, called))


def file_card(name: str, kept: Kept) -> FileCard:
    content, url = kept.content, f"/api/files/{kept.public_key}"
    return FileCard.model_validate(
        {
            "key": kept.public_key,
            "name": name,
            "mime": content.mime,
            "kind": content.kind,
            "size": content.size,
            "width": content.width,
            "height": content.height,
            "duration": content.duration,
            "url": url,
            "thumbnail_url": f"{url}/thumbnail" if content.thumbnail_sha256 else None,
        }
    )


async def _too_big(pieces: AsyncIterator[bytes], limit: int) -> OknoError:
    heard = 0
    async for piece in pieces:
        heard += len(piece)
        if heard > HEARD_OUT:
            break
    return OknoError("file_too_big", 413, detail=f"at most {limit} bytes")


def _write(write: Callable[[bytes], int], count: Callable[[bytes], None], content: bytes) -> None:
    write(content)
    count(content)
