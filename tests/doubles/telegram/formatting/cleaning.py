"""What the server does to every text: bad characters out, ends trimmed, entities moved along."""

import re

from tests.doubles.telegram.formatting.formatted import Formatted, byte_offset, span, tidied, units
from tests.doubles.telegram.refusals import bad_request
from tests.doubles.telegram.wire import Json

CONTROL = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f]")
UNWANTED = re.compile("[\r\u2028-\u202e\u030a\u0333\u033f]")
"""Line separators, direction overrides and the combining marks that draw lines through the text around."""
INVISIBLE = re.compile("[\\s\u00a0\u1680\u180e\u2000-\u200f\u202e\u202f\u205f\u2800\u3000\ufeff\ufffc]*")


def cleaned(formatted: Formatted, *, may_be_empty: bool = False) -> Formatted:
    """Raise a 400 refusal for an entity outside the text, and for a text with nothing to be seen in it."""
    _check_places(formatted.entities)
    moved = _without_unwanted(formatted.text, formatted.entities)
    trimmed = _trimmed(moved)
    if INVISIBLE.fullmatch(trimmed.text):
        if not may_be_empty:
            raise bad_request("Text must be non-empty")
        return Formatted("")
    return Formatted(trimmed.text, tidied(trimmed.entities))


def _check_places(entities: list[Json]) -> None:
    for entity in entities:
        for name in ("offset", "length"):
            if not 0 <= entity[name] <= 1_000_000:
                raise bad_request(f"Receive an entity with incorrect {name} {entity[name]}")


def _without_unwanted(text: str, entities: list[Json]) -> Formatted:
    borders = {0: 0}
    old = new = 0
    kept = []
    for character in CONTROL.sub(" ", text):
        old += units(character)
        if not UNWANTED.match(character):
            kept.append(character)
            new += units(character)
        borders[old] = new
    moved = [_moved(entity, borders, text) for entity in entities if entity["length"] > 0]
    return Formatted("".join(kept), moved)


def _moved(entity: Json, borders: dict[int, int], text: str) -> Json:
    start, end = span(entity)
    last = max(borders)
    if start > last:
        raise bad_request(f"Entity begins after the end of the text at UTF-16 offset {start}")
    if start not in borders:
        where = _byte_after(text, start)
        raise bad_request(f"Entity begins in a middle of a UTF-16 symbol at byte offset {where}")
    if end > last:
        begins = f"Entity beginning at UTF-16 offset {start}"
        raise bad_request(f"{begins} ends after the end of the text at UTF-16 offset {end}")
    if end not in borders:
        begins, where = f"Entity beginning at UTF-16 offset {start}", _byte_after(text, end)
        raise bad_request(f"{begins} ends in a middle of a UTF-16 symbol at byte offset {where}")
    return entity | {"offset": borders[start], "length": borders[end] - borders[start]}


def _byte_after(text: str, offset: int) -> int:
    """Bytes before the first character that begins after the UTF-16 `offset`."""
    position = 0
    while units(text[:position]) < offset:
        position += 1
    return byte_offset(text, position)


def _trimmed(formatted: Formatted) -> Formatted:
    body = formatted.text.rstrip(" \n")
    end = units(body)
    entities = [
        entity | {"length": min(end, span(entity)[1]) - entity["offset"]}
        for entity in formatted.entities
        if entity["offset"] < end
    ]
    # What an entity covers is kept, blanks and all, but only at the beginning.
    first = min((entity["offset"] for entity in entities), default=end)
    cut = min(len(body) - len(body.lstrip(" \n")), first)
    return Formatted(body[cut:], [entity | {"offset": entity["offset"] - cut} for entity in entities])
