"""The places to fill in what the house says by itself, in the client's language.

What is not known is never made up: the sentence that wanted it is left out.
"""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from app.hours.schemas import Availability
from app.kit.speech import Speech

PLACES = frozenset({"opens_at", "usual"})

_PLACE = re.compile(r"\{(\w+)\}")
_SENTENCE = re.compile(r".+?(?:[.!?…]+[»”\")]*(?=\s|$)|$)\s*")
"""In one line. A dot inside a word, as in `shop.ru`, ends nothing."""
_WEEKDAYS = {
    "ru": (
        "в понедельник",
        "во вторник",
        "в среду",
        "в четверг",
        "в пятницу",
        "в субботу",
        "в воскресенье",
    ),
    "en": ("on Monday", "on Tuesday", "on Wednesday", "on Thursday", "on Friday", "on Saturday", "on Sunday"),
}
_MONTHS = {
    "ru": (
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
_UNITS = {
    "ru": {"minute": ("минуту", "минуты", "минут"), "hour": ("час", "часа", "часов")},
    "en": {"minute": ("minute", "minutes", "minutes"), "hour": ("hour", "hours", "hours")},
}


def unknown_places(text: str) -> set[str]:
    return set(_PLACE.findall(text)) - PLACES


def filled(text: str, answer: Availability, now: datetime, speech: Speech) -> str:
    """Empty when nothing is left to say."""
    known = {
        "opens_at": said_opening(answer.opens_at, now, answer.timezone, speech),
        "usual": said_wait(answer.usual_seconds, speech),
    }
    lines = [_filled_line(line, known) for line in text.split("\n")]
    kept = [line for line, before in zip(lines, text.split("\n"), strict=True) if line or not before.strip()]
    return "\n".join(kept).strip()


def said_opening(
    opens_at: datetime | None, now: datetime, timezone: str | None, speech: Speech
) -> str | None:
    """«завтра в 9:00», by the clock on the shop's own wall."""
    if opens_at is None or timezone is None:
        return None
    zone = ZoneInfo(timezone)
    then = opens_at.astimezone(zone)
    days = (then.date() - now.astimezone(zone).date()).days
    at = f"{'в' if speech == 'ru' else 'at'} {then.hour}:{then.minute:02}"
    if days <= 1:
        day = {"ru": ("сегодня", "завтра"), "en": ("today", "tomorrow")}[speech][max(days, 0)]
    elif days < 7:
        day = _WEEKDAYS[speech][then.weekday()]
    else:
        day = f"{'' if speech == 'ru' else 'on '}{then.day} {_MONTHS[speech][then.month - 1]}"
    return f"{day} {at}"


def said_wait(seconds: int | None, speech: Speech) -> str | None:
    """«4 минуты», to be said after «за»; rounded up, since nobody should be promised too much."""
    if seconds is None:
        return None
    minutes = max(1, -(-seconds // 60))
    if minutes < 60:
        return f"{minutes} {_counted(minutes, 'minute', speech)}"
    hours = -(-minutes // 60)
    return f"{hours} {_counted(hours, 'hour', speech)}"


def _filled_line(line: str, known: dict[str, str | None]) -> str:
    sentences = _SENTENCE.findall(line)
    kept = [one for one in sentences if all(known.get(place) for place in _PLACE.findall(one))]
    return _PLACE.sub(lambda found: known[found[1]] or "", "".join(kept)).rstrip()


def _counted(number: int, unit: str, speech: Speech) -> str:
    one, few, many = _UNITS[speech][unit]
    if speech == "en":
        return one if number == 1 else many
    if number % 10 == 1 and number % 100 != 11:
        return one
    return few if number % 10 in {2, 3, 4} and number % 100 not in {12, 13, 14} else many
