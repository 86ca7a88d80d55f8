"""What people are told, and how their short answers are understood."""

import pytest

from app.kit.speech import speech_of
from app.links.tokens import code_in
from app.links.words import in_both, means, say


def test_a_name_in_quotation_marks_takes_inner_ones() -> None:
    assert "«Лавка „Окно“»" in say("done", "ru", site="Лавка «Окно»")
    assert "“Shop ‘Window’”" in say("done", "en", site="Shop “Window”")


def test_a_name_that_is_in_quotation_marks_itself_gets_no_second_pair() -> None:
    assert "«Свет и тень»" in say("done", "ru", site="«Свет и тень»")
    assert "“Lamps”" in say("done", "en", site='"Lamps"')
    assert "«„Свет“ и „Тень“»" in say("done", "ru", site="«Свет» и «Тень»")


def test_a_name_is_never_read_as_a_place_to_fill() -> None:
    assert "{yes}" in in_both("connected", channel="Вестник", name="{yes}")["ru"]


@pytest.mark.parametrize(
    ("name", "words"), [("ВКонтакте", "во ВКонтакте"), ("Telegram", "в Telegram"), ("Вестник", "в Вестник")]
)
def test_the_preposition_can_be_spoken(name: str, words: str) -> None:
    assert words in say("offer", "ru", channel=name)


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        ("Да, это я", "yes"),
        ("да!", "yes"),
        ("Yes, it's me.", "yes"),
        ("нет", "no"),
        ("Это не я", "not_me"),
        ("да нет наверное", None),
        ("Да, это я, и ещё вопрос про заказ, который не пришёл", None),
        ("", None),
    ],
)
def test_only_a_short_answer_is_an_answer(said: str, meaning: str | None) -> None:
    assert means(said) == meaning


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("4821-7390", "48217390"),
        ("4821 7390", "48217390"),
        ("4821 – 7390\n", "48217390"),
        ("48217390", "48217390"),
        ("٤٨٢١٧٣٩٠", None),
        ("заказ 48217390", None),
        ("4821-73901", None),
    ],
)
def test_a_code_is_eight_digits_and_nothing_else(said: str, code: str | None) -> None:
    assert code_in(said) == code


def test_people_are_spoken_to_as_their_messenger_speaks() -> None:
    assert [speech_of(language) for language in ("ru", "uk-UA", "en-GB", "de", None)] == [
        "ru",
        "ru",
        "en",
        "en",
        "ru",
    ]
