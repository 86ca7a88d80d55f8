"""Persons: one at a time, or as a variation of another."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from tests.bench.people.drawing import Draw
from tests.bench.people.kinds import Gender, Heritage
from tests.bench.people.mailboxes import Mailboxes
from tests.bench.people.name_forms import patronymic, surname_of
from tests.bench.people.names import CITIES, GIVEN, HERITAGES, SURNAMES
from tests.bench.people.numbers import Numbers
from tests.bench.people.shapes import Person

_WED = 0.4
_SECOND_NUMBER = 0.12
_HIDES_NUMBER = 0.03
# A Kazakh or an Armenian passport need not know a patronymic.
_WITHOUT_PATRONYMIC = {Heritage.KAZAKH: 0.5, Heritage.ARMENIAN: 0.15}


class Persons:
    """Makes persons that share nothing by chance but names, towns and birthdays."""

    def __init__(self, draw: Draw, people: int, today: date) -> None:
        self.draw = draw
        self.numbers = Numbers(draw, people)
        self.mailboxes = Mailboxes(draw)
        self.made: list[Person] = []
        self._today = today

    def stranger(self, **facts: Any) -> Person:
        """Anybody, except for the facts given: fields of Person, or `mans_surname` and `father`."""
        draw = self.draw
        heritage: Heritage = facts.pop("heritage", None) or draw.weighted(HERITAGES)
        gender: Gender = facts.pop("gender", None) or draw.one(tuple(Gender))
        first: str = facts.pop("first", None) or draw.weighted(GIVEN[heritage][gender])
        mans_surname: str = facts.pop("mans_surname", None) or draw.weighted(SURNAMES[heritage])
        father: str = facts.pop("father", None) or draw.weighted(GIVEN[heritage][Gender.MALE])
        born: date = facts.pop("birth_date", None) or self.birthday()
        surname = surname_of(mans_surname, gender)
        handle = self.mailboxes.handle(first, facts.get("surname", surname), born.year)
        person = Person(
            id=f"p{len(self.made) + 1:06}",
            gender=gender,
            heritage=heritage,
            first=first,
            surname=surname,
            patronymic=self._patronymic(father, gender, heritage),
            maiden_surname=self._maiden_surname(gender, heritage, surname, born),
            birth_date=born,
            city=draw.weighted(CITIES),
            number=self.numbers.mobile(),
            second_number=self.numbers.mobile() if draw.happens(_SECOND_NUMBER) else None,
            email=self.mailboxes.personal(handle, born.year),
            handle=handle,
            hides_number=draw.happens(_HIDES_NUMBER),
        )
        self.made.append(replace(person, **facts))
        return self.made[-1]

    def birthday(self, youngest: int = 18, oldest: int = 78) -> date:
        """Ages in years; the young are more."""
        days = int(self.draw.random.triangular(youngest, oldest, min(youngest + 12, oldest)) * 365.25)
        return self._today - timedelta(days=days)

    def _patronymic(self, father: str, gender: Gender, heritage: Heritage) -> str | None:
        if self.draw.happens(_WITHOUT_PATRONYMIC.get(heritage, 0)):
            return None
        return patronymic(father, gender)

    def _maiden_surname(self, gender: Gender, heritage: Heritage, surname: str, born: date) -> str | None:
        grown = self._today - born > timedelta(days=20 * 365)
        if gender is Gender.MALE or not grown or not self.draw.happens(_WED):
            return None
        others = {
            name: weight for name, weight in SURNAMES[heritage].items() if surname_of(name, gender) != surname
        }
        return surname_of(self.draw.weighted(others), gender)
