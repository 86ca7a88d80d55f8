"""When the shop answers, and what it says by itself when it does not."""

from collections.abc import Mapping
from datetime import UTC, datetime

from app.access.deed import Deed
from app.autoreplies.schemas import AutoReplyRules, Occasion
from app.autoreplies.storing import put_rules
from app.db.transaction import Transaction
from app.hours.holidays import public_holidays
from app.hours.parsing import ExceptionCard, Range
from app.hours.schemas import HoursCard
from app.hours.storing import put_hours
from app.seed.roles import House

WORKDAY: list[Range] = [("09:00", "21:00")]
WEEKEND: list[Range] = [("10:00", "18:00")]
NEW_YEARS_EVE = ExceptionCard(
    date="2026-12-31", every_year=True, name="Канун Нового года", ranges=[("09:00", "15:00")]
)

OUT_OF_HOURS = Occasion(
    enabled=True,
    text={
        "ru": "Спасибо, что написали! Сейчас мы отдыхаем и ответим {opens_at}.",
        "en": "Thank you for writing! We are resting now and will answer {opens_at}.",
    },
)
FIRST_CONTACT = Occasion(
    enabled=True,
    text={
        "ru": "Здравствуйте! Ваши слова у нас. Обычно отвечаем за {usual}.",
        "en": "Hello! Your words have reached us. We usually answer in {usual}.",
    },
)


def plant_hours(tx: Transaction, house: House, channels: Mapping[str, int], now: datetime) -> None:
    """Of the whole house, with the holidays of this year and the next. Nothing stays in the log."""
    deed, mark = Deed(now.astimezone(UTC)), len(tx.entries)
    days = [day for year in (now.year, now.year + 1) for day in public_holidays("RU", year, "ru")]
    holidays = [
        ExceptionCard(date=day.date, name=day.name[:100], ranges=[])
        for day in days
        if not day.date.endswith("-12-31")  # a moved day off, on which presents are bought all the same
    ]
    weekly = [WORKDAY] * 5 + [WEEKEND] * 2
    card = HoursCard(timezone=house.timezone, weekly=weekly, exceptions=[NEW_YEARS_EVE, *holidays])
    put_hours(tx, card, deed)
    sites = {channel.key for channel in house.channels if channel.kind == "site"}
    for key, channel_id in channels.items():
        greeting = FIRST_CONTACT if key in sites else Occasion(text=FIRST_CONTACT.text)
        put_rules(tx, channel_id, AutoReplyRules(out_of_hours=OUT_OF_HOURS, first_contact=greeting), deed)
    del tx.entries[mark:]
