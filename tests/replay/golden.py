"""What `okno replay` says of every sample of Telegram's, kept in a file to be read and compared.

`python -m tests.replay.golden` writes it anew; look at the difference before you commit it.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

CLONE = Path(__file__).parents[2]
OKNO = Path(sys.executable).with_name("okno")
SAMPLES = Path("tests/payloads/telegram")
KEPT = Path(__file__).with_name("golden_telegram.jsonl")


def replayed(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """The command itself, as a person would type it in a clone."""
    return subprocess.run(
        [OKNO, "replay", "telegram", *arguments],
        cwd=CLONE,
        env=os.environ | environment,
        capture_output=True,
        timeout=100,
        check=False,
    )


def lines_of(output: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.decode().splitlines()]


if __name__ == "__main__":
    KEPT.write_bytes(replayed(str(SAMPLES), "--threads").stdout)
