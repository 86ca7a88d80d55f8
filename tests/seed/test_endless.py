"""The wholesale buyer writes a lot, and never the same."""

from collections import Counter
from datetime import date

import pytest

from app.seed.endless import endless_client
from app.seed.phrasebook import sentences
from app.seed.roles import Message

LEAP_DAY = date(2028, 2, 29)


def told_on(day: date) -> list[Message]:
    return [
        message for conversation in endless_client(day).conversations for message in conversation.messages
    ]


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 8, 17), LEAP_DAY])
def test_natalya_has_two_thousand_messages_and_no_sentence_twice(day: date) -> None:
    messages = told_on(day)
    said = Counter(sentence for message in messages for sentence in sentences(message.words))
    assert len({message.words for message in messages}) == len(messages) == 2_000
    assert not [sentence for sentence, times in said.items() if times > 1]


def test_her_two_years_are_the_same_whenever_they_are_told() -> None:
    assert endless_client(LEAP_DAY) == endless_client(LEAP_DAY)


def test_another_day_changes_the_dates_and_nothing_of_what_happens() -> None:
    today, tomorrow = told_on(LEAP_DAY), told_on(date(2028, 3, 1))
    assert [(m.at, m.by) for m in today] == [(m.at, m.by) for m in tomorrow]


def test_every_word_in_braces_was_found() -> None:
    assert not [message.words for message in told_on(LEAP_DAY) if "{" in message.words]


def test_an_edit_mends_a_slip_of_the_thumb() -> None:
    edited = [message for message in told_on(LEAP_DAY) if message.edits]
    assert len(edited) > 10
    assert all(sorted(message.text) == sorted(message.words) for message in edited)
    assert all(message.text != message.words for message in edited)
