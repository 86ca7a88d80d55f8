"""Text from strangers stays what a person could read of it."""

import pytest

from app.kit.text import folded, has_something_to_read, shortened, storable, storable_name, utf16_length


@pytest.mark.parametrize("text", ["", "  \n", "\u200b\u200b", "\u2066\u2069", "\x00"])
def test_what_nobody_sees_is_nothing_to_read(text: str) -> None:
    assert not has_something_to_read(text)


@pytest.mark.parametrize("text", ["да", "?", "👨‍👩‍👧", "\u200bа"])
def test_what_somebody_sees_is_something_to_read(text: str) -> None:
    assert has_something_to_read(text)


def test_what_a_database_refuses_is_marked_in_place() -> None:
    text = "до\x00после\ud83d"
    assert storable(text) == "до\ufffdпосле\ufffd"
    assert utf16_length(storable(text)) == utf16_length(text)


def test_a_name_cannot_turn_the_text_around_it() -> None:
    assert storable_name("Анна\u202e\nВетрова\u200b") == "Анна Ветрова"


def test_names_are_found_whatever_the_case_and_the_dots() -> None:
    assert folded("Пётр  СЕМЁНОВ") == folded("петр семенов")


def test_a_preview_is_one_line() -> None:
    assert shortened("Раз\nдва   три", 7) == "Раз дв…"
