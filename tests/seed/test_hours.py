"""The shop has hours, holidays, and words for when nobody is there."""

from datetime import datetime
from zoneinfo import ZoneInfo

from app.autoreplies.queries import enabled_rules
from app.db.engine import Database
from app.db.writer import Writer
from app.hours.parsing import schedule_of
from app.hours.queries import all_hours
from app.hours.schedule import open_at, open_seconds
from app.kit.ids import SystemRandomness
from app.seed.cast import load_cast
from app.seed.planting import plant
from app.seed.planting_hours import FIRST_CONTACT, OUT_OF_HOURS

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=MOSCOW)


def test_the_shop_opens_closes_and_keeps_holidays(database: Database, writer: Writer) -> None:
    planted = writer.write_now(plant, load_cast(NOW), NOW, SystemRandomness())
    with database.snapshot() as connection:
        house, rules = all_hours(connection).house, enabled_rules(connection)
        logged = connection.exec_driver_sql("SELECT count(*) FROM events").scalar()
    assert house is not None
    shop = schedule_of(house)
    assert open_at(shop, NOW)
    assert not open_at(shop, NOW.replace(hour=23))
    eve = datetime(2026, 12, 31, tzinfo=MOSCOW)
    assert open_seconds(shop, eve, eve.replace(hour=23)) == 6 * 3600
    assert not open_at(shop, datetime(2027, 1, 7, 12, tzinfo=MOSCOW))
    assert set(rules) == set(planted.channels.values())
    assert logged == 0


def test_no_word_of_the_house_says_that_somebody_is_there() -> None:
    """It answers when nobody is, beside a header that says so."""
    for occasion in (FIRST_CONTACT, OUT_OF_HOURS):
        words = " ".join(occasion.text.values()).lower()
        assert not [claim for claim in ("читаем", "reading", "на связи", "we are here") if claim in words]
