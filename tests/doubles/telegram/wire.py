"""The shapes that travel: JSON objects as the Bot API writes them."""

from collections.abc import Mapping
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]


def without_nothing(fields: Mapping[str, object]) -> Json:
    """The Bot API leaves an absent field out: it never writes null, nor an empty list."""
    return {name: value for name, value in fields.items() if value is not None and value != []}
