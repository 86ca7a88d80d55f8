"""A moment on the wire: any zone comes in, UTC goes out."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from pydantic import ValidationError

from app.kit.wire import Time, Wire, rfc3339


class Shape(Wire):
    at: Time


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-23T12:00:00Z",
        "2026-11-23T15:00:00+03:00",
        "2026-11-22T22:00:00-14:00",
        "2026-11-23T17:45:00+05:45",
    ],
)
def test_a_moment_is_the_same_in_every_zone(written: str) -> None:
    read = Shape.model_validate_json(f'{{"at": "{written}"}}')
    assert (read.at, read.at.tzinfo) == (datetime(2026, 11, 23, 12, tzinfo=UTC), UTC)
    assert read.model_dump_json() == '{"at":"2026-11-23T12:00:00.000000Z"}'


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-23T15:00:00",
        "2026-11-23",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "tomorrow",
    ],
)
def test_what_names_no_moment_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        Shape.model_validate_json(f'{{"at": "{written}"}}')


def test_text_is_in_utc_wherever_the_moment_was_measured() -> None:
    noon = datetime(2026, 11, 23, 12, tzinfo=UTC)
    moscow = noon.astimezone(timezone(timedelta(hours=3)))
    assert rfc3339(moscow) == rfc3339(noon) == "2026-11-23T12:00:00.000000Z"
