"""Bytes by the hash of their content: the same bytes are kept once. Where they lie, the makes of store know."""

import asyncio
import hashlib
import os
import secrets
import shutil
import time
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractContextManager, ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

CHUNK = 1 << 20

FRESH = 12 * 3600.0
"""Seconds within which bytes count as just written. What is put again later is made fresh again, so that whoever
throws away what nobody names any more, and is old, never meets somebody who is about to name it."""


@dataclass(frozen=True, slots=True)
class Blob:
    sha256: str
    size: int


class FileStore(ABC):
    """What is in it is complete and never changes. Whatever is still being written lies apart, in `drafts` on this
    machine.

    Blocks, so it is for threads. Raises FileNotFoundError for bytes that are not here, OSError when a disk fails,
    OknoError files_unavailable when a store elsewhere does.
    """

    def __init__(self, drafts: Path) -> None:
        self.drafts = drafts

    @contextmanager
    def draft(self) -> Iterator[Path]:
        """A path to write to. What lies there afterwards is gone, unless it was taken."""
        with self.workplace() as folder:
            yield folder / "draft"

    @asynccontextmanager
    async def draft_for_loop(self) -> AsyncIterator[Path]:
        """As `draft`, for the event loop, which it does not block."""
        held = ExitStack()
        try:
            yield await asyncio.to_thread(held.enter_context, self.draft())
        finally:
            await asyncio.to_thread(held.close)

    @contextmanager
    def workplace(self) -> Iterator[Path]:
        """A folder for some drafts that belong together; it goes with all that is in it."""
        folder = self.drafts / secrets.token_hex(16)
        folder.mkdir(mode=0o700, parents=True)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def take(self, draft: Path, sha256: str | None = None) -> Blob:
        """Keep a draft; durable when this returns. `sha256` spares reading it again."""
        blob = Blob(sha256 or _hash_of(draft), draft.stat().st_size)
        self._place(draft, blob)
        return blob

    def take_bytes(self, content: bytes) -> Blob:
        with self.draft() as draft:
            draft.write_bytes(content)
            return self.take(draft)

    def forget_old_drafts(self, older_than: float) -> int:
        """What a crash left lying about; `older_than` in seconds."""
        count = 0
        for left in self.drafts.iterdir() if self.drafts.is_dir() else ():
            if left.stat().st_mtime < time.time() - older_than:
                shutil.rmtree(left, ignore_errors=True) if left.is_dir() else left.unlink(missing_ok=True)
                count += 1
        return count

    @abstractmethod
    def size_of(self, sha256: str) -> int: ...

    @abstractmethod
    def read(self, sha256: str, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        """Piece by piece, from `start` up to but without `stop`. Raises before the first piece is asked for."""

    @abstractmethod
    def at_hand(self, sha256: str) -> AbstractContextManager[Path]:
        """A path on this machine, for reading only, as long as it is held."""

    @abstractmethod
    def forget(self, sha256: str, *, older_than: float) -> bool:
        """Throw bytes away that were put last more than `older_than` seconds ago. False when they are younger."""

    @abstractmethod
    def check(self) -> None:
        """Raises OknoError, with words for whoever set it up, when nothing can be kept or read."""

    @abstractmethod
    def _place(self, draft: Path, blob: Blob) -> None: ...


def _hash_of(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def sync_folder(folder: Path) -> None:
    """A new name is durable only when its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
