"""Servers in processes of their own, each on a port of this machine alone."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

HERE = "127.0.0.1"
PATIENCE = 60.0
"""Seconds that a server may take to open its door."""


@contextmanager
def served(
    command: Sequence[str], port: int, log: Path, environment: Mapping[str, str] | None = None
) -> Iterator[int]:
    """Run `python <command>` until the block ends. The port answers when the block begins; yields the pid."""
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, *command],
            stdout=out,
            stderr=subprocess.STDOUT,
            env=os.environ | dict(environment or {}),
        )
        try:
            _wait_for_door(process, port, log)
            yield process.pid
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(20)
            process.kill()
            process.wait()


def free_port() -> int:
    with socket.create_server((HERE, 0)) as door:
        return int(door.getsockname()[1])


def _wait_for_door(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with suppress(OSError), socket.create_connection((HERE, port), timeout=1):
            return
        time.sleep(0.05)
    raise RuntimeError(f"the server did not open port {port}:\n{log.read_text(errors='replace')[-4_000:]}")
