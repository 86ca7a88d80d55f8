"""What the operator's window makes of snapshots and frames, on its own code, in Node."""

import asyncio
import json
import os
import shutil
from asyncio.subprocess import PIPE, Process
from pathlib import Path
from typing import Any, Self

from tests.needs import forbid_or_skip

ROOT = Path(__file__).parents[2]
MODULE = ROOT / "web" / "dist" / "replay" / "replay.mjs"
LONGEST_LINE = 1 << 26
FAREWELL_SECONDS = 10
_SPEAK = """
import {{ createInterface }} from "node:readline";
import {{ speak }} from {module};
await speak(createInterface({{ input: process.stdin }}), (line) => process.stdout.write(line + "\\n"));
"""


class Replay:
    """States under names of the caller's choice."""

    def __init__(self) -> None:
        self._process: Process | None = None
        self._turn = asyncio.Lock()

    async def __aenter__(self) -> Self:
        node = shutil.which("node", path=f"{ROOT / '.venv' / 'node' / 'bin'}:{os.environ.get('PATH', '')}")
        if node is None or not MODULE.exists():
            forbid_or_skip("the built window", "run npm run build:replay in web/")
        script = _SPEAK.format(module=json.dumps(MODULE.as_uri()))
        self._process = await asyncio.create_subprocess_exec(
            node, "--input-type=module", "--eval", script, stdin=PIPE, stdout=PIPE, limit=LONGEST_LINE
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.close()
        async with asyncio.timeout(FAREWELL_SECONDS):
            await self._process.wait()

    async def window(self, name: str, page: Any, view: str, asked: Any = None) -> None:
        """`asked`: what narrows and orders the view; the whole of it, the newest first, without."""
        await self._order(do="window", page=page, view=view, filter=asked or {}, **{"as": name})

    async def history(self, name: str, page: Any) -> None:
        await self._order(do="history", page=page, **{"as": name})

    async def frame(self, name: str, frame: Any) -> int:
        """The seq of the state afterwards."""
        answer = await self._order(do="frame", frame=frame, **{"as": name})
        assert not answer["gap"], f"{name} has a gap before {frame}"
        seq: int = answer["seq"]
        return seq

    async def pair(self, one: str, other: str) -> tuple[Any, Any]:
        """Both states as they must look the same."""
        texts = await self._order(do="pair", one=one, other=other)
        return json.loads(texts[0]), json.loads(texts[1])

    async def _order(self, **order: Any) -> Any:
        assert self._process is not None
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        async with self._turn:
            self._process.stdin.write(json.dumps(order).encode() + b"\n")
            await self._process.stdin.drain()
            line = await self._process.stdout.readline()
        assert line, "the replay has ended; see its words above"
        return json.loads(line)
