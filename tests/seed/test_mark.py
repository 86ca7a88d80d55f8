"""A mark of time is true at whatever hour the demo is played."""

from datetime import datetime, timedelta, timezone

import pytest

from app.seed.mark import Mark

MOSCOW = timezone(timedelta(hours=3))


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("-14m", datetime(2027, 3, 11, 14, 46, tzinfo=MOSCOW)),
        ("-1h10m", datetime(2027, 3, 11, 13, 50, tzinfo=MOSCOW)),
        ("-3d 14:20", datetime(2027, 3, 8, 14, 20, tzinfo=MOSCOW)),
        ("+1d 10:00", datetime(2027, 3, 12, 10, 0, tzinfo=MOSCOW)),
    ],
)
def test_a_mark_becomes_a_moment(written: str, moment: datetime) -> None:
    assert Mark.parse(written).on(datetime(2027, 3, 11, 15, 0, tzinfo=MOSCOW)) == moment


@pytest.mark.parametrize("written", ["-2d 09:05", "+1d 10:00", "-3m", "+2h", "-1h10m"])
def test_a_mark_reads_back_what_it_writes(written: str) -> None:
    assert Mark.parse(str(Mark.parse(written))) == Mark.parse(written)


@pytest.mark.parametrize("written", ["", "-", "-0d 10:00", "-9h", "+1d 07:59", "-3d", "-3d 25:00", "вчера"])
def test_what_is_no_mark_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Mark.parse(written)


@pytest.mark.parametrize("hour", [0, 7, 8, 23])
def test_yesterday_evening_comes_before_eight_hours_ago(hour: int) -> None:
    now = datetime(2027, 3, 11, hour, 0, tzinfo=MOSCOW)
    evening, lately = Mark.parse("-1d 23:59"), Mark.parse("-8h")
    assert evening < lately
    assert evening.on(now) < lately.on(now)
