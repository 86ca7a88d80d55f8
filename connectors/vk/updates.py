"""Events inside longer answers and recordings, each cut out to the letter."""

import re
from collections.abc import Iterator
from hashlib import sha256

import msgspec

from connectors.contract import Raw

LISTED = msgspec.json.Decoder(list[msgspec.Raw])
# A string, also one that never ends, or a bracket outside of all strings. Never goes back over what it has read,
# so that no text, however odd, takes longer than its length.
MARKS = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[\]{}]', re.DOTALL)
UNPARSED = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class Named(msgspec.Struct):
    event_id: str


def raw_of(event: bytes) -> Raw:
    """Under its own number, so that it is known again whichever way it comes; without one under its content."""
    try:
        named = msgspec.json.decode(event, type=Named).event_id
    except UNPARSED:
        named = ""
    return Raw(named[:200].replace("\x00", "") or sha256(event).hexdigest(), event)


def listed(values: bytes) -> list[bytes]:
    """What a JSON list holds, each to the letter. One that no parser takes does not hold up those around it."""
    try:
        return [bytes(value) for value in LISTED.decode(values)]
    except UNPARSED:
        return list(cut_apart(values, depth=2))


def cut_apart(text: bytes, *, depth: int) -> Iterator[bytes]:
    """Objects and lists that lie so many brackets deep, found by eye."""
    now = begin = 0
    for mark in MARKS.finditer(text):
        if mark[0] in (b"{", b"["):
            now += 1
            begin = mark.start() if now == depth else begin
        elif mark[0] in (b"}", b"]"):
            if now == depth:
                yield text[begin : mark.end()]
            now -= 1
