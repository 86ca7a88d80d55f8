"""Keeping Telegram's memory in a folder, so that a stopped local Telegram can go on where it was."""

import asyncio
from pathlib import Path

import msgspec

from tests.doubles.telegram.memory import Memory
from tests.doubles.telegram.world import World

REST_SECONDS = 0.5


class StateFolder:
    def __init__(self, path: Path) -> None:
        self._file = path / "telegram.json"

    def load(self) -> Memory | None:
        return msgspec.json.decode(self._file.read_bytes(), type=Memory) if self._file.exists() else None

    def save(self, memory: Memory) -> None:
        """Replace the file as a whole: a kill in the middle leaves the one before."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._file.with_suffix(".new")
        fresh.write_bytes(msgspec.json.encode(memory))
        fresh.replace(self._file)

    async def keep(self, world: World) -> None:
        """Save after every change, but not more often than twice a second. Works until cancelled."""
        while True:
            await world.bell.next_ring()
            await asyncio.sleep(REST_SECONDS)
            self.save(world.memory)
