"""Recorded events, in whatever wrapping somebody kept them."""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator

import msgspec

from connectors.contract import Raw
from connectors.vk.reading import Unreadable
from connectors.vk.updates import UNPARSED, cut_apart, listed, raw_of

MEMBERS = msgspec.json.Decoder(dict[str, msgspec.Raw])
EVENT = re.compile(rb'"(?:type|object|group_id)"\s*+:')
UPDATES = re.compile(rb'"updates"\s*+:\s*+\[')
DEEPEST = 4
"""Wrappings around an event: a list of answers, each with a list."""


def read_recording(body: bytes) -> tuple[Raw, ...]:
    """One event, a list of them, an answer of the long poll, or several of these one after another, such as one
    a line. Raises ValueError when it is none of these."""
    body = body.removeprefix(BOM_UTF8)
    pieces = list(cut_apart(body, depth=1))
    if not pieces or not _is_all(body, pieces):
        raise Unreadable("recording")
    events = [event for piece in pieces for event in _events_in(piece, DEEPEST)]
    # One odd thing among events is shown as such; a file of nothing else is no recording.
    if events and not any(map(_is_event, events)):
        raise Unreadable("event")
    return tuple(map(raw_of, events))


def _is_all(body: bytes, pieces: list[bytes]) -> bool:
    between = len(b"".join(body.split())) - sum(len(b"".join(piece.split())) for piece in pieces)
    return between == 0


def _events_in(piece: bytes, deepest: int) -> Iterator[bytes]:
    if not deepest:
        raise Unreadable("recording")
    if piece.startswith(b"["):
        for one in listed(piece):
            yield from _events_in(one, deepest - 1)
        return
    members = _members(piece)
    if "updates" in members and "type" not in members:
        told = bytes(members["updates"])
        if told != b"null":
            yield from _events_in(told, deepest - 1)
    elif not members and UPDATES.search(piece):
        # An answer with something in it that no parser takes.
        yield from cut_apart(piece, depth=3)
    elif "failed" in members or members.keys() == {"ts"}:
        return
    else:
        yield piece


def _is_event(piece: bytes) -> bool:
    members = _members(piece)
    return {"type", "object"} <= members.keys() if members else bool(EVENT.search(piece))


def _members(piece: bytes) -> dict[str, msgspec.Raw]:
    try:
        return MEMBERS.decode(piece)
    except UNPARSED:
        return {}
