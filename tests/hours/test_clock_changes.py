"""Nights in which clocks are put forward and back, in three places and some odd ones."""

from datetime import timedelta

import pytest

from app.hours.schedule import open_at, open_intervals
from tests.hours.weeks import schedule, told, utc


def of_day(timezone: str, begin: str, end: str, from_: str, until: str) -> list[str]:
    return told(open_intervals(schedule(timezone, [(begin, end)]), utc(from_), utc(until)))


def test_in_berlin_nine_o_clock_stays_nine_o_clock() -> None:
    assert of_day("Europe/Berlin", "09:00", "18:00", "2026-03-28 00:00", "2026-03-30 00:00") == [
        "03-28 08:00 - 03-28 17:00",
        "03-29 07:00 - 03-29 16:00",
    ]
    assert of_day("Europe/Berlin", "09:00", "18:00", "2026-10-24 00:00", "2026-10-26 00:00") == [
        "10-24 07:00 - 10-24 16:00",
        "10-25 08:00 - 10-25 17:00",
    ]


def test_moscow_does_not_change_its_clocks() -> None:
    for day in ("2026-03-29", "2026-10-25"):
        assert of_day("Europe/Moscow", "09:00", "18:00", f"{day} 00:00", f"{day} 23:00") == [
            f"{day[5:]} 06:00 - {day[5:]} 15:00"
        ]


def test_new_york_changes_on_other_days() -> None:
    assert of_day("America/New_York", "09:00", "17:00", "2026-03-07 00:00", "2026-03-09 00:00") == [
        "03-07 14:00 - 03-07 22:00",
        "03-08 13:00 - 03-08 21:00",
    ]
    assert of_day("America/New_York", "09:00", "17:00", "2026-10-31 00:00", "2026-11-02 00:00") == [
        "10-31 13:00 - 10-31 21:00",
        "11-01 14:00 - 11-01 22:00",
    ]


def test_a_night_in_which_clocks_go_forward_is_an_hour_shorter_and_back_an_hour_longer() -> None:
    assert of_day("Europe/Berlin", "22:00", "06:00", "2026-03-28 12:00", "2026-03-29 12:00") == [
        "03-28 21:00 - 03-29 04:00"
    ]
    assert of_day("Europe/Berlin", "22:00", "06:00", "2026-10-24 12:00", "2026-10-25 12:00") == [
        "10-24 20:00 - 10-25 05:00"
    ]


def test_what_begins_or_ends_in_the_missing_hour_does_so_when_it_is_skipped() -> None:
    night = ("2026-03-29 00:00", "2026-03-29 04:00")
    assert of_day("Europe/Berlin", "02:30", "05:00", *night) == ["03-29 01:00 - 03-29 03:00"]
    assert of_day("Europe/Berlin", "01:00", "02:30", *night) == ["03-29 00:00 - 03-29 01:00"]
    assert of_day("Europe/Berlin", "02:10", "02:50", *night) == []


def test_what_begins_or_ends_in_the_doubled_hour_holds_both() -> None:
    night = ("2026-10-24 22:00", "2026-10-25 06:00")
    assert of_day("Europe/Berlin", "02:30", "05:00", *night) == ["10-25 00:30 - 10-25 04:00"]
    assert of_day("Europe/Berlin", "01:00", "02:30", *night) == ["10-24 23:00 - 10-25 01:30"]
    assert of_day("Europe/Berlin", "02:00", "03:00", *night) == ["10-25 00:00 - 10-25 02:00"]


def test_the_ends_of_a_changed_night_are_half_open_too() -> None:
    bar = schedule("Europe/Berlin", [("01:00", "02:30")])
    assert open_at(bar, utc("2026-10-25 01:29:59"))
    assert not open_at(bar, utc("2026-10-25 01:30"))


@pytest.mark.parametrize(("sunday", "hours"), [("2026-03-08", 23), ("2026-11-01", 25), ("2026-11-08", 24)])
def test_a_full_day_has_as_many_hours_as_the_clocks_show(sunday: str, hours: int) -> None:
    sundays = schedule("America/New_York", [("00:00", "24:00")], days=(6,))
    noon = utc(f"{sunday} 12:00")
    ((begin, end),) = open_intervals(sundays, noon - timedelta(days=2), noon + timedelta(days=2))
    assert end - begin == timedelta(hours=hours)


def test_where_midnight_itself_is_skipped_the_day_begins_at_one() -> None:
    assert of_day("America/Asuncion", "00:00", "06:00", "2023-10-01 00:00", "2023-10-01 12:00") == [
        "10-01 04:00 - 10-01 09:00"
    ]


def test_a_date_that_a_place_has_skipped_has_no_hours() -> None:
    assert of_day("Pacific/Apia", "09:00", "18:00", "2011-12-29 12:00", "2011-12-31 12:00") == [
        "12-29 19:00 - 12-30 04:00",
        "12-30 19:00 - 12-31 04:00",
    ]


def test_half_hours_of_difference_are_minutes_too() -> None:
    assert of_day("Australia/Lord_Howe", "02:00", "02:30", "2026-10-03 12:00", "2026-10-04 12:00") == []
