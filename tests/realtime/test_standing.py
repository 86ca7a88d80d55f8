"""How somebody stands, by the table and by what must always hold."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.realtime.standing import Signs, Standing, standing_of

NOON = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
IDLE = timedelta(minutes=5)
JUST_NOW = NOON - timedelta(seconds=1)
LONG_AGO = NOON - IDLE
LATER = NOON + timedelta(hours=1)


@pytest.mark.parametrize(
    ("signs", "wanted"),
    [
        (Signs(is_connected=True, touched_at=JUST_NOW), "online"),
        (Signs(is_connected=True, touched_at=NOON - IDLE + timedelta(seconds=1)), "online"),
        (Signs(is_connected=True, touched_at=LONG_AGO), "idle"),
        (Signs(is_connected=True, touched_at=None), "idle"),
        (Signs(is_connected=True, touched_at=LATER), "online"),
        (Signs(is_connected=False, touched_at=JUST_NOW), "offline"),
        (Signs(is_connected=False, touched_at=None, away=True), "offline"),
        (Signs(is_connected=True, touched_at=JUST_NOW, away=True), "away"),
        (Signs(is_connected=True, touched_at=LONG_AGO, away=True), "away"),
        (Signs(is_connected=True, touched_at=JUST_NOW, away=True, away_until=LATER), "away"),
        (Signs(is_connected=True, touched_at=JUST_NOW, away=True, away_until=NOON), "online"),
        (Signs(is_connected=True, touched_at=LONG_AGO, away=True, away_until=JUST_NOW), "idle"),
        (Signs(is_connected=True, touched_at=JUST_NOW, away_until=LATER), "online"),
        (Signs(is_connected=True, touched_at=JUST_NOW, is_at_work=False), "away"),
        (Signs(is_connected=False, touched_at=JUST_NOW, is_at_work=False), "offline"),
        (
            Signs(is_connected=True, touched_at=JUST_NOW, away=True, away_until=JUST_NOW, is_at_work=False),
            "away",
        ),
    ],
)
def test_the_table(signs: Signs, wanted: Standing) -> None:
    assert standing_of(signs, NOON, IDLE) == wanted


moments = st.none() | st.timedeltas(timedelta(days=-2), timedelta(days=2)).map(NOON.__add__)
any_signs = st.builds(
    Signs,
    is_connected=st.booleans(),
    touched_at=moments,
    away=st.booleans(),
    away_until=moments,
    is_at_work=st.booleans(),
)


@given(any_signs, st.timedeltas(timedelta(minutes=1), timedelta(days=1)))
def test_nobody_is_online_without_a_window_and_a_recent_touch(signs: Signs, idle: timedelta) -> None:
    if standing_of(signs, NOON, idle) == "online":
        assert signs.is_connected
        assert signs.is_at_work
        assert signs.touched_at is not None
        assert NOON - signs.touched_at < idle


@given(any_signs, st.timedeltas(timedelta(minutes=1), timedelta(days=1)))
def test_time_alone_brings_nobody_to_the_window(signs: Signs, idle: timedelta) -> None:
    """Somebody who does nothing goes from online to idle, and never back, but for the end of an absence."""
    now = standing_of(signs, NOON, idle)
    later = standing_of(signs, LATER, idle)
    if now in {"idle", "offline"}:
        assert later == now
    if now == "online":
        assert later in {"online", "idle"}
