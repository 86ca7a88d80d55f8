"""How far the news was taken, and what to look for when VK has forgotten a part of it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from connectors.vk.messages import message_in
from connectors.vk.reading import Fields, Unreadable, decoded, read_object

MESSAGES = ("message_new", "message_reply")


@dataclass(frozen=True, slots=True)
class Cursor:
    """`ts` is the long poll's; `seen` the highest number and `at` the latest moment, in Unix seconds, of a
    message that was taken. Chats of several people have no numbers across the community, only moments.
    `asked_since`, in Unix seconds, stands until what had been asked before the first start is taken in too."""

    ts: str = ""
    seen: int = 0
    at: int = 0
    asked_since: int = 0
    begun: bool = False
    """What stood there at the beginning was looked at, even if it was nothing."""

    @classmethod
    def parse(cls, stored: str | None) -> "Cursor":
        """Of what was stored, as much as can be understood."""
        try:
            value = decoded((stored or "").encode())
        except Unreadable:
            return cls()
        if not isinstance(value, dict):
            return cls(ts=str(value)) if isinstance(value, int) else cls()
        told = Fields(value)
        seen, at, since = (told.size(name) or 0 for name in ("seen", "at", "asked_since"))
        return cls(told.text("ts"), seen, at, since, told.flag("begun"))

    @property
    def is_new(self) -> bool:
        """Nothing was ever taken or looked at."""
        return not (self.ts or self.seen or self.at or self.asked_since or self.begun)

    def __str__(self) -> str:
        told: dict[str, object] = {"ts": self.ts, "seen": self.seen, "at": self.at}
        now_and_then = {"asked_since": self.asked_since, "begun": self.begun}
        return json.dumps(told | {name: value for name, value in now_and_then.items() if value})

    def knows(self, message: Fields) -> bool:
        """Whether the message was taken, or would have been."""
        number, at = message.size("id") or 0, message.size("date") or 0
        return number <= self.seen if number else at < self.at

    def with_message(self, message: Fields) -> "Cursor":
        number, at = message.size("id") or 0, message.size("date") or 0
        return replace(self, seen=max(self.seen, number), at=max(self.at, at))

    def after(self, events: Iterable[bytes]) -> "Cursor":
        cursor = self
        for event in events:
            try:
                told = read_object(event)
            except Unreadable:
                continue
            if told.text("type") in MESSAGES:
                cursor = cursor.with_message(message_in(told))
        return cursor
