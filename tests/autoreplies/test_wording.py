"""Places are filled in as people say it, and what is not known is left out."""

from datetime import datetime

import pytest

from app.autoreplies.wording import filled, said_opening, said_wait, unknown_places
from app.hours.schemas import Availability
from app.kit.speech import Speech
from tests.hours.weeks import utc

NOW = utc("2026-11-23 18:00")
"""Monday, nine in the evening in Moscow."""


def answer(opens_at: datetime | None = None, usual_seconds: int | None = None) -> Availability:
    return Availability(
        state="closed", until=None, opens_at=opens_at, timezone="Europe/Moscow", usual_seconds=usual_seconds
    )


@pytest.mark.parametrize(
    ("opens_at", "ru", "en"),
    [
        ("2026-11-23 20:30", "сегодня в 23:30", "today at 23:30"),
        ("2026-11-23 21:05", "завтра в 0:05", "tomorrow at 0:05"),
        ("2026-11-24 06:00", "завтра в 9:00", "tomorrow at 9:00"),
        ("2026-11-25 06:00", "в среду в 9:00", "on Wednesday at 9:00"),
        ("2026-11-29 06:00", "в воскресенье в 9:00", "on Sunday at 9:00"),
        ("2026-11-30 06:00", "30 ноября в 9:00", "on 30 November at 9:00"),
        ("2027-01-11 06:00", "11 января в 9:00", "on 11 January at 9:00"),
    ],
)
def test_when_it_opens_is_said_by_the_clock_of_the_shop(opens_at: str, ru: str, en: str) -> None:
    assert said_opening(utc(opens_at), NOW, "Europe/Moscow", "ru") == ru
    assert said_opening(utc(opens_at), NOW, "Europe/Moscow", "en") == en


@pytest.mark.parametrize(
    ("seconds", "ru", "en"),
    [
        (1, "1 минуту", "1 minute"),
        (60, "1 минуту", "1 minute"),
        (61, "2 минуты", "2 minutes"),
        (5 * 60, "5 минут", "5 minutes"),
        (11 * 60, "11 минут", "11 minutes"),
        (21 * 60, "21 минуту", "21 minutes"),
        (59 * 60 + 1, "1 час", "1 hour"),
        (3 * 3600, "3 часа", "3 hours"),
        (26 * 3600, "26 часов", "26 hours"),
    ],
)
def test_how_long_people_wait_is_rounded_up(seconds: int, ru: str, en: str) -> None:
    assert (said_wait(seconds, "ru"), said_wait(seconds, "en")) == (ru, en)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Здравствуйте! Обычно отвечаем за {usual}.", "Здравствуйте!"),
        ("Мы закрыты. Откроемся {opens_at}!", "Мы закрыты. Откроемся завтра в 9:00!"),
        ("Закрыто до утра", "Закрыто до утра"),
        ("Первая.\nОтвечаем за {usual}.\n\nТретья {opens_at}.", "Первая.\n\nТретья завтра в 9:00."),
        ("Отвечаем за {usual}", ""),
        ("Пишите на shop.ru или ждите: отвечаем за {usual}.", ""),
        ("Пишите на shop.ru. Отвечаем за {usual}.", "Пишите на shop.ru."),
        ("Есть shop.ru!Отвечаем за {usual}. Ждём вас?!", "Ждём вас?!"),
        ("«Мы здесь.» (Отвечаем за {usual}.) Версия 2.0", "«Мы здесь.» Версия 2.0"),
        ("... {usual}... Ждём", "... Ждём"),
        ("Скоро… Отвечаем за {usual}? Пишите.", "Скоро… Пишите."),
    ],
)
def test_a_sentence_goes_without_what_is_not_known(text: str, said: str) -> None:
    assert filled(text, answer(opens_at=utc("2026-11-24 06:00")), NOW, "ru") == said


@pytest.mark.parametrize(("speech", "said"), [("ru", "за 4 минуты"), ("en", "за 4 minutes")])
def test_what_is_known_is_said(speech: Speech, said: str) -> None:
    assert filled("за {usual}", answer(usual_seconds=230), NOW, speech) == said


def test_other_places_are_found() -> None:
    assert unknown_places("Здравствуйте, {name}! Мы откроемся {opens_at}.") == {"name"}
