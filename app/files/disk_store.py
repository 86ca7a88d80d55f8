"""Files in a folder of this machine."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from app.files.store import CHUNK, FRESH, Blob, FileStore, sync_folder
from app.kit.errors import OknoError


class DiskStore(FileStore):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "drafts")
        self.folder = folder

    def path_of(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256[2:4] / sha256

    def size_of(self, sha256: str) -> int:
        return self.path_of(sha256).stat().st_size

    def read(self, sha256: str, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        opened = self.path_of(sha256).open("rb")
        return _pieces(opened, start, os.fstat(opened.fileno()).st_size if stop is None else stop)

    @contextmanager
    def at_hand(self, sha256: str) -> Iterator[Path]:
        path = self.path_of(sha256)
        path.stat()
        yield path

    def forget(self, sha256: str, *, older_than: float) -> bool:
        path = self.path_of(sha256)
        with suppress(FileNotFoundError):
            if _age(path) < older_than:
                return False
            path.unlink()
        return True

    def check(self) -> None:
        try:
            with self.draft() as draft:
                draft.write_bytes(b"okno")
        except OSError as failure:
            words = f"Files cannot be kept in {self.folder}: {failure.strerror}."
            raise OknoError("files_unavailable", 503, detail=words) from failure

    def _place(self, draft: Path, blob: Blob) -> None:
        path = self.path_of(blob.sha256)
        if _is_whole(path, blob.size):
            if _age(path) > FRESH:
                os.utime(path)
            return
        with draft.open("rb") as opened:
            os.fsync(opened.fileno())
        _make_folder(path.parent)
        os.utime(draft)
        draft.replace(path)
        sync_folder(path.parent)


def _pieces(opened: BinaryIO, start: int, stop: int) -> Iterator[bytes]:
    with opened:
        opened.seek(start)
        left = stop - start
        while left > 0 and (piece := opened.read(min(CHUNK, left))):
            left -= len(piece)
            yield piece


def _age(path: Path) -> float:
    return time.time() - path.stat().st_mtime


def _is_whole(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except FileNotFoundError:
        return False


def _make_folder(folder: Path) -> None:
    if not folder.exists():
        _make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)
