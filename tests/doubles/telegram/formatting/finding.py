"""Entities the server finds by itself: commands, links, addresses, names, tags and phone numbers."""

import re

from tests.doubles.telegram.formatting.formatted import Formatted, span, units
from tests.doubles.telegram.wire import Json

FOUND = {
    "url": re.compile(
        r"\bhttps?://[^\s<>\"'«»]*[^\s<>\"'«».,;:!?)\]]"
        r"|(?<![\w@./-])(?:[\w-]+\.)+(?:ru|рф|com|org|net|io|me|info|su|by|kz)\b(?:/[^\s<>\"'«»]*[^\s<>\"'«».,;:!?)\]])?"
    ),
    "email": re.compile(r"(?<![\w.+-])[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}\b"),
    "bot_command": re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])"),
    "mention": re.compile(r"(?<![\w@])@[A-Za-z][A-Za-z0-9_]{3,31}\b"),
    "hashtag": re.compile(r"(?<![\w#])#(?=\w*[^\W\d])\w{1,256}"),
    "phone_number": re.compile(r"(?<![\w+])\+\d(?:[ ()-]{0,2}\d){9,14}(?!\d)"),
}


def with_found_entities(formatted: Formatted) -> Formatted:
    """Add what the text itself shows, where no given entity lies across it."""
    taken = [span(entity) for entity in formatted.entities]
    found: list[Json] = []
    for kind, pattern in FOUND.items():
        for match in pattern.finditer(formatted.text):
            start, end = units(formatted.text[: match.start()]), units(formatted.text[: match.end()])
            if all(end <= other_start or other_end <= start for other_start, other_end in taken):
                taken.append((start, end))
                found.append({"type": kind, "offset": start, "length": end - start})
    in_order = sorted([*formatted.entities, *found], key=lambda entity: (entity["offset"], -entity["length"]))
    return Formatted(formatted.text, in_order)
