"""What came with a message is kept: first the bytes, outside of any transaction, then the row that names them."""

import asyncio
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import insert

from app.db.tables import StoredFile
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.files.darkroom import Developed, the_darkroom
from app.files.picturing import MIMES
from app.files.sniffing import HEAD, mime_of
from app.files.store import FileStore
from app.kit.ids import Randomness

PUBLIC_KEY_BYTES = 16


@dataclass(frozen=True, slots=True)
class Prepared:
    """Bytes that lie in the store already, and what we found by looking at them."""

    sha256: str
    size: int
    mime: str
    kind: str
    thumbnail_sha256: str | None
    shown_sha256: str | None
    width: int | None
    height: int | None
    duration: float | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A file with a row of its own. `/api/files/{public_key}` leads to it."""

    id: int
    public_key: str
    content: Prepared


async def store_bytes(
    store: FileStore, writer: Writer, content: bytes, at: datetime, randomness: Randomness
) -> Kept:
    prepared = await asyncio.to_thread(prepare_bytes, store, content)
    return await writer.write(keep, prepared, at, randomness)


async def store_file(
    store: FileStore, writer: Writer, source: Path, at: datetime, randomness: Randomness
) -> Kept:
    """The source is copied and left alone."""
    prepared = await asyncio.to_thread(prepare_file, store, source)
    return await writer.write(keep, prepared, at, randomness)


async def store_draft(
    store: FileStore, writer: Writer, draft: Path, at: datetime, randomness: Randomness
) -> Kept:
    prepared = await asyncio.to_thread(prepare_draft, store, draft)
    return await writer.write(keep, prepared, at, randomness)


def prepare_bytes(store: FileStore, content: bytes) -> Prepared:
    """Takes its time; not for the event loop, and not for a transaction."""
    with store.draft() as draft:
        draft.write_bytes(content)
        return prepare_draft(store, draft)


def prepare_file(store: FileStore, source: Path) -> Prepared:
    """As `prepare_bytes`."""
    with store.draft() as draft:
        shutil.copyfile(source, draft)
        return prepare_draft(store, draft)


def prepare_draft(
    store: FileStore, draft: Path, sha256: str | None = None, *, listen: bool = False, voice: bool = False
) -> Prepared:
    """As `prepare_bytes`. `listen`: measure sound and film too; `voice`: make a voice message of sound, if we can."""
    with draft.open("rb") as opened:
        mime = mime_of(opened.read(HEAD))
    with store.workplace() as folder:
        found = Developed()
        if mime in MIMES or listen:
            found = the_darkroom().develop(draft, mime, folder, "voice" if voice else "shown")
        thumbnail = store.take(found.thumbnail) if found.thumbnail else None
        shown = store.take(found.shown) if found.shown else None
        blob = store.take(found.voice) if found.voice else store.take(draft, sha256)
    return Prepared(
        sha256=blob.sha256,
        size=blob.size,
        mime="audio/ogg" if found.voice else _heard_only(mime, found),
        kind=found.kind,
        thumbnail_sha256=thumbnail.sha256 if thumbnail else None,
        shown_sha256=shown.sha256 if shown else None,
        width=found.width,
        height=found.height,
        duration=found.duration,
    )


def keep(
    tx: Transaction, prepared: Prepared, at: datetime, randomness: Randomness, name: str | None = None
) -> Kept:
    public_key = randomness.token(PUBLIC_KEY_BYTES)
    file_id = tx.connection.execute(
        insert(StoredFile)
        .values(
            public_key=public_key,
            sha256=prepared.sha256,
            size=prepared.size,
            mime=prepared.mime,
            kind=prepared.kind,
            name=name,
            thumbnail_sha256=prepared.thumbnail_sha256,
            shown_sha256=prepared.shown_sha256,
            width=prepared.width,
            height=prepared.height,
            duration=prepared.duration,
            created_at=at,
        )
        .returning(StoredFile.id)
    ).scalar_one()
    return Kept(file_id, public_key, prepared)


def _heard_only(mime: str, found: Developed) -> str:
    """A wrapping for film may hold sound alone."""
    return mime.replace("video/", "audio/") if found.kind == "audio" else mime
