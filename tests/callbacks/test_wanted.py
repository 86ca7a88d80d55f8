"""When somebody can be rung: slots by the shop's hours, dates by the visitor's calendar."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from app.callbacks.rules import Rules, rules_of
from app.callbacks.wanted import choice_at, free_slots, next_open_instant, read_wanted
from app.callbacks.words import words_of
from app.hours.schedule import Schedule
from app.kit.errors import OknoError

MOSCOW, VLADIVOSTOK = ZoneInfo("Europe/Moscow"), ZoneInfo("Asia/Vladivostok")
NOON = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""Monday, 12:00 in Moscow."""
RULES = Rules()
USUAL = RULES.usual_hours
WEEKDAYS = Schedule("Europe/Moscow", (((540, 1080),),) * 5 + ((), ()), {date(2026, 11, 24): ()}, {})
ALWAYS = Schedule("UTC", (((0, 1440),),) * 7, {}, {})


def test_slots_are_whole_and_begin_after_the_lead() -> None:
    slots = free_slots(USUAL, RULES, NOON + timedelta(minutes=26))
    assert slots[0] == (NOON + timedelta(minutes=60), NOON + timedelta(minutes=90))
    assert all(until - begin == RULES.slot for begin, until in slots)
    today = [slot for slot in slots if slot[0].date() == NOON.date()]
    assert today[-1][1] == datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


def test_a_visitor_sees_their_own_dates() -> None:
    choice = choice_at(USUAL, RULES, VLADIVOSTOK, NOON)
    assert choice.now
    first_day, slots = choice.days[0]
    assert first_day == date(2026, 11, 23)
    # 17:00 of Vladivostok's midnight is 17:00 of a Moscow day: the working day there reaches into the next date here.
    assert slots[-1][1] <= datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
    assert choice.days[1][0] == date(2026, 11, 24)


def test_days_without_hours_are_not_offered() -> None:
    days = [day for day, _ in choice_at(WEEKDAYS, RULES, MOSCOW, NOON).days]
    assert date(2026, 11, 24) not in days
    assert date(2026, 11, 28) not in days
    assert date(2026, 11, 27) in days


def test_a_shop_that_never_closes_offers_whole_hours_and_halves() -> None:
    slots = free_slots(ALWAYS, RULES, NOON + timedelta(minutes=7))
    assert slots[0][0] == NOON + timedelta(minutes=30)
    assert {begin.minute for begin, _ in slots} == {0, 30}


def test_every_slot_that_is_offered_can_be_taken_a_little_later() -> None:
    for schedule in (USUAL, WEEKDAYS, ALWAYS):
        for begin, until in free_slots(schedule, RULES, NOON):
            given = {"kind": "slot", "from": begin.isoformat()}
            wanted = read_wanted(given, schedule, RULES, MOSCOW, NOON + timedelta(minutes=4))
            assert (wanted.from_, wanted.until, wanted.due_at) == (begin, until, begin)


LONG = Schedule(
    "Europe/Moscow",
    (((1200, 1440),), ((0, 1440),), ((0, 360), (540, 1080)), (), ((540, 1080),), (), ()),
    {},
    {},
)
"""From Monday evening through to Wednesday morning, and as usual on two days."""


@pytest.mark.parametrize("schedule", [ALWAYS, LONG, USUAL, Schedule("Asia/Kolkata", ALWAYS.weekly, {}, {})])
@pytest.mark.parametrize("minutes", [25, 50, 240])
def test_a_slot_stays_a_slot_while_time_goes_by(schedule: Schedule, minutes: int) -> None:
    rules = Rules(slot=timedelta(minutes=minutes))
    offered = free_slots(schedule, rules, NOON)
    for hours in (0.1, 1, 7.3, 26, 50, 71.9):
        later = NOON + timedelta(hours=hours)
        assert [slot for slot in offered if slot[0] >= later] == [
            slot for slot in free_slots(schedule, rules, later, timedelta(0)) if slot in offered
        ]


def test_where_it_never_closes_slots_begin_anew_each_midnight() -> None:
    slots = free_slots(ALWAYS, Rules(slot=timedelta(minutes=50)), NOON)
    midnights = {slot[0].date() for slot in slots if (slot[0].hour, slot[0].minute) == (0, 0)}
    assert len(midnights) == 7
    assert all(until <= following for (_, until), (following, _) in pairwise(slots))


def test_a_day_is_due_by_its_last_slot() -> None:
    wanted = read_wanted({"kind": "day", "date": "2026-11-25"}, USUAL, RULES, MOSCOW, NOON)
    assert wanted.from_ == datetime(2026, 11, 25, 6, 0, tzinfo=UTC)
    assert wanted.until == datetime(2026, 11, 25, 15, 0, tzinfo=UTC)
    assert wanted.due_at == datetime(2026, 11, 25, 14, 30, tzinfo=UTC)


def test_now_is_only_while_it_is_open() -> None:
    assert read_wanted({"kind": "now"}, USUAL, RULES, MOSCOW, NOON).due_at == NOON
    night = NOON + timedelta(hours=9)
    assert not choice_at(USUAL, RULES, MOSCOW, night).now
    with pytest.raises(OknoError, match="wanted_outside_hours"):
        read_wanted({"kind": "now"}, USUAL, RULES, MOSCOW, night)


@pytest.mark.parametrize(
    "given",
    [{}, {"kind": "slot"}, {"kind": "day", "date": "20261125"}, {"kind": "slot", "from": "0001-01-01"}],
)
def test_what_makes_no_sense_is_refused(given: dict[str, str]) -> None:
    with pytest.raises(OknoError, match="invalid_request"):
        read_wanted(given, USUAL, RULES, MOSCOW, NOON)


def test_the_night_in_which_clocks_are_changed_has_no_slot_twice() -> None:
    berlin = Schedule("Europe/Berlin", (((0, 360),),) * 7, {}, {})
    before = datetime(2026, 10, 24, 20, 0, tzinfo=UTC)
    slots = free_slots(berlin, RULES, before)
    begins = [begin for begin, _ in slots]
    assert len(set(begins)) == len(begins)
    night = [b for b in begins if b < datetime(2026, 10, 25, 5, 0, tzinfo=UTC)]
    assert len(night) == 14, "seven hours long, where clocks are put back"


def test_the_next_time_lies_within_the_hours() -> None:
    evening = NOON + timedelta(hours=5, minutes=55)
    assert next_open_instant(USUAL, evening) == evening
    assert next_open_instant(USUAL, evening + timedelta(minutes=15)) == NOON + timedelta(hours=21)
    assert next_open_instant(WEEKDAYS, evening + timedelta(minutes=15)) == NOON + timedelta(hours=45)
    never = Schedule("UTC", ((),) * 7, {}, {})
    assert next_open_instant(never, NOON) == NOON


def test_settings_become_numbers_and_what_is_missing_has_a_default() -> None:
    rules = rules_of(
        {"retry_after": "5\n60", "slot_minutes": "20", "timezone": "Nowhere/At all", "days_ahead": ""}
    )
    assert rules.retry_after == (timedelta(minutes=5), timedelta(minutes=60))
    assert (rules.slot, rules.timezone, rules.days_ahead) == (timedelta(minutes=20), "Europe/Moscow", 7)


@pytest.mark.parametrize(
    ("state", "wanted", "hours", "ru", "en"),
    [
        ("waiting", "slot", 3, "Позвоним сегодня около 15:00", "We will call today at about 15:00"),
        ("waiting", "slot", 24, "Позвоним завтра около 12:00", "We will call tomorrow at about 12:00"),
        (
            "waiting",
            "slot",
            48,
            "Позвоним 25 ноября около 12:00",
            "We will call on November 25 at about 12:00",
        ),
        (
            "waiting",
            "day",
            3,
            "Позвоним сегодня в течение дня",
            "We will call today, at some time of the day",
        ),
        ("waiting", "now", 0, "Перезвоним, как только освободимся", "We will call as soon as we can"),
        ("waiting", "slot", -2, "Задерживаемся, но обязательно позвоним", "We are late, but we will call"),
        ("claimed", "slot", 0, "Уже звоним", "We are calling now"),
        ("claimed", "slot", 3, "Позвоним сегодня около 15:00", "We will call today at about 15:00"),
        ("done", "slot", 3, "Заявка закрыта", "The request is closed"),
        ("cancelled", "slot", 3, "Звонок отменён", "The call is cancelled"),
    ],
)
def test_words_say_when_by_the_clock_of_whoever_asked(
    state: str, wanted: str, hours: int, ru: str, en: str
) -> None:
    at = NOON + timedelta(hours=hours)
    until = at + timedelta(minutes=30)
    assert words_of(state, wanted, at, until, MOSCOW, NOON) == {"ru": ru, "en": en}


def test_a_wish_for_now_is_late_after_its_time() -> None:
    told = words_of("waiting", "now", NOON, NOON + RULES.slot, MOSCOW, NOON + timedelta(days=3))
    assert told["ru"] == "Задерживаемся, но обязательно позвоним"


def test_a_whole_day_is_rung_only_near_its_time() -> None:
    evening = NOON + timedelta(hours=5)
    day = ("claimed", "day", NOON - timedelta(hours=1), evening + RULES.slot, MOSCOW)
    assert words_of(*day, NOON, due_at=evening)["ru"] == "Позвоним сегодня в течение дня"
    assert words_of(*day, evening, due_at=evening)["ru"] == "Уже звоним"
