"""The darkroom's own process: reads a task a line, answers a line. It ends when nobody asks any more.

{"path": "...", "mime": "image/png", "folder": "...", "wanted": "shown"}
{"kind": "photo", "width": 640, "height": 480, "duration": null, "made": ["thumbnail", "shown"]}
"""

import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from app.files import picturing
from app.kit.json import dumps, loads

MEMORY = 3 << 30
"""Bytes of addresses, most of which are never touched: the libraries alone take a quarter."""
LARGEST_FILE = 1 << 30
EFFORT = 20
"""Seconds of work on one file. Not of waiting: a busy machine makes no picture unreadable."""

_PHOTOS = frozenset({"image/png", "image/jpeg", "image/webp", "image/gif"})
_STREAMS = ("audio/", "video/")


def main() -> None:
    _take_little()
    for line in sys.stdin.buffer:
        _allow(EFFORT)
        task = loads(line)
        answer = _work(Path(task["path"]), task["mime"], Path(task["folder"]), task["wanted"])
        sys.stdout.buffer.write(dumps(answer).encode() + b"\n")
        sys.stdout.buffer.flush()


def _work(path: Path, mime: str, folder: Path, wanted: str) -> dict[str, Any]:
    try:
        if wanted == "portrait":
            return _portrait(path, mime, folder)
        if mime in picturing.MIMES:
            return _picture(path, mime, folder)
        if mime.startswith(_STREAMS):
            return _recording(path, mime, folder, voice=wanted == "voice")
    except (MemoryError, RecursionError):
        pass
    return {}


def _picture(path: Path, mime: str, folder: Path) -> dict[str, Any]:
    picture = picturing.picture_of(path, mime)
    if picture is None:
        return {}
    drawn = {"thumbnail": picture.thumbnail, "shown": picture.shown}
    for name, content in drawn.items():
        if content is not None:
            (folder / name).write_bytes(content)
    kind = "animation" if picture.moves else "photo"
    return {
        "kind": kind if picture.shown and mime in _PHOTOS else "document",
        "width": picture.width,
        "height": picture.height,
        "made": [name for name, content in drawn.items() if content is not None],
    }


def _portrait(path: Path, mime: str, folder: Path) -> dict[str, Any]:
    drawn = picturing.portrait_of(path, mime)
    if drawn is None:
        return {}
    (folder / "portrait").write_bytes(drawn)
    return {"kind": "photo", "width": picturing.PORTRAIT, "height": picturing.PORTRAIT, "made": ["portrait"]}


def _recording(path: Path, mime: str, folder: Path, *, voice: bool) -> dict[str, Any]:
    # It loads eighty megabytes of libraries, which pictures can do without.
    from app.files import listening

    if voice and listening.make_voice(path, mime, folder / "voice"):
        spoken = listening.recording_of(folder / "voice", "audio/ogg")
        return {"kind": "voice", "duration": spoken.duration if spoken else None, "made": ["voice"]}
    recording = listening.recording_of(path, mime)
    if recording is None:
        return {}
    kind = "video" if recording.has_film else "audio" if recording.has_sound else "document"
    return {
        "kind": kind,
        "width": recording.width,
        "height": recording.height,
        "duration": recording.duration,
    }


def _take_little() -> None:
    """Whatever a file makes us do: no endless memory, no endless output, and others go first."""
    with suppress(ImportError, OSError, ValueError, AttributeError):
        import os
        import resource

        os.nice(5)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _allow(seconds: int) -> None:
    """The process is ended by the system when it works longer than that from now on."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        limit = int(used.ru_utime + used.ru_stime) + 1 + seconds
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (limit, most))


if __name__ == "__main__":
    main()
