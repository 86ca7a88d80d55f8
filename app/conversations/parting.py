"""A reply as the channel can carry it: long words in parts, files in albums, words under the files where they fit."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from app.kit.text import utf16_length
from connectors.contract import Capabilities

File = Mapping[str, Any]
"""An AttachmentCard to be."""
Formatting = Mapping[str, Any]
"""An EntityCard; offsets in UTF-16 units."""

_BREAKS = ("\n\n", "\n", ". ", "! ", "? ", "; ", ", ", " ")
"""Where a long text is parted: the first that lies in the second half of what fits."""
_JOINED = "\u200d\ufe0f\u20e3"
"""What belongs to the character before it, or ties two together."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One message of the channel's."""

    text: str
    entities: tuple[Formatting, ...] = ()
    files: tuple[File, ...] = ()


def pieces_of(
    text: str,
    entities: Sequence[Formatting],
    files: Sequence[File],
    able: Capabilities,
    *,
    has_buttons: bool = False,
) -> list[Piece]:
    """At least one; in the order they are to be sent. Buttons stand under the last, which is then no album."""
    albums = list(albums_of(files, able))
    if albums and has_buttons and len(albums[-1]) > 1 and text:
        return [*(Piece("", (), album) for album in albums), *parts_of(text, entities, able.text_limit)]
    if not albums:
        return list(parts_of(text, entities, able.text_limit))
    caption_limit = able.text_limit if able.caption_limit is None else able.caption_limit
    if not text or utf16_length(text) <= caption_limit:
        first, *others = albums
        return [Piece(text, tuple(entities), first), *(Piece("", (), album) for album in others)]
    return [*parts_of(text, entities, able.text_limit), *(Piece("", (), album) for album in albums)]


def albums_of(files: Sequence[File], able: Capabilities) -> Iterator[tuple[File, ...]]:
    """Neighbours that may go together, in the order given. What a file may weigh, an album may."""
    album: list[File] = []
    for file in files:
        if album and not _go_together([*album, file], able):
            yield tuple(album)
            album = []
        album.append(file)
    if album:
        yield tuple(album)


def _go_together(album: Sequence[File], able: Capabilities) -> bool:
    kinds = {file["kind"] for file in album}
    weight = sum(file["size"] or 0 for file in album)
    return (
        len(album) <= able.album_limit
        and weight <= able.file_limit
        and any(kinds <= together for together in able.albums)
    )


def parts_of(text: str, entities: Sequence[Formatting], limit: int) -> Iterator[Piece]:
    """Parts of at most `limit` UTF-16 units. No character is torn, and no formatting that fits into one part."""
    start, units = 0, [0, *accumulate(2 if character > "\uffff" else 1 for character in text)]
    held = _held_together(units[-1], entities, limit)
    while units[-1] - units[start] > limit:
        end = _end_of_part(text, units, start, limit, held)
        part = _part(text, units, start, end, entities)
        if part.text:
            yield part
        start = end + len(text[end:]) - len(text[end:].lstrip())
    if start < len(text) or start == 0:
        yield _part(text, units, start, len(text), entities)


def _held_together(length: int, entities: Sequence[Formatting], limit: int) -> bytearray:
    """A mark for each unit that must not begin a part, because formatting goes across it."""
    held = bytearray(length + 1)
    for entity in entities:
        begins, ends = entity["offset"] + 1, min(entity["offset"] + entity["length"], length)
        if begins < ends and entity["length"] <= limit:
            held[begins:ends] = b"\1" * (ends - begins)
    return held


def _end_of_part(text: str, units: Sequence[int], start: int, limit: int, held: bytearray) -> int:
    """Index of the first character that no longer belongs to the part."""
    furthest = bisect_right(units, units[start] + limit) - 1
    half = start + (furthest - start) // 2
    good = [end for end in range(half + 1, furthest + 1) if _is_between(text, end)]
    whole = [end for end in good if not held[units[end]]]
    for candidates in (whole, good):
        for mark in _BREAKS:
            for end in reversed(candidates):
                if text.endswith(mark, start, end):
                    return end
        if candidates:
            return candidates[-1]
    return furthest


def _is_between(text: str, end: int) -> bool:
    """Whether a text may be parted before this character without tearing what is seen as one."""
    if end >= len(text):
        return True
    return (
        text[end] not in _JOINED
        and text[end - 1] != "\u200d"
        and not _is_flag(text, end)
        and not _is_tone(text[end])
    )


def _is_flag(text: str, end: int) -> bool:
    return "\U0001f1e6" <= text[end] <= "\U0001f1ff" and "\U0001f1e6" <= text[end - 1] <= "\U0001f1ff"


def _is_tone(character: str) -> bool:
    return "\U0001f3fb" <= character <= "\U0001f3ff"


def _part(text: str, units: Sequence[int], start: int, end: int, entities: Sequence[Formatting]) -> Piece:
    words = text[start:end].rstrip()
    first, last = units[start], units[start + len(words)]
    kept = []
    for entity in entities:
        begins = max(entity["offset"], first)
        ends = min(entity["offset"] + entity["length"], last)
        if begins < ends:
            kept.append({**entity, "offset": begins - first, "length": ends - begins})
    return Piece(words, tuple(kept))
