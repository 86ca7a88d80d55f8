"""`okno demo` as a process of its own."""

import os
import re
import subprocess
import sys
import threading
from collections import deque
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.house_process import OKNO

START_SECONDS = 120
FAREWELL_SECONDS = 30
_LINK = re.compile(r"/sign-in#(\S+)")
_TELEGRAM = re.compile(r"Telegram, .*customer: (http\S+)")
_VK = re.compile(r"VK, .*customer: (http\S+)")
_HOUSE = re.compile(r"Okno: (http\S+)")
_TOLD = {_LINK: "sign_in_token", _TELEGRAM: "telegram_url", _VK: "vk_url", _HOUSE: "url"}
_OPEN = "Uvicorn running on"


class DemoProcess:
    """`with DemoProcess(folder) as demo:` has the shop open and everybody in it."""

    def __init__(self, data: Path, *arguments: str) -> None:
        self._command = [
            str(OKNO),
            "demo",
            "--port",
            "0",
            "--telegram-port",
            "0",
            "--vk-port",
            "0",
            *arguments,
        ]
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("OKNO_")},
            "OKNO_DATA": str(data),
            "PYTHONUNBUFFERED": "1",
        }
        self._open = threading.Event()
        self.said: deque[str] = deque(maxlen=500)
        self.url = ""
        self.telegram_url = ""
        self.vk_url = ""
        self.sign_in_token = ""

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            self._command,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        self._reader = threading.Thread(target=self._listen, daemon=True)
        self._reader.start()
        is_open = self._open.wait(START_SECONDS) and self._process.poll() is None
        if not is_open:
            self.stop()
        assert is_open, f"the demo does not open:\n{self.log}"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        if kind is not None:
            sys.stderr.write(f"--- the demo said:\n{self.log}\n")

    def stop(self) -> None:
        """As a service manager would."""
        if self._process.poll() is None:
            self._process.terminate()
        try:
            self._process.wait(FAREWELL_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(FAREWELL_SECONDS)
        self._reader.join(FAREWELL_SECONDS)
        if self._process.stdout is not None:
            self._process.stdout.close()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def log(self) -> str:
        return "\n".join(self.said)

    def _listen(self) -> None:
        for line in self._process.stdout or ():
            self.said.append(line.rstrip())
            for pattern, name in _TOLD.items():
                if found := pattern.search(line):
                    setattr(self, name, found[1])
            if _OPEN in line:
                self._open.set()
        self._open.set()
