"""Formatting, both ways. Telegram and the house both count UTF-16 units, so no offset is ever converted."""

from collections.abc import Iterable, Iterator, Sequence

from connectors.contract import Entity
from connectors.telegram.reading import Fields

HEARD_AS = {
    "mention": "mention",
    "text_mention": "mention",
    "hashtag": "hashtag",
    "cashtag": "hashtag",
    "bot_command": "command",
    "url": "link",
    "text_link": "text_link",
    "email": "email",
    "phone_number": "phone",
    "bold": "bold",
    "italic": "italic",
    "underline": "underline",
    "strikethrough": "strikethrough",
    "spoiler": "spoiler",
    "blockquote": "quote",
    "expandable_blockquote": "quote",
    "code": "code",
    "pre": "pre",
    "custom_emoji": "custom_emoji",
}
# What Telegram finds in a text by itself (links, mentions, hashtags) need not be said.
SAID_AS = {
    "bold": "bold",
    "italic": "italic",
    "underline": "underline",
    "strikethrough": "strikethrough",
    "spoiler": "spoiler",
    "quote": "blockquote",
    "code": "code",
    "pre": "pre",
    "text_link": "text_link",
}
CARRIED = frozenset({*SAID_AS, "link"})
LINKS = ("http://", "https://", "tg://")


def units(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def heard_entities(text: str, entities: Sequence[Fields]) -> tuple[Entity, ...]:
    """Those we know, each kept within the text."""
    return tuple(_clipped(_heard(entities), units(text))) if entities else ()


def said_entities(text: str, entities: Iterable[Entity]) -> list[dict[str, object]]:
    """As Telegram words them. One that it would refuse is left out: plain words beat a refused message."""
    return [
        {"type": SAID_AS[entity.type], "offset": entity.offset, "length": entity.length}
        | ({"url": entity.url} if entity.type == "text_link" else {})
        for entity in _clipped(entities, units(text))
        if entity.type in SAID_AS and (entity.type != "text_link" or _is_link(entity.url))
    ]


def _heard(entities: Iterable[Fields]) -> Iterator[Entity]:
    for entity in entities:
        kind = HEARD_AS.get(entity.text("type"))
        offset, length = entity.size("offset"), entity.size("length")
        if kind and offset is not None and length is not None:
            yield Entity(kind, offset, length, entity.text("url") or None)


def _clipped(entities: Iterable[Entity], limit: int) -> Iterator[Entity]:
    for entity in entities:
        length = min(entity.length, limit - entity.offset)
        if entity.offset >= 0 and length > 0:
            yield Entity(entity.type, entity.offset, length, entity.url)


def _is_link(url: str | None) -> bool:
    return bool(url) and str(url).lower().startswith(LINKS)
