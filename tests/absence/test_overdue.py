"""How long a client has waited, in time in which somebody could have answered."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.absence.overdue import has_waited
from app.hours.parsing import WrittenHours, schedule_of

MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
NINE_TO_SIX = schedule_of(WrittenHours(timezone="UTC", weekly=[[("09:00", "18:00")]] * 5 + [[], []]))
QUARTER = timedelta(minutes=15)


def at(hours: float) -> datetime:
    return MONDAY + timedelta(hours=hours)


@pytest.mark.parametrize(
    ("since", "now", "wanted"),
    [
        (at(10), at(10.25), True),
        (at(10), at(10.24), False),
        (at(3), at(9.2), False),
        (at(3), at(9.25), True),
        (at(17.9), at(18.2), False),  # closed: it waits for the morning
        (at(17.9), at(24 + 9.1), False),
        (at(17.9), at(24 + 9.15), True),
        (at(3), at(5 * 24 + 12), False),  # Saturday
        (at(-300 * 24), at(9), True),
    ],
)
def test_only_open_time_counts(since: datetime, now: datetime, *, wanted: bool) -> None:
    assert has_waited(NINE_TO_SIX, since, now, QUARTER) is wanted


@given(st.floats(-200, 0), st.floats(0, 200), st.integers(1, 24 * 60))
def test_without_hours_every_minute_counts(began: float, now: float, minutes: int) -> None:
    at_most = timedelta(minutes=minutes)
    assert has_waited(None, at(began), at(now), at_most) is (at(now) - at(began) >= at_most)
