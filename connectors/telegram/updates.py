"""Updates inside longer answers and recordings, each cut out to the letter."""

import re
from collections.abc import Iterator
from hashlib import sha256

import msgspec

from connectors.contract import Raw

LISTED = msgspec.json.Decoder(list[msgspec.Raw])
# A string, also one that never ends, or a bracket outside of all strings. Never goes back over what it has read,
# so that no text, however odd, takes longer than its length.
MARKS = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[\]{}]', re.DOTALL)
# A whole number: the beginning of another one would make a stranger of it, or a repeat.
UPDATE_ID = re.compile(rb'"update_id"\s*+:\s*+(\d{1,18})(?=\s*+[,}])')
UNPARSED = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class Numbered(msgspec.Struct):
    update_id: int


def raw_of(update: bytes) -> Raw:
    """Under its own number, so that it is known again whichever way it comes; without one under its content."""
    number = update_id_of(update)
    return Raw(sha256(update).hexdigest() if number is None else str(number), update)


def update_id_of(update: bytes) -> int | None:
    try:
        return msgspec.json.decode(update, type=Numbered).update_id
    except UNPARSED:
        found = UPDATE_ID.search(update)
        return int(found[1]) if found else None


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
