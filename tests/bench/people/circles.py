"""People who are easily taken for each other: families, offices, namesakes, twins, strangers with like names."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from tests.bench.people.drawing import Draw
from tests.bench.people.kinds import Gender, Heritage, Tie
from tests.bench.people.names import ALIKE, CITIES, GIVEN, HERITAGES, SURNAMES
from tests.bench.people.persons import Persons
from tests.bench.people.shapes import Circle, Person

# Of a hundred circles; what is left of a population belongs to none.
_TIES = {Tie.HOUSEHOLD: 46, Tie.OFFICE: 7, Tie.NAMESAKES: 19, Tie.SIMILAR: 19, Tie.TWINS: 9}
_IN_CIRCLES = 0.35
_LARGEST = 10


def gather(draw: Draw, people: int, today: date) -> tuple[tuple[Person, ...], tuple[Circle, ...]]:
    """So many persons, about a third of them in circles."""
    persons = Persons(draw, people, today)
    circles = []
    while len(persons.made) < people * _IN_CIRCLES and people - len(persons.made) >= _LARGEST:
        circles.append(_GATHERINGS[draw.weighted(_TIES)](persons))
    while len(persons.made) < people:
        persons.stranger()
    return tuple(persons.made), tuple(circles)


def _household(persons: Persons) -> Circle:
    """A couple, perhaps with grown children; the number of one of them serves all. A son may bear his father's name."""
    draw = persons.draw
    heritage = draw.weighted(HERITAGES)
    home: dict[str, Any] = {
        "heritage": heritage,
        "mans_surname": draw.weighted(SURNAMES[heritage]),
        "city": draw.weighted(CITIES),
    }
    father = persons.stranger(gender=Gender.MALE, birth_date=persons.birthday(42, 66), **home)
    mother = persons.stranger(
        gender=Gender.FEMALE,
        birth_date=father.birth_date + timedelta(days=draw.random.randrange(-800, 1_500)),
        **home,
    )
    family = [father, mother]
    for _ in range(draw.random.randrange(3)):
        gender = draw.one(tuple(Gender))
        named_after = {"first": father.first} if gender is Gender.MALE and draw.happens(0.3) else {}
        born = father.birth_date + timedelta(days=draw.random.randrange(8_000, 9_000))
        child: dict[str, Any] = {
            "gender": gender,
            "birth_date": born,
            "father": father.first,
            "maiden_surname": None,
        }
        family.append(persons.stranger(**home, **child, **named_after))
    return _circle(Tie.HOUSEHOLD, family, number=draw.one((father, mother)).number)


def _office(persons: Persons) -> Circle:
    draw = persons.draw
    city = draw.weighted(CITIES)
    colleagues = [persons.stranger(city=city) for _ in range(draw.random.randrange(4, _LARGEST + 1))]
    number = persons.numbers.office() if draw.happens(0.7) else persons.numbers.mobile()
    return _circle(Tie.OFFICE, colleagues, number=number, mailbox=persons.mailboxes.office())


def _namesakes(persons: Persons) -> Circle:
    """The same surname, name and patronymic; half of them in one town."""
    draw = persons.draw
    one = persons.stranger(heritage=Heritage.RUSSIAN, maiden_surname=None)
    same: dict[str, Any] = {
        "heritage": one.heritage,
        "gender": one.gender,
        "first": one.first,
        "patronymic": one.patronymic,
    }
    same |= {"surname": one.surname, "maiden_surname": None} | (
        {"city": one.city} if draw.happens(0.5) else {}
    )
    others = [persons.stranger(**same) for _ in range(draw.random.choice((1, 1, 1, 2)))]
    return _circle(Tie.NAMESAKES, [one, *others])


def _similar(persons: Persons) -> Circle:
    """Two strangers of one town and surname whose given names differ by little."""
    draw = persons.draw
    gender = draw.one(tuple(Gender))
    surname, city = draw.weighted(SURNAMES[Heritage.RUSSIAN]), draw.weighted(CITIES)
    same: dict[str, Any] = {
        "heritage": Heritage.RUSSIAN,
        "mans_surname": surname,
        "city": city,
        "maiden_surname": None,
    }
    if draw.happens(0.25):
        men, women = draw.one((("Александр", "Александра"), ("Евгений", "Евгения"), ("Валерий", "Валерия")))
        pair = [
            persons.stranger(gender=Gender.MALE, first=men, **same),
            persons.stranger(gender=Gender.FEMALE, first=women, **same),
        ]
    else:
        pair = [persons.stranger(gender=gender, first=first, **same) for first in draw.one(ALIKE[gender])]
    return _circle(Tie.SIMILAR, pair)


def _twins(persons: Persons) -> Circle:
    """Born on one day; a sister or brother of the same or the other sex, half of the pairs with one number."""
    draw = persons.draw
    surname, father = (
        draw.weighted(SURNAMES[Heritage.RUSSIAN]),
        draw.weighted(GIVEN[Heritage.RUSSIAN][Gender.MALE]),
    )
    same: dict[str, Any] = {
        "heritage": Heritage.RUSSIAN,
        "mans_surname": surname,
        "father": father,
        "maiden_surname": None,
    }
    same |= {"birth_date": persons.birthday(18, 40), "city": draw.weighted(CITIES)}
    gender = draw.one(tuple(Gender))
    pair = [persons.stranger(gender=gender, first=first, **same) for first in draw.one(ALIKE[gender])]
    return _circle(Tie.TWINS, pair, number=pair[0].number if draw.happens(0.5) else None)


def _circle(tie: Tie, members: list[Person], number: str | None = None, mailbox: str | None = None) -> Circle:
    return Circle(tie, tuple(member.id for member in members), number, mailbox)


_GATHERINGS: dict[Tie, Callable[[Persons], Circle]] = {
    Tie.HOUSEHOLD: _household,
    Tie.OFFICE: _office,
    Tie.NAMESAKES: _namesakes,
    Tie.SIMILAR: _similar,
    Tie.TWINS: _twins,
}
