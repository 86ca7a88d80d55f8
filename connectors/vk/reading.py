"""Reads VK's JSON with tolerance: one odd field must not lose a message.

What is missing and what has an odd type both read as nothing. Only what a message cannot be kept without is
asked for by `required_number`, which raises.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

import msgspec

from connectors.contract import AT_ARRIVAL
from connectors.vk.depths import without_depths

LONGEST_NUMBER = 20
LARGEST_SIZE = 2**53
LATEST = int(AT_ARRIVAL.timestamp())


class Unreadable(ValueError):
    """What could not be found, by its name in VK's documentation."""


class TooDeep(Unreadable):
    """Nested deeper than any parser goes."""


class Fields:
    """One JSON object."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = values

    def __bool__(self) -> bool:
        return bool(self._values)

    def __contains__(self, name: str) -> bool:
        return self._values.get(name) is not None

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._values)

    def value(self, name: str) -> object:
        return self._values.get(name)

    def text(self, name: str) -> str:
        value = self._values.get(name)
        return storable(value) if isinstance(value, str) else ""

    def number(self, name: str) -> int | None:
        return whole_number(self._values.get(name))

    def required_number(self, name: str) -> int:
        value = self.number(name)
        if value is None:
            raise Unreadable(name)
        return value

    def size(self, name: str) -> int | None:
        """A number that counts something, so a negative one says nothing."""
        value = self.number(name)
        return value if value is not None and 0 <= value < LARGEST_SIZE else None

    def decimal(self, name: str) -> float | None:
        value = self._values.get(name)
        if isinstance(value, str):
            return decimal_in(value)
        if not isinstance(value, float | int) or isinstance(value, bool):
            return None
        return float(value) if abs(value) < LARGEST_SIZE else None

    def flag(self, name: str) -> bool:
        """VK says yes as true or as 1."""
        value = self._values.get(name)
        return value is True or value == 1

    def moment(self, name: str) -> datetime:
        """Unix seconds; the moment of arrival when they are missing, zero or impossible."""
        seconds = self.number(name)
        if seconds is None or not 0 < seconds < LATEST:
            return AT_ARRIVAL
        return datetime.fromtimestamp(seconds, UTC)

    def part(self, name: str) -> "Fields":
        value = self._values.get(name)
        return Fields(value) if isinstance(value, dict) else NOTHING

    def parts(self, name: str) -> list["Fields"]:
        return fields_in(self._values.get(name))


NOTHING = Fields({})


def fields_in(value: object) -> list[Fields]:
    """The objects of a list. What is no object in it is passed over."""
    return [Fields(one) for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def whole_number(value: object) -> int | None:
    if isinstance(value, str) and value.removeprefix("-").isdecimal() and len(value) < LONGEST_NUMBER:
        return int(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def decimal_in(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if abs(number) < LARGEST_SIZE else None


def read_object(raw: bytes) -> Fields:
    """Raises Unreadable when the bytes are no JSON object. What is nested beyond all measure is left out."""
    try:
        value = decoded(raw)
    except TooDeep:
        value = decoded(without_depths(raw))
    if not isinstance(value, dict):
        raise Unreadable("object")
    return Fields(value)


def decoded(raw: bytes) -> object:
    """Raises Unreadable when the bytes are no JSON."""
    try:
        try:
            return msgspec.json.decode(raw)
        except (msgspec.DecodeError, UnicodeDecodeError):
            # The standard library also takes half a surrogate pair and a number beyond all ranges.
            return json.loads(raw.decode("utf-8", "replace"), parse_int=_whole)
    except RecursionError:
        raise TooDeep("nested too deep") from None
    except ValueError:
        # Its words may repeat what was read, and the error would keep it alive.
        raise Unreadable("JSON") from None


def _whole(digits: str) -> int | None:
    """Python refuses to read a very long one, and with it the message around it."""
    return int(digits) if len(digits) <= LONGEST_NUMBER else None


def storable(text: str) -> str:
    """The text without what no database keeps; every replaced character keeps its length in UTF-16 units."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text.replace("\x00", "\ufffd")
