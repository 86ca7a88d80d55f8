"""Open and closed by the week, past midnight and around exceptions."""

from datetime import timedelta

from app.hours.parsing import ExceptionCard
from app.hours.schedule import (
    closed_since,
    closing_after,
    next_opening,
    open_at,
    open_intervals,
    open_seconds,
)
from tests.hours.weeks import EVERY_DAY, WORKDAYS, schedule, told, utc


def test_a_shop_is_open_from_the_first_instant_to_before_the_last() -> None:
    shop = schedule("Europe/Moscow", [("09:00", "18:00")])
    assert not open_at(shop, utc("2026-11-23 05:59:59.999999"))
    assert open_at(shop, utc("2026-11-23 06:00"))
    assert open_at(shop, utc("2026-11-23 14:59:59.999999"))
    assert not open_at(shop, utc("2026-11-23 15:00"))


def test_lunch_is_closed() -> None:
    shop = schedule("Europe/Moscow", [("14:00", "18:00"), ("09:00", "13:00")])
    assert told(open_intervals(shop, utc("2026-11-23 00:00"), utc("2026-11-24 00:00"))) == [
        "11-23 06:00 - 11-23 10:00",
        "11-23 11:00 - 11-23 15:00",
    ]


def test_intervals_are_cut_to_what_was_asked() -> None:
    shop = schedule("UTC", [("09:00", "18:00")])
    assert told(open_intervals(shop, utc("2026-11-23 10:00"), utc("2026-11-23 11:00"))) == [
        "11-23 10:00 - 11-23 11:00"
    ]
    assert open_intervals(shop, utc("2026-11-23 18:00"), utc("2026-11-24 09:00")) == []


def test_a_night_belongs_to_the_day_on_which_it_begins() -> None:
    bar = schedule("Europe/Moscow", [("20:00", "03:00")], days=(4,))
    assert told(open_intervals(bar, utc("2026-11-23 00:00"), utc("2026-11-30 00:00"))) == [
        "11-27 17:00 - 11-28 00:00"
    ]
    assert open_at(bar, utc("2026-11-27 23:30"))


def test_days_to_midnight_are_one_without_a_seam() -> None:
    always = schedule("Asia/Almaty", [("00:00", "24:00")])
    month = open_intervals(always, utc("2026-11-01 00:00"), utc("2026-12-01 00:00"))
    assert month == [(utc("2026-11-01 00:00"), utc("2026-12-01 00:00"))]
    at = utc("2026-11-23 00:00")
    closing = closing_after(always, at)
    assert closing is not None
    assert closing - at >= timedelta(days=8)


def test_a_holiday_is_closed_and_does_not_cut_the_night_before_it() -> None:
    bar = schedule(
        "UTC", [("20:00", "03:00")], exceptions=[ExceptionCard(date="2026-11-24", name="Ремонт", ranges=[])]
    )
    assert told(open_intervals(bar, utc("2026-11-23 12:00"), utc("2026-11-26 00:00"))) == [
        "11-23 20:00 - 11-24 03:00",
        "11-25 20:00 - 11-26 00:00",
    ]


def test_a_date_comes_before_the_same_day_of_every_year() -> None:
    shop = schedule(
        "UTC",
        [("09:00", "18:00")],
        exceptions=[
            ExceptionCard(date="2020-12-31", every_year=True, ranges=[]),
            ExceptionCard(date="2027-12-31", ranges=[("10:00", "14:00")]),
        ],
    )
    assert open_intervals(shop, utc("2026-12-31 00:00"), utc("2027-01-01 00:00")) == []
    assert told(open_intervals(shop, utc("2027-12-31 00:00"), utc("2028-01-01 00:00"))) == [
        "12-31 10:00 - 12-31 14:00"
    ]


def test_the_29th_of_february_of_every_year_is_one_in_four() -> None:
    shop = schedule(
        "UTC",
        [("09:00", "18:00")],
        exceptions=[ExceptionCard(date="2028-02-29", every_year=True, ranges=[])],
    )
    assert open_at(shop, utc("2027-03-01 10:00"))
    assert not open_at(shop, utc("2032-02-29 10:00"))


def test_after_friday_comes_monday() -> None:
    shop = schedule("Europe/Moscow", [("09:00", "18:00")], WORKDAYS)
    assert next_opening(shop, utc("2026-11-27 15:00")) == utc("2026-11-30 06:00")
    assert next_opening(shop, utc("2026-11-30 06:00")) is None  # it is open
    assert closing_after(shop, utc("2026-11-30 06:00")) == utc("2026-11-30 15:00")
    assert closed_since(shop, utc("2026-11-29 12:00")) == utc("2026-11-27 15:00")


def test_long_holidays_are_looked_past() -> None:
    january = [ExceptionCard(date=f"2027-01-{day:02}", ranges=[]) for day in range(1, 32)]
    shop = schedule("UTC", [("09:00", "18:00")], EVERY_DAY, january)
    assert next_opening(shop, utc("2027-01-05 00:00")) == utc("2027-02-01 09:00")
    assert closed_since(shop, utc("2027-01-30 00:00")) == utc("2026-12-31 18:00")


def test_who_never_opens_says_no_time() -> None:
    shut = schedule("UTC", [])
    at = utc("2026-11-23 12:00")
    assert not open_at(shut, at)
    assert next_opening(shut, at) is None
    assert closed_since(shut, at) is None


def test_open_time_is_counted_without_nights() -> None:
    shop = schedule("Europe/Moscow", [("09:00", "18:00")])
    assert open_seconds(shop, utc("2026-11-23 14:50"), utc("2026-11-24 06:05")) == 15 * 60
