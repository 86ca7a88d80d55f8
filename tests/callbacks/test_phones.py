"""One number, however it is written; and what is none."""

import pytest

from app.callbacks.phones import masked_phone, read_phone
from app.kit.errors import OknoError


@pytest.mark.parametrize(
    "written",
    [
        "8 (916) 203-00-07",
        "+7 916 203 00 07",
        "79162030007",
        "9162030007",
        "８９１６２０３０００７",
        "+7(916)203.00.07",
    ],
)
def test_the_same_number_in_every_spelling(written: str) -> None:
    assert read_phone(written, None, country="RU", foreign=True).number == "+79162030007"


@pytest.mark.parametrize(
    ("written", "extension", "number", "dialled"),
    [
        ("8 495 203-17-40 доб. 123", None, "+74952031740", "123"),
        ("8 495 203-17-40 ext. 5", None, "+74952031740", "5"),
        ("8 495 203-17-40", " 77 ", "+74952031740", "77"),
        ("8 701 234 56 00", None, "+77012345600", None),
        ("375291234500", None, "+375291234500", None),
    ],
)
def test_extensions_lie_apart_and_neighbours_are_numbers_too(
    written: str, extension: str | None, number: str, dialled: str | None
) -> None:
    read = read_phone(written, extension, country="RU", foreign=True)
    assert (read.number, read.extension) == (number, dialled)


@pytest.mark.parametrize(
    ("written", "extension", "code"),
    [
        ("", None, "phone_invalid"),
        ("8916203000", None, "phone_invalid"),
        ("7707083893", None, "phone_invalid"),
        ("+7 000 203-00-07", None, "phone_invalid"),
        ("+7 916 203-00-07" + " " * 60, None, "phone_invalid"),
        ("+7 916 203-00-07", "12a", "phone_invalid"),
        ("+7 916 203-00-07", "1" * 11, "phone_invalid"),
        ("8 800 203-00-07", None, "phone_toll_free"),
        ("8 809 203-00-07", None, "phone_toll_free"),
        ("+7 916 777-77-77", None, "phone_placeholder"),
    ],
)
def test_what_cannot_be_rung_is_refused_by_the_reason(written: str, extension: str | None, code: str) -> None:
    with pytest.raises(OknoError) as refused:
        read_phone(written, extension, country="RU", foreign=True)
    assert refused.value.code == code


def test_whoever_typed_a_number_knows_it_again_and_nobody_else_does() -> None:
    assert masked_phone("+79162030007") == "+7 916 •••-••-07"
    assert masked_phone("+375291234500").startswith("+375 ")
    assert "•" in masked_phone("+375291234500")
