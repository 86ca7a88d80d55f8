"""What whoever asked is told of their request, in words: when we ring, by their own clock."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

_RU = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
_EN = "January February March April May June July August September October November December"
NEARLY = timedelta(minutes=5)
"""Who has taken a call this long before it is due is about to ring."""
Words = dict[str, str]


def words_of(
    state: str,
    wanted: str,
    due_from: datetime,
    until: datetime | None,
    zone: ZoneInfo,
    now: datetime,
    *,
    due_at: datetime | None = None,
) -> Words:
    """`due_from` is when it is to be rung, `until` the end of the slot or the day; `due_at` by when, where that is
    later than its beginning. Never whether somebody answered: a number can be typed by anybody."""
    if state == "cancelled":
        return {"ru": "Звонок отменён", "en": "The call is cancelled"}
    if state == "done":
        return {"ru": "Заявка закрыта", "en": "The request is closed"}
    if state == "claimed" and (due_at or due_from) <= now + NEARLY:
        return {"ru": "Уже звоним", "en": "We are calling now"}
    if (until or due_from) < now:
        return {"ru": "Задерживаемся, но обязательно позвоним", "en": "We are late, but we will call"}
    if wanted == "now" and due_from <= now:
        return {"ru": "Перезвоним, как только освободимся", "en": "We will call as soon as we can"}
    day = _day_of(due_from.astimezone(zone).date(), now.astimezone(zone).date())
    if wanted == "day":
        return {
            "ru": f"Позвоним {day['ru']} в течение дня",
            "en": f"We will call {day['en']}, at some time of the day",
        }
    at = f"{due_from.astimezone(zone):%H:%M}"
    return {"ru": f"Позвоним {day['ru']} около {at}", "en": f"We will call {day['en']} at about {at}"}


def _day_of(day: date, today: date) -> Words:
    if day == today:
        return {"ru": "сегодня", "en": "today"}
    if day == today + timedelta(days=1):
        return {"ru": "завтра", "en": "tomorrow"}
    return {
        "ru": f"{day.day} {_RU.split()[day.month - 1]}",
        "en": f"on {_EN.split()[day.month - 1]} {day.day}",
    }
