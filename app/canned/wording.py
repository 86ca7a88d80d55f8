"""The words of a canned reply, and the places in them that are filled in."""

import re
from collections.abc import Sequence
from typing import Any

from app.conversations.formatting import formatting_of
from app.conversations.schemas import EntityCard
from app.kit.errors import OknoError
from app.kit.text import has_something_to_read, storable, storable_name

_PLACE = re.compile(r"\{\{([^{}]*)\}\}")
_KNOWN = re.compile(r"(?:client\.[a-z][a-z0-9_]{0,63}|operator\.name|channel\.name|now\.greeting)\Z")


def words_of(text: str, entities: Sequence[EntityCard]) -> tuple[str, list[dict[str, Any]]]:
    """As they are stored. Raises OknoError text_empty."""
    words = storable(text)
    if not has_something_to_read(words):
        raise OknoError("text_empty", 422, fields={"text": "text_empty"})
    return words, formatting_of(words, entities)


def title_of(given: str) -> str:
    """Raises OknoError name_empty."""
    title = storable_name(given, 120)
    if not title:
        raise OknoError("name_empty", 422, fields={"title": "name_empty"})
    return title


def wrong_variables(text: str) -> list[str]:
    """Names between braces that no window could fill in, as they are written."""
    return [name for name in places_in(text) if not _KNOWN.match(name.strip())]


def places_in(text: str) -> list[str]:
    """Names between braces, as they are written."""
    return _PLACE.findall(text)
