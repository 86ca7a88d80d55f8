"""Files from strangers are opened in processes of their own: one that is made to break its reader breaks only that."""

import atexit
import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Any, Literal, cast

WORKERS = 2
PATIENCE = 180.0
"""Seconds until a process that does not answer is given up. It gives itself up long before, by what it has worked."""
COMMAND = (sys.executable, "-P", "-m", "app.files.darkroom_work")

Wanted = Literal["shown", "voice", "portrait"]
"""What is to be made of a file: what a screen shows of it, a voice message of its sound, or somebody's picture."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Developed:
    """What was found by opening a file. All of it is empty for one that cannot be read, or should not be."""

    kind: str = "document"
    width: int | None = None
    height: int | None = None
    duration: float | None = None
    thumbnail: Path | None = None
    shown: Path | None = None
    """A picture drawn anew."""
    voice: Path | None = None
    """Sound wrapped anew."""
    portrait: Path | None = None
    """The middle of a picture, as a small square."""


class Darkroom:
    """A few processes that are started when first needed, and again when one has broken. For threads."""

    def __init__(
        self, command: Sequence[str] = COMMAND, *, workers: int = WORKERS, patience: float = PATIENCE
    ) -> None:
        self.command = command
        self.patience = patience
        self._seats = threading.BoundedSemaphore(workers)
        self._idle: list[_Worker] = []
        self._lock = threading.Lock()

    def develop(self, path: Path, mime: str, folder: Path, wanted: Wanted = "shown") -> Developed:
        """Open a file, of which we know the MIME type by looking. What is made of it is put into `folder`."""
        task = {
            "path": str(path.absolute()),
            "mime": mime,
            "folder": str(folder.absolute()),
            "wanted": wanted,
        }
        with self._seats:
            worker = self._take()
            answer = worker.ask(task)
            if answer is None:
                log.warning("a file of type %s could not be opened in time or in peace", mime)
                worker.end()
                return Developed()
            with self._lock:
                self._idle.append(worker)
        return _read(answer, folder)

    def close(self) -> None:
        with self._lock:
            idle, self._idle = self._idle, []
        for worker in idle:
            worker.end()

    def _take(self) -> "_Worker":
        with self._lock:
            if self._idle:
                return self._idle.pop()
        return _Worker(self.command, self.patience)


@cache
def the_darkroom() -> Darkroom:
    """One a process: what it guards is this machine's."""
    darkroom = Darkroom()
    atexit.register(darkroom.close)
    return darkroom


class _Worker:
    def __init__(self, command: Sequence[str], patience: float) -> None:
        self.patience = patience
        self.process = subprocess.Popen(  # noqa: S603 - our own module, by our own interpreter
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_bare_environment()
        )

    def ask(self, task: Mapping[str, Any]) -> dict[str, Any] | None:
        """None when it broke."""
        stdin, stdout = cast("IO[bytes]", self.process.stdin), cast("IO[bytes]", self.process.stdout)
        watchdog = threading.Timer(self.patience, self.process.kill)
        watchdog.daemon = True
        watchdog.start()
        try:
            stdin.write(json.dumps(task).encode() + b"\n")
            stdin.flush()
            answer: dict[str, Any] = json.loads(stdout.readline())
        except (OSError, ValueError):
            return None
        else:
            return answer
        finally:
            watchdog.cancel()

    def end(self) -> None:
        self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        self.process.wait()


def _bare_environment() -> dict[str, str]:
    """Without our secrets."""
    return {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "LANG") if name in os.environ}


def _read(answer: Mapping[str, Any], folder: Path) -> Developed:
    made = {name: folder / name for name in answer.get("made", ())}
    return Developed(
        answer.get("kind", "document"),
        answer.get("width"),
        answer.get("height"),
        answer.get("duration"),
        **made,
    )
