"""What an attribute may hold: text that its type can be read from, always written in the same way."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Literal, get_args
from urllib.parse import urlsplit

from app.kit.text import folded, storable

AttributeType = Literal["text", "number", "date", "yes_no", "choice", "link"]
TYPES: tuple[AttributeType, ...] = get_args(AttributeType)
LONGEST = 2_000
"""Characters of a value."""


class Misfit(ValueError):
    """A value that is none of its type. `code` is stable and translated on screen."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Attribute:
    """A definition as the writing side holds it."""

    key: str
    label: str | None
    type: AttributeType
    options: tuple[str, ...] = ()

    def read(self, written: str) -> str:
        """The value as it is kept; empty of nothing. Raises Misfit."""
        text = storable(written).strip()
        if not text:
            return ""
        if len(text) > LONGEST:
            raise Misfit("too_long")
        if self.type == "choice":
            return _option(text, self.options)
        return _READERS[self.type](text)


def read_date(written: str) -> str:
    """`1990-05-31` out of that, `31.05.1990`, `31/5/90`, `19900531` and `1990-05-31T00:00:00`. Raises Misfit bad_date.

    The day stands before the month wherever the year stands last. A year of two digits lies within the last hundred
    years, so birthdays are never in the future.
    """
    text = written.strip()
    for pattern in _DATES:
        found = pattern.fullmatch(text)
        if found:
            return _day(found["year"], int(found["month"]), int(found["day"]))
    raise Misfit("bad_date")


_DATES = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[T ][\d:.]+Z?)?"),
    re.compile(r"(?P<year>\d{4})[./](?P<month>\d{1,2})[./](?P<day>\d{1,2})"),
    re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})"),
    re.compile(r"(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d{4}|\d{2})(?: ?г\.?)?(?: [\d:]+)?"),
)


def _day(year: str, month: int, day: int) -> str:
    number = int(year)
    if len(year) == 2:
        this_century = date.today().year  # noqa: DTZ011 - a hundred years do not turn on a time zone
        number += this_century // 100 * 100
        number -= 100 if number > this_century else 0
    try:
        return date(number, month, day).isoformat()
    except ValueError:
        raise Misfit("bad_date") from None


def read_number(written: str) -> str:
    """`1234.5` out of that, `1 234,50` and `1234,5`. Raises Misfit bad_number."""
    plain = re.sub(r"[\s\u00a0\u202f']", "", written)
    if "," in plain and "." not in plain:
        plain = plain.replace(",", ".")
    if not re.fullmatch(r"[+-]?\d{1,30}(?:\.\d{1,30})?", plain):
        raise Misfit("bad_number")
    try:
        number = Decimal(plain).normalize()
    except InvalidOperation:
        raise Misfit("bad_number") from None
    return f"{number:f}" if number else "0"


def read_yes_no(written: str) -> str:
    """`yes` or `no`, also out of «да», «+», 1, true and their opposites. Raises Misfit bad_yes_no."""
    word = folded(written)
    if word in {"yes", "y", "true", "1", "1.0", "да", "д", "+", "есть", "истина"}:
        return "yes"
    if word in {"no", "n", "false", "0", "0.0", "нет", "н", "-", "ложь"}:
        return "no"
    raise Misfit("bad_yes_no")


def read_link(written: str) -> str:
    """http or https. Raises Misfit bad_link."""
    try:
        parts = urlsplit(written if "://" in written else f"https://{written}")
    except ValueError:
        raise Misfit("bad_link") from None
    is_plain = not re.search(r"\s", written) and parts.username is None
    if parts.scheme.lower() not in {"http", "https"} or "." not in (parts.hostname or "") or not is_plain:
        raise Misfit("bad_link")
    return parts.geturl()


def _option(text: str, options: tuple[str, ...]) -> str:
    for option in options:
        if folded(option) == folded(text):
            return option
    raise Misfit("not_an_option")


_READERS: dict[str, Callable[[str], str]] = {
    "text": str,
    "number": read_number,
    "date": read_date,
    "yes_no": read_yes_no,
    "link": read_link,
}
