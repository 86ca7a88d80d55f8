"""What two records share, and what parts them, known from how they were made."""

from collections.abc import Iterable
from dataclasses import dataclass

from tests.bench.people.kinds import Common, Corruption, Standing
from tests.bench.people.numbers import PLACEHOLDERS
from tests.bench.people.shapes import Circle, Making, Record

# These part two records also when both bear them, unless both came out the same.
_BENDING = (
    Corruption.DIMINUTIVE,
    Corruption.NAME_VARIANT,
    Corruption.TRANSLITERATION,
    Corruption.TYPO,
    Corruption.KEYBOARD_LAYOUT,
    Corruption.DECORATED,
    Corruption.YO_AS_YE,
)


@dataclass(frozen=True, slots=True)
class Known:
    """A record with its making."""

    record: Record
    making: Making


@dataclass(frozen=True, slots=True)
class Shared:
    """Numbers and mailboxes of households, twins and offices."""

    numbers: frozenset[str]
    mailboxes: frozenset[str]

    @classmethod
    def of(cls, circles: Iterable[Circle]) -> "Shared":
        circles = list(circles)
        return cls(
            frozenset(circle.number for circle in circles if circle.number),
            frozenset(circle.mailbox for circle in circles if circle.mailbox),
        )


def shared_by(one: Known, other: Known, shared: Shared) -> tuple[Common, ...]:
    """Everything that is the same behind the writing; a placeholder number is nothing."""
    found = {*_contacts(one, other, shared), *_names(one.making, other.making)}
    if one.record.username and one.record.username == other.record.username:
        found.add(Common.USERNAME)
    if one.record.birth_date and one.record.birth_date == other.record.birth_date:
        found.add(Common.BIRTH_DATE)
    if one.making.city and one.making.city == other.making.city:
        found.add(Common.CITY)
    return tuple(fact for fact in Common if fact in found)


def standing_of(common: tuple[Common, ...], *, name_is_rare: bool, has_double: bool) -> Standing:
    """Joinable: a contact point of one's own; a name with a birth date or a shared contact point; a rare name and town.

    `name_is_rare`: nobody else in town is called so. `has_double`: somebody in the same circle has the same
    surname and first letter, so that a shared fact does not tell them apart by letters.
    """
    if not common:
        return Standing.NOTHING
    if {Common.PHONE, Common.EMAIL, Common.USERNAME} & {*common}:
        return Standing.JOINABLE
    if Common.NAME in common:
        told = Common.BIRTH_DATE in common or (Common.CITY in common and name_is_rare)
    else:
        told = Common.INITIALS in common and Common.BIRTH_DATE in common and not has_double
    in_a_circle = {Common.SHARED_PHONE, Common.SHARED_EMAIL} & {*common}
    named = {Common.NAME, Common.INITIALS} & {*common}
    return Standing.JOINABLE if told or (in_a_circle and named and not has_double) else Standing.THIN


def parted_by(one: Known, other: Known, common: tuple[Common, ...]) -> tuple[Corruption, ...]:
    """Every corruption that stands between two records; `plain` where none does."""
    if not common:
        return (Corruption.NOTHING_IN_COMMON,)
    found = {*_name_partings(one, other), *_contact_partings(one, other)}
    return tuple(kind for kind in Corruption if kind in found) or (Corruption.PLAIN,)


def _contacts(one: Known, other: Known, shared: Shared) -> set[Common]:
    found = set()
    numbers = {number.e164 for number in one.making.numbers} & {
        number.e164 for number in other.making.numbers
    }
    for number in numbers.difference(PLACEHOLDERS):
        found.add(Common.SHARED_PHONE if number in shared.numbers else Common.PHONE)
    if one.making.mailbox and one.making.mailbox == other.making.mailbox:
        found.add(Common.SHARED_EMAIL if one.making.mailbox in shared.mailboxes else Common.EMAIL)
    return found


def _names(one: Making, other: Making) -> set[Common]:
    if not (one.first and other.first and one.surname and other.surname):
        return set()
    same_surname = one.surname == other.surname
    if one.initials or other.initials:
        return {Common.INITIALS} if same_surname and one.first[0] == other.first[0] else set()
    same_father = one.patronymic is not None and one.patronymic == other.patronymic
    return {Common.NAME} if one.first == other.first and (same_surname or same_father) else set()


def _name_partings(one: Known, other: Known) -> set[Corruption]:
    marks, others = {*one.making.corruptions}, {*other.making.corruptions}
    either, only_one = marks | others, marks ^ others
    for poor in (Corruption.NICKNAME, Corruption.FIRST_NAME_ONLY):
        if poor in either:
            return {poor}
    differ = one.record.name != other.record.name
    found = {kind for kind in _BENDING if kind in only_one or (kind in either and differ)}
    found |= {Corruption.MARRIED_SURNAME} & only_one
    if (one.making.patronymic is None) != (other.making.patronymic is None):
        found.add(Corruption.MISSING_PATRONYMIC)
    if Corruption.INITIALS in either:
        return found | {Corruption.INITIALS}
    return found | ({Corruption.SWAPPED_ORDER} & only_one)


def _contact_partings(one: Known, other: Known) -> set[Corruption]:
    found = set()
    if _written_apart(one.making, other.making):
        found.add(Corruption.PHONE_WRITTEN)
    if (
        one.making.mailbox
        and one.making.mailbox == other.making.mailbox
        and one.record.email != other.record.email
    ):
        found.add(Corruption.EMAIL_WRITTEN)
    if one.making.city and one.making.city == other.making.city and one.record.city != other.record.city:
        found.add(Corruption.CITY_WRITTEN)
    return found


def _written_apart(one: Making, other: Making) -> bool:
    same = {number.e164 for number in one.numbers} & {number.e164 for number in other.numbers}
    written, elsewhere = ({number.written for number in making.numbers} for making in (one, other))
    return bool(same) and not written & elsewhere
