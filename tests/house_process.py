"""A whole Okno in a process of its own, for tests that kill it or talk to it as the world does."""

import os
import re
import socket
import subprocess
import sys
import threading
from collections import deque
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx

OKNO = Path(sys.executable).with_name("okno")
START_SECONDS = 120
FAREWELL_SECONDS = 15
_LINK = re.compile(r"/sign-in#(\S+)")
_OPEN = "Uvicorn running on"


class HouseProcess:
    """`with HouseProcess(folder) as house:` runs `okno serve` on a free port of this machine.

    After `kill()` or `stop()`, `start()` brings it back on the same address with the same data.
    """

    def __init__(
        self, data: Path, *, database_url: str = "", path: Path | None = None, **settings: str
    ) -> None:
        self.data = data
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.links: list[str] = []
        """Tokens of the one-time sign-in links printed so far."""
        self.said: deque[str] = deque(maxlen=2_000)
        """The newest lines that the process printed."""
        self.database_address = database_url or f"sqlite:///{self.sqlite_file.absolute()}"
        self._environment = _environment(self.port, data, database_url, path, settings)
        self._process: subprocess.Popen[str] | None = None
        self._reader: threading.Thread | None = None

    @property
    def pid(self) -> int:
        assert self._process is not None, "the house has not been started"
        return self._process.pid

    @property
    def sqlite_file(self) -> Path:
        return self.data / "okno.db"

    def start(self) -> Self:
        """Return when the doors are open and the house says that it is well."""
        self.data.mkdir(parents=True, exist_ok=True)
        is_open = threading.Event()
        self._process = subprocess.Popen(
            [OKNO, "serve"],
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        self._reader = threading.Thread(target=self._listen, args=(self._process, is_open), daemon=True)
        self._reader.start()
        opened = is_open.wait(START_SECONDS) and self._process.poll() is None
        assert opened, f"the house does not open:\n{self.log}"
        health = httpx.get(f"{self.url}/api/health", timeout=START_SECONDS)
        assert health.is_success, f"the house is not well: {health.text}\n{self.log}"
        return self

    def kill(self) -> None:
        """As a power cut would: no word of warning, no last words."""
        assert self._process is not None, "the house has not been started"
        self._process.kill()
        self._wait()

    def stop(self) -> None:
        """As a service manager would."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
        self._wait()

    @property
    def log(self) -> str:
        return "\n".join(self.said)

    @property
    def exit_code(self) -> int | None:
        return self._process.poll() if self._process is not None else None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        if kind is not None:
            sys.stderr.write(f"--- the house said:\n{self.log}\n")

    def _listen(self, process: "subprocess.Popen[str]", is_open: threading.Event) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            self.said.append(line.rstrip())
            link = _LINK.search(line)
            if link:
                self.links.append(link[1])
            if _OPEN in line:
                is_open.set()
        is_open.set()

    def _wait(self) -> None:
        if self._process is None:
            return
        try:
            self._process.wait(FAREWELL_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(FAREWELL_SECONDS)
            raise
        finally:
            if self._reader is not None:
                self._reader.join(FAREWELL_SECONDS)
            if self._process.stdout is not None:
                self._process.stdout.close()


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


def _environment(
    port: int, data: Path, database_url: str, path: Path | None, settings: dict[str, str]
) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("OKNO_")}
    if path is not None:
        inherited["PYTHONPATH"] = os.pathsep.join(filter(None, (str(path), os.environ.get("PYTHONPATH"))))
    chosen = {
        "OKNO_HOST": "127.0.0.1",
        "OKNO_PORT": str(port),
        "OKNO_DATA": str(data),
        "OKNO_DATABASE_URL": database_url,
        "PYTHONUNBUFFERED": "1",
    }
    return inherited | chosen | {f"OKNO_{name.upper()}": value for name, value in settings.items()}
