"""Finding recordings: files as they were given, folders from the first name to the last."""

import os
import stat
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from connectors.contract import Connector, Raw

LARGEST = 16_000_000
"""Bytes of one file."""
LONGEST_REASON = 300
"""Characters."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """One update, and the file it was found in."""

    file: str
    raw: Raw


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that holds nothing to replay, and why."""

    file: str
    reason: str
    outcome: Literal["ignored", "unsupported"] = "unsupported"


class NoRecording(Exception):
    """The file cannot be taken as a recording; says why."""


def recorded_in(connector: Connector, paths: Iterable[Path]) -> Iterator[Recorded | Unread]:
    """Every update, in the order of the paths and of the files. Whatever a file holds, the next one follows."""
    for file in files_under(paths):
        try:
            raws = connector.read_recording(_read(file))
        except NoRecording as failure:
            yield Unread(str(file), str(failure))
        except Exception as failure:  # noqa: BLE001 - a connector may raise anything
            yield Unread(str(file), f"no_recording: {type(failure).__name__}: {failure}"[:LONGEST_REASON])
        else:
            if not raws:
                yield Unread(str(file), "no_updates", "ignored")
            for raw in raws:
                yield Recorded(str(file), raw)


def files_under(paths: Iterable[Path]) -> Iterator[Path]:
    """The paths themselves; of a folder everything in it, by name, except links to other folders."""
    for path in paths:
        waiting = [path]
        while waiting:
            found = waiting.pop()
            inside = _inside(found)
            if inside is None:
                yield found
            else:
                waiting.extend(reversed(inside))


def _inside(path: Path) -> list[Path] | None:
    """None of a file, and of a folder that cannot be opened."""
    try:
        with os.scandir(path) as entries:
            return [
                path / entry.name
                for entry in sorted(entries, key=lambda entry: entry.name)
                if not (entry.is_symlink() and entry.is_dir())
            ]
    except (OSError, ValueError):
        return None


def _read(file: Path) -> bytes:
    """As UTF-8, without a mark in front. Raises NoRecording."""
    try:
        # A pipe or a device would be waited for without an end.
        if not stat.S_ISREG(file.stat().st_mode):
            raise NoRecording("not_a_file")
        with file.open("rb") as opened:
            body = opened.read(LARGEST + 1)
    except (OSError, ValueError) as failure:
        raise NoRecording(f"cannot_be_read: {_words(failure)}") from None
    if len(body) > LARGEST:
        raise NoRecording(f"too_large: more than {LARGEST} bytes")
    body = _without_mark(body)
    if not body.strip():
        raise NoRecording("empty")
    return body


def _words(failure: Exception) -> str:
    """Without the path, which stands beside it."""
    return (failure.strerror if isinstance(failure, OSError) else None) or type(failure).__name__


def _without_mark(body: bytes) -> bytes:
    """Editors put a mark of their own before the text, and some shells write UTF-16."""
    if body.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return body.decode("utf-16", "replace").encode()
    return body.removeprefix(BOM_UTF8)
