"""Words and formatting. VK writes a mention as `[id1|Имя]`; people should read just the name."""

import re
from collections.abc import Iterator

from connectors.contract import Entity
from connectors.vk.reading import Fields

# Never goes back over what it has read, so that no text takes longer than its length.
MENTION = re.compile(
    r"\[(?P<whom>(?:id|club|public|event)\d{1,19}|https?://[^\s|\]]++)(?::[^|\[\]]{0,99})?\|(?P<words>[^\[\]]++)\]"
)
MOST_FORMATS = 1_000
FORMATS = {
    "bold": "bold",
    "italic": "italic",
    "underline": "underline",
    "strikethrough": "strikethrough",
    "url": "text_link",
}


def units(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def readable(message: Fields) -> tuple[str, tuple[Entity, ...]]:
    """The words of a message, and their formatting."""
    raw = message.text("text") or message.text("body")
    text, mentions, cuts = _unfolded(raw)
    formats = message.part("format_data").parts("items")
    shown = [*mentions, *_formats(formats, cuts)] if formats else mentions
    return text, tuple(_within(shown, units(text)))


def _unfolded(raw: str) -> tuple[str, list[Entity], list[tuple[int, int]]]:
    """The text, its mentions, and how many units were cut out before which place of the raw text."""
    pieces: list[str] = []
    entities: list[Entity] = []
    cuts: list[tuple[int, int]] = []
    read = length = raw_length = 0
    for found in MENTION.finditer(raw):
        before, head, words = (
            raw[read : found.start()],
            raw[found.start() : found.start("words")],
            found["words"],
        )
        length, raw_length = length + units(before), raw_length + units(before) + units(head)
        cuts.append((raw_length, units(head)))
        entities.append(_mention(found["whom"], length, units(words)))
        length, raw_length = length + units(words), raw_length + units(words) + 1
        cuts.append((raw_length, 1))
        pieces += (before, words)
        read = found.end()
    return "".join((*pieces, raw[read:])), entities, cuts


def _mention(whom: str, offset: int, length: int) -> Entity:
    if whom.startswith("http"):
        return Entity("text_link", offset, length, whom)
    return Entity("mention", offset, length, f"https://vk.com/{whom}")


def _formats(items: list[Fields], cuts: list[tuple[int, int]]) -> Iterator[Entity]:
    for item in items[:MOST_FORMATS]:
        kind = FORMATS.get(item.text("type"))
        offset, length = item.size("offset"), item.size("length")
        if kind and offset is not None and length:
            begin, end = _moved(offset, cuts), _moved(offset + length, cuts)
            yield Entity(kind, begin, end - begin, item.text("url") or None)


def _moved(place: int, cuts: list[tuple[int, int]]) -> int:
    return max(0, place - sum(cut for at, cut in cuts if at <= place))


def _within(entities: list[Entity], limit: int) -> Iterator[Entity]:
    for entity in entities:
        length = min(entity.length, limit - entity.offset)
        if length > 0:
            yield Entity(entity.type, entity.offset, length, entity.url)
