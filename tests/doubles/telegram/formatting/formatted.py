"""A text with its entities. Offsets and lengths are UTF-16 code units, as on the wire."""

from dataclasses import dataclass, field

from tests.doubles.telegram.wire import Json

FORBIDS_OTHERS = frozenset({"code", "pre"})
SPLITS = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})


def units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def byte_offset(text: str, position: int) -> int:
    """Where the server, which counts UTF-8 bytes, sees the character at `position`."""
    return len(text[:position].encode())


@dataclass
class Formatted:
    text: str
    entities: list[Json] = field(default_factory=list)


def span(entity: Json) -> tuple[int, int]:
    return entity["offset"], entity["offset"] + entity["length"]


def tidied(entities: list[Json]) -> list[Json]:
    """Sorted, none empty, none inside code, none half across another: the later one is cut in two."""
    tidy: list[Json] = []
    waiting = _in_order([entity for entity in entities if entity["length"] > 0])
    while waiting:
        entity = waiting.pop(0)
        crossed = next((other for other in tidy if _half_across(other, entity)), None)
        if any(_forbids(other, entity) or _forbids(entity, other) for other in tidy):
            continue
        if crossed is None:
            tidy.append(entity)
        elif entity["type"] in SPLITS:
            waiting = _in_order([*waiting, *_cut(entity, at=span(crossed)[1])])
    return tidy


def _in_order(entities: list[Json]) -> list[Json]:
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def _half_across(one: Json, other: Json) -> bool:
    (start, end), (other_start, other_end) = span(one), span(other)
    return start < other_start < end < other_end


def _forbids(one: Json, other: Json) -> bool:
    (start, end), (other_start, other_end) = span(one), span(other)
    return one["type"] in FORBIDS_OTHERS and start < other_end and other_start < end


def _cut(entity: Json, *, at: int) -> list[Json]:
    start, end = span(entity)
    return [entity | {"length": at - start}, entity | {"offset": at, "length": end - at}]
