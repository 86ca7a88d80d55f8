"""An operator's window on the window's own code: it loads, follows, and is compared with a fresh one."""

import json
from dataclasses import dataclass, field
from typing import Any

from tests.torture.follower import Follower, Frame
from tests.torture.operator import Operator
from tests.torture.replay import Replay


@dataclass
class Window:
    """One view with a few threads open in it."""

    name: str
    asked: dict[str, Any]
    """Which view, narrowed down and ordered how: as `GET /window` takes it."""
    clients: list[int]
    operator: Operator
    replay: Replay
    follower: Follower = field(init=False)
    reloads: int = 0

    async def opens(self) -> Follower:
        since = await self._load(self.name)
        self.follower = Follower(self.operator, since, self._take, self._start_afresh)
        return self.follower

    async def differs_from_fresh(self) -> str | None:
        """What differs once both stand at the same seq; None when nothing does."""
        while True:
            seq = await self._load(f"{self.name}, fresh")
            await self.follower.reaches(seq)
            if self.follower.seq == seq:
                mine, fresh = await self.replay.pair(self.name, f"{self.name}, fresh")
                return difference(mine, fresh)

    async def _load(self, name: str) -> int:
        """As one moment: a page that was read later than the first one is read again."""
        while True:
            page = await self.operator.reads("/window", **self.asked)
            histories = [await self.operator.reads(f"/clients/{one}/history") for one in self.clients]
            if all(history["seq"] == page["seq"] for history in histories):
                break
        await self.replay.window(name, page, self.asked["view"], self.asked)
        for history in histories:
            await self.replay.history(name, history)
        seq: int = page["seq"]
        return seq

    async def _take(self, frame: Frame) -> None:
        seq = await self.replay.frame(self.name, frame)
        assert seq == frame["upto"]

    async def _start_afresh(self, reason: str) -> int:
        self.reloads += 1
        return await self._load(self.name)


def difference(one: Any, other: Any, place: str = "state") -> str | None:
    """The first place where they differ, and how."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        parts = [difference(one[key], other[key], f"{place}.{key}") for key in one]
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        parts = [
            difference(mine, fresh, f"{place}[{n}]")
            for n, (mine, fresh) in enumerate(zip(one, other, strict=True))
        ]
    else:
        return None if one == other else f"{place}: {_shown(one)} and fresh {_shown(other)}"
    return next(filter(None, parts), None)


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)[:1_500]
