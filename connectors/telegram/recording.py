"""Recorded updates, in whatever wrapping somebody kept them."""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator

import msgspec

from connectors.contract import Raw
from connectors.telegram.normalise import LEFT_OUT, READERS
from connectors.telegram.reading import Unreadable
from connectors.telegram.updates import UNPARSED, cut_apart, listed, raw_of, update_id_of

KINDS = frozenset({"update_id", *READERS, *LEFT_OUT})
MEMBERS = msgspec.json.Decoder(dict[str, msgspec.Raw])
ANSWER = re.compile(rb'\{\s*"(?:ok|result)"\s*:')
DEEPEST = 4
"""Wrappings around an update: a list of answers, each with a list."""


def read_recording(body: bytes) -> tuple[Raw, ...]:
    """One update, a list of them, an answer of the server's, or several of these one after another, such as one
    a line. Raises ValueError when it is none of these."""
    body = body.removeprefix(BOM_UTF8)
    pieces = list(cut_apart(body, depth=1))
    if not pieces or not _is_all(body, pieces):
        raise Unreadable("recording")
    updates = [update for piece in pieces for update in _updates_in(piece, DEEPEST)]
    # One odd thing among updates is shown as such; a file of nothing else is no recording.
    if updates and not any(map(_is_update, updates)):
        raise Unreadable("update")
    return tuple(map(raw_of, updates))


def _is_all(body: bytes, pieces: list[bytes]) -> bool:
    between = len(b"".join(body.split())) - sum(len(b"".join(piece.split())) for piece in pieces)
    return between == 0


def _updates_in(piece: bytes, deepest: int) -> Iterator[bytes]:
    if not deepest:
        raise Unreadable("recording")
    if piece.startswith(b"["):
        for one in listed(piece):
            yield from _updates_in(one, deepest - 1)
        return
    answer = _members(piece)
    if not answer and ANSWER.match(piece):
        # Something in it that no parser takes.
        yield from cut_apart(piece, depth=3)
    elif "ok" not in answer or "update_id" in answer:
        yield piece
    elif "result" in answer:
        yield from _updates_in(bytes(answer["result"]), deepest - 1)
    else:
        raise Unreadable("result")


def _is_update(piece: bytes) -> bool:
    members = _members(piece)
    return not KINDS.isdisjoint(members) if members else update_id_of(piece) is not None


def _members(piece: bytes) -> dict[str, msgspec.Raw]:
    try:
        return MEMBERS.decode(piece)
    except UNPARSED:
        return {}
