"""What the clock on the shop's wall says."""

from datetime import datetime
from zoneinfo import ZoneInfo

from app.seed.reading import read
from app.seed.roles import House


def shop_time(now: datetime) -> datetime:
    """The same moment in the shop's time zone, as `load_cast` wants it."""
    return now.astimezone(ZoneInfo(read("house.json", House).timezone))
