"""The shapes that travel: JSON objects as VK writes them, and the versions that change them."""

from collections.abc import Mapping
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]

FIRST_CHAT = 2_000_000_000
"""Peers above this number are group chats; communities are negative, people positive."""


def without_nothing(fields: Mapping[str, object]) -> Json:
    """VK leaves an absent field out: it never writes null. Empty lists it does write."""
    return {name: value for name, value in fields.items() if value is not None}


def version_of(text: str) -> tuple[int, int] | None:
    """`5.199` as a pair that can be compared, None when it is no version."""
    major, dot, minor = text.partition(".")
    return (int(major), int(minor)) if dot and major.isdecimal() and minor.isdecimal() else None


MESSAGE_INSIDE = (5, 103)
"""From here on a new message sits in `object.message`, before it lay flat in `object`."""
LOOKUP_INSIDE = (5, 199)
"""From here on groups.getById answers an object and messages.delete a list of outcomes."""
RANDOM_ID_NEEDED = (5, 90)
