"""Which pairs of records are one person's, and which pairs of others look as if they were."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from tests.bench.people.gluing import closed
from tests.bench.people.kinds import EvidenceKind, Lure, Outcome, Tie
from tests.bench.people.numbers import PLACEHOLDERS
from tests.bench.people.parting import Known, Shared, parted_by, shared_by, standing_of
from tests.bench.people.shapes import Circle, Evidence, Lookalike, Making, Pair, Person, Record

_LOOKS = {Tie.NAMESAKES: Lure.NAMESAKE, Tie.SIMILAR: Lure.SIMILAR_NAME_SAME_CITY, Tie.TWINS: Lure.TWINS}


class Truth:
    """All that follows from who wrote what."""

    def __init__(
        self,
        persons: Sequence[Person],
        circles: Sequence[Circle],
        records: Sequence[Record],
        makings: Sequence[Making],
        evidence: Sequence[Evidence],
    ) -> None:
        self._persons = {person.id: person for person in persons}
        self._circles = circles
        self._evidence = evidence
        self._known = [Known(record, making) for record, making in zip(records, makings, strict=True)]
        self._shared = Shared.of(circles)
        self._of_person: dict[str, list[Known]] = {}
        for known in self._known:
            self._of_person.setdefault(known.making.person, []).append(known)

    def pairs(self) -> tuple[Pair, ...]:
        """Every two records of every person, in the order of ids."""
        certain = closed(
            (act.actor, act.other) for act in self._evidence if act.other and act.outcome is Outcome.GLUES
        )
        called = Counter(key for person in self._persons.values() for key in _called(person))
        doubles = self._doubles()
        found = []
        for person_id, known in self._of_person.items():
            person = self._persons[person_id]
            rare = all(called[key] == 1 for key in _called(person))
            for one, other in combinations(known, 2):
                common = shared_by(one, other, self._shared)
                a, b = one.record.id, other.record.id
                standing = standing_of(common, name_is_rare=rare, has_double=person_id in doubles)
                kinds = parted_by(one, other, common)
                found.append(Pair(a, b, kinds, common, standing, (a, b) in certain))
        return tuple(sorted(found, key=lambda pair: (pair.a, pair.b)))

    def lookalikes(self) -> tuple[Lookalike, ...]:
        """Every two records of different people that share a number or mailbox or a telling name; by ids."""
        lures: dict[tuple[str, str], set[Lure]] = {}
        by_id = {known.record.id: known for known in self._known}
        for one, other, lure in self._lured():
            if one.making.person != other.making.person:
                a, b = sorted((one.record.id, other.record.id))
                lures.setdefault((a, b), set()).add(lure)
        return tuple(
            Lookalike(
                a,
                b,
                tuple(lure for lure in Lure if lure in lures[a, b]),
                shared_by(by_id[a], by_id[b], self._shared),
            )
            for a, b in sorted(lures)
        )

    def _doubles(self) -> set[str]:
        """Persons who share a circle with somebody of the same surname and first letter."""
        found = set()
        for circle in self._circles:
            members = [self._persons[member] for member in circle.members]
            for one, other in combinations(members, 2):
                if one.first[0] == other.first[0] and _surnames(one) & _surnames(other):
                    found |= {one.id, other.id}
        return found

    def _lured(self) -> Iterator[tuple[Known, Known, Lure]]:
        yield from self._lured_by_number()
        yield from self._lured_by_mailbox()
        yield from self._lured_by_name()
        yield from self._lured_by_evidence()

    def _lured_by_number(self) -> Iterator[tuple[Known, Known, Lure]]:
        circles = {circle.number: circle for circle in self._circles if circle.number}
        bearers: dict[str, list[Known]] = {}
        for known in self._known:
            for e164 in {number.e164: None for number in known.making.numbers}:
                bearers.setdefault(e164, []).append(known)
        for e164, all_known in bearers.items():
            for one, other in combinations(all_known, 2):
                yield one, other, _why(e164, circles.get(e164), one, other)

    def _lured_by_mailbox(self) -> Iterator[tuple[Known, Known, Lure]]:
        bearers: dict[str, list[Known]] = {}
        for known in self._known:
            if known.making.mailbox in self._shared.mailboxes and known.making.mailbox:
                bearers.setdefault(known.making.mailbox, []).append(known)
        for all_known in bearers.values():
            for one, other in combinations(all_known, 2):
                yield one, other, Lure.OFFICE_MAILBOX

    def _lured_by_name(self) -> Iterator[tuple[Known, Known, Lure]]:
        for lure, members in self._alike():
            named = [known for member in members for known in self._of_person[member] if known.making.surname]
            for one, other in combinations(named, 2):
                yield one, other, lure

    def _alike(self) -> Iterator[tuple[Lure, Sequence[str]]]:
        """People of one full name, whether meant so or by chance, and circles of like names."""
        namesakes: dict[object, list[str]] = {}
        for person in self._persons.values():
            namesakes.setdefault(person.full_name, []).append(person.id)
        for members in namesakes.values():
            yield Lure.NAMESAKE, members
        for circle in self._circles:
            if circle.tie in _LOOKS:
                yield _LOOKS[circle.tie], circle.members

    def _lured_by_evidence(self) -> Iterator[tuple[Known, Known, Lure]]:
        by_id = {known.record.id: known for known in self._known}
        for act in self._evidence:
            number = act.card or act.kind is EvidenceKind.TYPED_PHONE
            if act.trap and act.other and number:
                yield by_id[act.actor], by_id[act.other], Lure.ANOTHERS_PHONE


def _called(person: Person) -> list[tuple[str, str, str]]:
    return [(person.first, surname, person.city) for surname in sorted(_surnames(person))]


def _surnames(person: Person) -> set[str]:
    return {surname for surname in (person.surname, person.maiden_surname) if surname}


def _why(e164: str, circle: Circle | None, one: Known, other: Known) -> Lure:
    if e164 in PLACEHOLDERS:
        return Lure.PLACEHOLDER_PHONE
    if circle and {one.making.person, other.making.person} <= {*circle.members}:
        return Lure.OFFICE_NUMBER if circle.tie is Tie.OFFICE else Lure.FAMILY_PHONE
    return Lure.ANOTHERS_PHONE
