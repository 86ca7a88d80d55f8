"""The events in an answer of the long poll, each to the letter."""

import re
from dataclasses import dataclass

import msgspec

from connectors.contract import Raw
from connectors.vk.answers import NoAnswer
from connectors.vk.updates import UNPARSED, cut_apart, raw_of

DEPTH_OF_AN_EVENT = 3
"""The answer is an object, its updates a list in it, each event an object in that."""
TS = re.compile(rb'"ts"\s*+:\s*+"?(\d{1,20})"?')


class Answer(msgspec.Struct):
    ts: str | int = ""
    failed: int = 0
    updates: list[msgspec.Raw] | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """`ts` is empty where VK tells none."""

    ts: str
    failed: int
    events: tuple[bytes, ...]

    @property
    def raws(self) -> tuple[Raw, ...]:
        return tuple({raw.key: raw for raw in map(raw_of, self.events)}.values())


def read_batch(body: bytes) -> Batch:
    """Raises NoAnswer when it is no answer of a long poll."""
    try:
        answer = msgspec.json.decode(body, type=Answer)
    except UNPARSED:
        return _by_eye(body)
    if not answer.failed and not answer.ts:
        raise NoAnswer("server_error", f"{len(body)} bytes that are no events")
    return Batch(str(answer.ts), answer.failed, tuple(map(bytes, answer.updates or ())))


def _by_eye(body: bytes) -> Batch:
    """One event that no parser takes must not hold up those around it, so they are cut apart by eye."""
    outside = body
    events = tuple(cut_apart(body, depth=DEPTH_OF_AN_EVENT))
    for event in events:
        outside = outside.replace(event, b"", 1)
    found = TS.search(outside)
    if found is None:
        raise NoAnswer("server_error", f"{len(body)} bytes that are no events")
    return Batch(found[1].decode(), 0, events)
