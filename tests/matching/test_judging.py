"""Who is suggested, and who is held down."""

import pytest

from app.matching.facts import Point, Told
from app.matching.judging import LIKELY
from tests.matching.people import codes, compared, meet, told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Полина Щукина", "Polina Shchukina"),
        ("Щукина Полина", "Полина Щукина"),
        ("Полина Щукина", "Gjkbyf Oerbyf"),
        ("Эльвира Нуриева", "Эльвира Нурива"),
        ("Мария Рождественская", "Masha Rozhdestvenskaya"),
        ("Артур Геворкян", "Артур Геворкян"),
        ("Анна Верес", "Аня Верес"),
    ],
)
def test_a_rare_name_is_enough(one: str, other: str) -> None:
    assert meet(told(one), told(other))
    assert compared(told(one), told(other)).score >= LIKELY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Александр Иванов", "Александр Иванов"),
        ("Саша", "Александр"),
        ("Катя", "Катя"),
        ("Полина Щукина", "Павел Щукин"),
        ("Артур Геворкян", "Ашот Геворкян"),
        ("Елена Смирнова", "Елена Кузнецова"),
        ("Саша Верес", "Верес"),
    ],
)
def test_namesakes_and_relatives_are_held_down(one: str, other: str) -> None:
    assert compared(told(one), told(other)).score < LIKELY


def test_the_example_of_the_card() -> None:
    katya = told("Катя Иванова", phone="+79161234500", city="Тула")
    guest = told("Екатерина Иванова", phone="+79161234500", city="г. Тула")
    judged = compared(katya, guest)
    assert judged.score > 0.95
    assert codes(judged) == ["same_phone", "similar_name", "same_city"]
    assert judged.reasons[0].warning == "typed_not_proved"


def test_a_namesake_needs_more_than_a_large_city() -> None:
    house = {"*": 20_000, "g=ivan": 300, "f=ivanov": 200, "c=moskva": 4_000}
    one, other = told("Иван Иванов", city="Москва"), told("Иван Иванов", city="Москва")
    assert compared(one, other, house).score < LIKELY
    one, other = told("Иван Иванов", city="Верхоянск"), told("Иван Иванов", city="Верхоянск")
    assert compared(one, other, house).score >= LIKELY


def test_what_is_frequent_in_this_house_weighs_little() -> None:
    one, other = told("Айгуль Нуриева"), told("Айгуль Нуриева")
    everywhere = {"*": 2_000, "g=aigul": 300, "f=nurev": 300}
    assert compared(one, other).score >= LIKELY > compared(one, other, everywhere).score


def test_a_family_phone_is_shown_but_held_down() -> None:
    judged = compared(told("Пётр Савин", phone="+79161234500"), told("Мария Савина", phone="+79161234500"))
    assert 0.2 <= judged.score < LIKELY
    assert judged.is_suggested
    assert "phone_of_family" in codes(judged)


def test_anothers_phone_is_shown_with_a_warning() -> None:
    judged = compared(
        told("Пётр Громов", phone="+79161234500"), told("Мария Савина", phone="+79161234500", proof="channel")
    )
    assert judged.score < LIKELY
    assert judged.is_suggested
    assert "other_name_same_phone" in codes(judged)
    assert {reason.warning for reason in judged.reasons} == {None, "typed_not_proved"}


def test_a_phone_that_many_have_is_an_offices() -> None:
    one, other = told("Пётр", phone="+74951204560"), told("Мария", phone="+74951204560")
    many = compared(one, other, owners={"+74951204560": 12})
    assert "same_phone" not in codes(many)
    assert not many.is_suggested
    few = compared(one, other, owners={"+74951204560": 4})
    assert few.reasons[0].warning == "shared_by_several"


def test_a_placeholder_is_nobodys_phone() -> None:
    judged = compared(told("Пётр", phone="+79999999999"), told("Мария", phone="+79999999999"))
    assert codes(judged) == ["other_given_name"]


def test_a_married_name() -> None:
    before = told("Светлана Петровна Жукова", birth_date="1990-05-31", city="Тула")
    after = told("Светлана Петровна Орлова", birth_date="1990-05-31", city="Тула")
    judged = compared(before, after)
    assert judged.score >= LIKELY
    assert "family_name_changed" in codes(judged)


def test_twins_are_two() -> None:
    one = told("Павел Верес", birth_date="1990-05-31")
    other = told("Пётр Верес", birth_date="1990-05-31")
    assert compared(one, other).score < LIKELY


def test_husband_and_wife_of_one_short_name_are_two() -> None:
    assert compared(told("Саша Верескова"), told("Саша Вересков")).score < LIKELY


@pytest.mark.parametrize("other", ["1990-05-13", "1990-05-30", "31.05.1991", "1909-05-31"])
def test_a_birth_date_with_a_slip_is_still_alike(other: str) -> None:
    judged = compared(told("Анна Верес", birth_date="1990-05-31"), told("Анна Верес", birth_date=other))
    assert "similar_birth_date" in codes(judged)


def test_day_and_month_may_be_turned() -> None:
    judged = compared(
        told("Анна Верес", birth_date="1990-05-03"), told("Анна Верес", birth_date="1990-03-05")
    )
    assert "similar_birth_date" in codes(judged)


def test_a_username_carries_over() -> None:
    one, other = told("Тёма", username="tyoma_vasilkov"), told("Артём Васильков", username="TyomaVasilkov")
    assert meet(one, other)
    judged = compared(one, other)
    assert "same_username" in codes(judged)
    assert judged.score >= LIKELY
    assert "email_like_username" in codes(compared(one, told("Артём", email="tyoma.vasilkov@mail.ru")))


def test_a_mailbox_under_another_spelling() -> None:
    one, other = told("Анна", email="a.vetrova@gmail.com"), told("Аня", email="avetrova+shop@googlemail.com")
    assert meet(one, other)
    assert "similar_email" in codes(compared(one, other))


def test_one_judgement_from_both_sides() -> None:
    one = told("Катя Иванова", phone="+79161234500", city="Тула", birth_date="1990-05-31")
    other = told("Екатерина Иванова", "Катюша", phone="+79161234500", city="Тверь", address="ул. Ленина, 5")
    there, back = compared(one, other), compared(other, one)
    assert there.score == back.score
    assert set(codes(there)) == set(codes(back))


def test_nothing_known_is_nothing_in_common() -> None:
    assert compared(Told(), Told(points=[Point("email", "info@shop.ru", "claimed", "x")])).reasons == ()
