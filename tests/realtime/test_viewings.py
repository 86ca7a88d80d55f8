"""Who reads what is known in every process, and forgotten when nobody says it any more."""

from datetime import UTC, datetime, timedelta

from app.access.principal import Principal
from app.realtime.seat import Seat
from app.realtime.viewings import FORGET, Viewings

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
MARINA = 2


def window(operator_id: int = MARINA) -> Seat:
    return Seat(Principal(operator_id, "Марина", "operator", frozenset(), "hash", "csrf", NOON), skip_upto=0)


def test_what_is_repeated_is_told_once() -> None:
    viewings = Viewings()
    assert viewings.hear("one", MARINA, 7, NOON)
    assert not viewings.hear("one", MARINA, 7, NOON + 20 * SECOND)
    assert viewings.hear("one", MARINA, 8, NOON + 21 * SECOND)
    assert viewings.all() == {MARINA: 8}
    assert viewings.hear("one", MARINA, None, NOON + 22 * SECOND)
    assert viewings.all() == {}


def test_a_window_that_has_died_leaves_nobody_hanging() -> None:
    viewings = Viewings()
    viewings.hear("one", MARINA, 7, NOON)
    assert viewings.forget(NOON + FORGET - SECOND) == []
    assert viewings.forget(NOON + FORGET) == [MARINA]
    assert viewings.of(MARINA) is None


def test_of_two_windows_the_one_looked_at_last_counts_and_the_other_is_left_when_it_closes() -> None:
    viewings = Viewings()
    first, second = window(), window()
    assert viewings.looks(first, 7, NOON) == 7
    assert viewings.looks(second, 8, NOON + SECOND) == 8
    assert viewings.looks(second, None, NOON + 2 * SECOND) == 7
    assert viewings.looks(first, None, NOON + 3 * SECOND) is None


def test_a_dead_window_does_not_speak_for_one_that_closes() -> None:
    viewings = Viewings()
    dead, alive = window(), window()
    viewings.looks(dead, 7, NOON)
    viewings.looks(alive, 8, NOON + FORGET)
    assert viewings.looks(alive, None, NOON + FORGET + SECOND) is None


def test_a_process_that_died_is_outlived_by_what_another_says() -> None:
    viewings = Viewings()
    viewings.hear("one", MARINA, 7, NOON + SECOND)
    viewings.hear("two", MARINA, 8, NOON)
    assert viewings.of(MARINA) == 7
    viewings.hear("two", MARINA, 8, NOON + 40 * SECOND)
    assert viewings.of(MARINA) == 8
    assert viewings.forget(NOON + SECOND + FORGET) == [], "what the living one says still stands"
    assert viewings.all() == {MARINA: 8}
