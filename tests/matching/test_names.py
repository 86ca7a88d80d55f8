"""Names, however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.matching.family_names import stem
from app.matching.letters import sound
from app.matching.names import given_forms, read_name


@pytest.mark.parametrize(
    "spellings",
    [
        ("Юлия", "Yulia", "Iuliia", "Julia", "Yuliya", "Julija"),
        ("Щербаков", "Shcherbakov", "Scherbakov", "Ščerbakov", "Shcherbakoff"),
        ("Фёдор", "Федор", "Fyodor", "Fedor", "Fiodor"),
        ("Екатерина", "Ekaterina", "Yekaterina", "Jekaterina"),
        ("Александр", "Aleksandr", "Alexandr"),
        ("Дмитрий", "Dmitriy", "Dmitrii", "Dmitry", "Dmitri"),
        ("Михаил", "Mikhail", "Mihail"),
        ("Цой", "Tsoy", "Tsoi", "Tzoy"),
        ("Наталья", "Наталия", "Natalya", "Natalia", "Natalja"),
    ],
)
def test_one_word_sounds_alike_in_every_spelling(spellings: tuple[str, ...]) -> None:
    assert len({sound(word) for word in spellings}) == 1, {word: sound(word) for word in spellings}


@pytest.mark.parametrize(
    ("his", "hers"),
    [("Иванов", "Иванова"), ("Чеховский", "Чеховская"), ("Троцкий", "Троцкая"), ("Щукин", "Shchukina")],
)
def test_a_wife_and_a_husband_have_one_stem(his: str, hers: str) -> None:
    assert stem(his) == stem(hers)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Катя", "Екатерина"),
        ("Саша", "Александр"),
        ("Саша", "Александра"),
        ("Слава", "Вячеслав"),
        ("Слава", "Ярослав"),
        ("Лёха", "Алексей"),
        ("Dima", "Дмитрий"),
        ("Ксюша", "Ксения"),
        ("Bill", "William"),
    ],
)
def test_a_short_name_may_stand_for_a_full_one(short: str, full: str) -> None:
    one, other = read_name(short), read_name(full)
    assert one is not None
    assert other is not None
    assert given_forms(one) & given_forms(other)


@pytest.mark.parametrize(
    "written",
    [
        "Екатерина Иванова",
        "Иванова Екатерина",
        "Rfnz Bdfyjdf",
        "rfnz bdfyjdf",
        "✨ Катя Иванова ✨",
        "Иванова Екатерина Петровна",
        "Екатерина Петровна Иванова",
        "Kate Ivanova",
        "г-жа Иванова Катя".removeprefix("г-жа "),
    ],
)
def test_a_name_is_taken_apart_however_it_is_written(written: str) -> None:
    name = read_name(written)
    assert name is not None
    assert "ekaterina" in given_forms(name)
    assert name.family == "ivanov"


def test_layout_slips_go_both_ways() -> None:
    name = read_name("Щдшмук Иуттуее")
    assert name is not None
    assert (name.written_given, name.written_family) == ("oliver", "bennett")


def test_a_name_without_a_word_is_none() -> None:
    assert read_name("🌸 12345 !!!") is None
    assert read_name("Гость 42") is None


@given(st.text(max_size=60))
def test_no_name_breaks_it(text: str) -> None:
    read_name(text)
