"""Visitors who have a page open now, in any process: fleeting, gone by itself when nobody repeats it."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256
from typing import Any

from app.bus.contract import Bus
from app.kit.json import dumps, loads
from app.visitors.devices import Device

REPEAT = 15.0
"""Seconds between a process's words about who is here."""
FORGET = 40.0
"""Seconds after which another process's words no longer count."""
BELL = 1.0
"""Seconds between two bells."""
WRITES_FOR = 6.0
"""Seconds that somebody counts as writing."""
LONGEST_SAID = 6_000
"""Characters of one word on the bus."""


@dataclass(frozen=True, slots=True)
class Present:
    """A visitor's newest page."""

    channel_id: int
    visitor: str
    """External id under which they write, or would."""
    browser: str
    name: str
    url: str
    title: str
    referrer: str | None
    labels: dict[str, str]
    device: Device | None
    language: str | None
    since: str
    page_at: str

    @property
    def ref(self) -> str:
        """How an operator's window names them; it opens nothing."""
        return f"{self.channel_id}-{sha256(self.visitor.encode()).hexdigest()[:24]}"


@dataclass(slots=True)
class _Elsewhere:
    heard_at: float
    people: dict[str, Present] = field(default_factory=dict)


class Roster:
    def __init__(self, bus: Bus, process: str, *, alone: bool) -> None:
        self.bus = bus
        self.process = process
        self.alone = alone
        """No other process can be listening."""
        self.on_change: list[Callable[[], None]] = []
        """Rung at most once a second."""
        self.on_recognised: list[Callable[[int, str, int, int], None]] = []
        """Channel, external id, account and client of somebody who has got an account in another process."""
        self._pages: dict[object, Present] = {}
        self._elsewhere: dict[str, _Elsewhere] = {}
        self._writing: dict[str, float] = {}
        self._rung_at = 0.0
        self._bell: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    def people(self) -> dict[str, Present]:
        """By ref; of somebody with several pages the one they turned to last."""
        found: dict[str, Present] = {}
        for one in (
            *(p for other in self._elsewhere.values() for p in other.people.values()),
            *self._pages.values(),
        ):
            known = found.get(one.ref)
            newest = one if known is None or one.page_at >= known.page_at else known
            found[one.ref] = replace(newest, since=min(one.since, known.since)) if known else newest
        return found

    def is_writing(self, ref: str) -> bool:
        return self._writing.get(ref, 0.0) > asyncio.get_running_loop().time()

    def comes(self, page: object, present: Present) -> None:
        """`page` is whatever stands for one open page in this process."""
        self._pages[page] = present
        self._say({"kind": "here", "people": [asdict(present)]})
        self._ring()

    def leaves(self, page: object) -> None:
        present = self._pages.pop(page, None)
        if present is not None:
            if all(one.ref != present.ref for one in self._pages.values()):
                self._say({"kind": "gone", "ref": present.ref})
            self._ring()

    def writes(self, ref: str) -> None:
        self._say({"kind": "writes", "ref": ref})
        self._note_writing(ref)

    def recognised(self, channel_id: int, visitor: str, identity_id: int, client_id: int) -> None:
        """Somebody has got an account here: their pages in other processes must know it too."""
        self._say(
            {
                "kind": "known",
                "channel_id": channel_id,
                "visitor": visitor,
                "identity_id": identity_id,
                "client_id": client_id,
            }
        )

    def hear(self, payload: str) -> None:
        """A word of another process, from the bus."""
        word = loads(payload)
        if word["process"] == self.process:
            return
        now = asyncio.get_running_loop().time()
        other = self._elsewhere.setdefault(word["process"], _Elsewhere(now))
        other.heard_at = now
        match word["kind"]:
            case "here":
                for one in word["people"]:
                    present = Present(**one)
                    other.people[present.ref] = present
            case "gone":
                other.people.pop(word["ref"], None)
            case "writes":
                self._note_writing(word["ref"])
                return
            case "known":
                for hear in self.on_recognised:
                    hear(word["channel_id"], word["visitor"], word["identity_id"], word["client_id"])
                return
            case _:
                return  # of a newer version beside us
        self._ring()

    async def repeat_forever(self) -> None:
        while True:
            await asyncio.sleep(REPEAT)
            now = asyncio.get_running_loop().time()
            silent = [name for name, other in self._elsewhere.items() if now - other.heard_at > FORGET]
            for name in silent:
                del self._elsewhere[name]
            self._writing = {ref: until for ref, until in self._writing.items() if until > now}
            if silent:
                self._ring()
            self.repeat()

    def repeat(self) -> None:
        """Say again who is here, some at a time."""
        for people in _in_portions(self._pages.values()):
            self._say({"kind": "here", "people": people})

    def _note_writing(self, ref: str) -> None:
        loop = asyncio.get_running_loop()
        self._writing[ref] = loop.time() + WRITES_FOR
        loop.call_later(WRITES_FOR + 0.1, self._ring)
        self._ring()

    def _ring(self) -> None:
        """Whoever looks reads again; many changes are one bell."""
        if self._bell is not None:
            return
        loop = asyncio.get_running_loop()
        self._bell = loop.call_at(max(loop.time(), self._rung_at + BELL), self._ring_now)

    def _ring_now(self) -> None:
        self._bell = None
        self._rung_at = asyncio.get_running_loop().time()
        for hear in self.on_change:
            hear()

    def _say(self, word: dict[str, Any]) -> None:
        if self.alone:
            return
        task = asyncio.ensure_future(self.bus.publish("visitors", dumps({"process": self.process, **word})))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _in_portions(people: Iterable[Present]) -> Iterable[list[dict[str, Any]]]:
    portion: list[dict[str, Any]] = []
    size = 0
    for one in people:
        card = asdict(one)
        size += len(dumps(card).encode())
        if portion and size > LONGEST_SAID:
            yield portion
            portion, size = [], len(dumps(card).encode())
        portion.append(card)
    if portion:
        yield portion
