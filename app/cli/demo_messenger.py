"""The local Telegram and the local VK of the demo, a process beside ours. They live among the tests, so only in a
clone."""

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.kit.errors import OknoError

CLONE = Path(__file__).resolve().parents[2]
TOKEN = "990001:demo-of-a-shop-with-a-window"  # noqa: S105 - opens nothing outside this machine
VK_TOKEN = "vk1.a.demo-of-a-shop-with-a-window"  # noqa: S105 - as above
FAREWELL = 10
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Account:
    """The shop's own there."""

    url: str
    token: str


class LocalMessengers:
    """On their way up while we do something else."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._accounts: dict[str, Account] | None = None

    def accounts(self) -> Mapping[str, Account]:
        """By kind of channel, waiting until all are ready. Raises OknoError messenger_failed."""
        if self._accounts is None:
            line = self._process.stdout.readline() if self._process.stdout else ""
            if not line:
                raise OknoError("messenger_failed", 500, detail="the local messengers did not start")
            ready = json.loads(line)
            self._accounts = {kind: Account(one["url"], one["token"]) for kind, one in ready.items()}
        return self._accounts


def is_here() -> bool:
    return (CLONE / "tests" / "demo" / "__main__.py").is_file()


@contextlib.contextmanager
def open_messengers(
    telegram_port: int, vk_port: int, *, state: Path, now: datetime, lively: bool
) -> Iterator[LocalMessengers]:
    """Open until the block ends. They end by themselves too when we are gone: their input closes with us."""
    command = [
        *(sys.executable, "-m", "tests.demo"),
        *("--port", str(telegram_port), "--token", TOKEN, "--state", str(state), "--now", now.isoformat()),
        *("--vk-port", str(vk_port), "--vk-token", VK_TOKEN, "--vk-screen-name", "lavka_okno"),
        *("--name", "Лавка «Окно»", "--username", "lavka_okno_bot"),
        *(("--lively",) if lively else ()),
    ]
    # In a session of its own it does not hear Ctrl-C before the house has said its last words.
    process = subprocess.Popen(  # noqa: S603 - every word of it is ours
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=CLONE,
        start_new_session=True,
    )
    try:
        yield LocalMessengers(process)
    finally:
        _see_off(process)


def _see_off(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.communicate(timeout=FAREWELL)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
