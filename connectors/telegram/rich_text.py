"""A rich message: paragraphs, lists and tables, read as plain lines, and the files between them."""

from collections.abc import Iterator

from connectors.contract import Attachment
from connectors.telegram.attachments import attachments_of
from connectors.telegram.reading import Fields, storable

# Where words are kept, in the order they are read, and what stands between the pieces of a list there.
WORDS = {
    "summary": "",
    "text": "",
    "expression": "",
    "alternative_text": "",
    "button": "",
    "blocks": "\n",
    "items": "\n",
    "buttons": "\n",
    "caption": "",
    "credit": "",
}
INNER = ("blocks", "items")


def plain_text(rich_message: Fields) -> str:
    """Its words, a block a line. Empty when it holds only pictures."""
    return storable(_words(rich_message.value("blocks"), "\n")).strip()


def files_of(rich_message: Fields) -> tuple[Attachment, ...]:
    return tuple(_files(rich_message))


def _words(value: object, between: str = "") -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return between.join(filter(None, map(_words, value)))
    if not isinstance(value, dict):
        return ""
    lines = [_words(value[name], between) for name, between in WORDS.items() if name in value]
    if "cells" in value:
        lines.insert(0, _table(value["cells"]))
    label = value.get("label")
    return (f"{label} " if isinstance(label, str) else "") + "\n".join(filter(None, lines))


def _table(rows: object) -> str:
    return "\n".join(_words(row, " | ") for row in rows) if isinstance(rows, list) else ""


def _files(block: Fields) -> Iterator[Attachment]:
    yield from attachments_of(block)
    for name in INNER:
        for inner in block.parts(name):
            yield from _files(inner)
