"""What is refused, with a code for each field."""

import pytest

from app.hours.parsing import ExceptionCard, Range, WrittenHours, schedule_of
from app.kit.errors import OknoError
from tests.hours.weeks import weekly


def refused(
    timezone: str = "Europe/Moscow",
    week: list[list[Range]] | None = None,
    exceptions: list[ExceptionCard] | None = None,
) -> dict[str, str]:
    with pytest.raises(OknoError) as refusal:
        schedule_of(
            WrittenHours(
                timezone=timezone,
                weekly=week if week is not None else weekly([("09:00", "18:00")]),
                exceptions=exceptions or [],
            )
        )
    assert refusal.value.code == "hours_wrong"
    return refusal.value.fields or {}


@pytest.mark.parametrize(
    "zone", ["", "Moscow", "../etc/passwd", "Europe", "/etc/localtime", "GMT+99", "localtime"]
)
def test_a_zone_has_a_known_name(zone: str) -> None:
    assert refused(timezone=zone) == {"timezone": "timezone_unknown"}


@pytest.mark.parametrize(
    "written",
    [
        ("9:00", "18:00"),
        ("09:00", "25:00"),
        ("24:00", "09:00"),
        ("09:00", "09:00"),
        ("09:60", "10:00"),
        ("٠٩:٠٠", "18:00"),
        ("", ""),
        ("09:00", "24:01"),
    ],
)
def test_a_time_is_written_with_four_digits(written: Range) -> None:
    assert refused(week=weekly([written], days=(2,))) == {"weekly.2": "time_wrong"}


def test_a_week_has_seven_days() -> None:
    assert refused(week=[[]] * 6) == {"weekly": "week_not_seven_days"}


def test_ranges_of_a_day_do_not_overlap() -> None:
    assert refused(week=weekly([("09:00", "13:00"), ("12:00", "18:00")], days=(0,))) == {
        "weekly.0": "ranges_overlap"
    }


@pytest.mark.parametrize("day", ["2026-02-30", "31.12.2026", "2026-1-1", "", "20261231"])
def test_an_exception_has_a_date(day: str) -> None:
    assert refused(exceptions=[ExceptionCard(date=day, ranges=[])]) == {"exceptions.0": "date_wrong"}


def test_a_day_has_one_exception_by_date_and_one_by_the_year() -> None:
    closed = ExceptionCard(date="2026-12-31", ranges=[])
    yearly = ExceptionCard(date="2025-12-31", every_year=True, ranges=[])
    schedule_of(WrittenHours(timezone="UTC", weekly=weekly([]), exceptions=[closed, yearly]))
    assert refused(exceptions=[closed, yearly, closed]) == {"exceptions.2": "date_twice"}
