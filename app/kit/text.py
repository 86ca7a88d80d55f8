"""Text from outside, made safe to keep: nothing is dropped that a person could read."""

import re
import unicodedata
from functools import lru_cache

_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""Control characters that no screen shows and PostgreSQL partly refuses; halves of surrogate pairs."""


def storable(text: str) -> str:
    """The same text without what a database cannot keep; its length in UTF-16 units stays the same."""
    return _UNSTORABLE.sub("\ufffd", text) if _UNSTORABLE.search(text) else text


@lru_cache(maxsize=4_096)
def storable_name(name: str, limit: int = 200) -> str:
    """One line, without invisible marks that could turn the text around it."""
    kept = "".join(
        " " if character.isspace() else character
        for character in storable(name)
        if unicodedata.category(character) != "Cf" or character == "\u200d"
    )
    return " ".join(kept.split())[:limit]


def has_something_to_read(text: str) -> bool:
    """Whether anything of it shows on a screen: spaces, controls and zero-width marks do not."""
    return any(unicodedata.category(character)[0] not in "ZC" for character in text)


def folded(text: str) -> str:
    """For searching: lower case, ё as е, without accents of Latin letters."""
    lowered = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    return " ".join(lowered.split())


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def shortened(text: str, limit: int) -> str:
    """One line of at most `limit` characters."""
    if len(text) > 4 * limit:
        text = text[: 4 * limit]
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
