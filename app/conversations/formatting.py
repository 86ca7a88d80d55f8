"""Formatting as it is stored, of notes and of words kept for later."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.conversations.schemas import EntityCard, NoteEntity
from app.kit.errors import OknoError
from app.kit.text import utf16_length

FORMATS = frozenset(
    {
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "code",
        "pre",
        "quote",
        "text_link",
    }
)
SCHEMES = ("http://", "https://", "mailto:", "tel:")


def note_entities(text: str, entities: Sequence[NoteEntity]) -> list[dict[str, Any]]:
    """As `formatting_of`, with mentions. One that names nobody, or lies outside the words, is refused with
    mention_wrong."""
    length = utf16_length(text)
    mentions = [entity for entity in entities if entity.type == "mention"]
    for mention in mentions:
        if not _is_inside(mention, length) or (mention.operator_id is None) == (mention.team_id is None):
            raise OknoError("mention_wrong", 422, fields={"entities": "mention_wrong"})
    stored = [mention.model_dump(exclude_none=True) for mention in mentions]
    return sorted([*formatting_of(text, entities), *stored], key=_place)


def formatting_of(text: str, entities: Iterable[EntityCard]) -> list[dict[str, Any]]:
    """What nobody knows, leads nowhere or lies outside the words is left out."""
    length = utf16_length(text)
    kept = [
        EntityCard(type=entity.type, offset=entity.offset, length=entity.length, url=entity.url)
        for entity in entities
        if entity.type in FORMATS and _is_inside(entity, length) and is_link_sound(entity)
    ]
    return sorted((entity.model_dump(exclude_none=True) for entity in kept), key=_place)


def is_link_sound(entity: EntityCard) -> bool:
    """Whether it leads to where a browser may be sent; what is no link leads nowhere."""
    return entity.type != "text_link" or (entity.url or "").startswith(SCHEMES)


def _is_inside(entity: EntityCard, length: int) -> bool:
    return entity.length > 0 and entity.offset + entity.length <= length


def _place(entity: Mapping[str, Any]) -> tuple[int, int]:
    return entity["offset"], -entity["length"]
