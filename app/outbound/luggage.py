"""What goes with the words: files and buttons, as a connector wants them."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

from app.conversations.pressing import press_data
from app.db.transaction import Transaction
from app.files.sniffing import UNKNOWN
from app.files.store import FileStore
from app.kit.errors import OknoError
from app.kit.json import loads
from connectors.contract import Button, FileOut, SendFailed


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file of a message, still in the store."""

    sha256: str
    file: FileOut


@asynccontextmanager
async def unpacked(
    store: FileStore, files: Sequence[FileOut], contents: Sequence[str]
) -> AsyncIterator[tuple[FileOut, ...]]:
    """The same files, each with a path that may be read as long as this lasts. Raises SendFailed bad_file, or
    files_unavailable while the store cannot be reached."""
    held = ExitStack()
    try:
        paths = [await asyncio.to_thread(held.enter_context, store.at_hand(sha256)) for sha256 in contents]
        yield tuple(replace(file, path=str(path)) for file, path in zip(files, paths, strict=True))
    except FileNotFoundError:
        raise SendFailed("bad_file", "final", detail="The file is not in the store any more") from None
    except OknoError as failure:
        raise SendFailed(failure.code, "retry", detail=failure.detail) from None
    finally:
        await asyncio.to_thread(held.close)


def enclosures_of(tx: Transaction, message_id: int) -> tuple[Enclosure, ...]:
    rows = tx.run(
        "SELECT f.sha256, a.name, f.mime, a.kind, f.size, a.width, a.height, a.duration"
        " FROM attachments AS a JOIN files AS f ON f.id = a.file_id WHERE a.message_id = ? ORDER BY a.position",
        (message_id,),
    )
    return tuple(_enclosure(*row) for row in rows)


def buttons_out(stored: str | None) -> tuple[tuple[Button, ...], ...]:
    rows: Sequence[Sequence[dict[str, Any]]] = loads(stored) if stored else ()
    return tuple(
        tuple(Button(b["label"], "" if b["url"] else press_data(y, x), b["url"]) for x, b in enumerate(row))
        for y, row in enumerate(rows)
    )


def _enclosure(
    sha256: str,
    name: str | None,
    mime: str | None,
    kind: str,
    size: int,
    width: int | None,
    height: int | None,
    duration: float | None,
) -> Enclosure:
    file = FileOut(
        path="",
        name=name or kind,
        mime=mime or UNKNOWN,
        kind=kind,
        size=size,
        width=width,
        height=height,
        duration=duration,
    )
    return Enclosure(sha256, file)
