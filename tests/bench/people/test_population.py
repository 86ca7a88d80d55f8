"""The synthetic people are what they say they are."""

import csv
import json
from collections import Counter
from collections.abc import Callable
from io import StringIO

import phonenumbers
import pytest

from tests.bench.people.generate import generate
from tests.bench.people.gluing import Clusters
from tests.bench.people.kinds import Channel, Corruption, EvidenceKind, Lure, Outcome, Proof, Standing, Trap
from tests.bench.people.numbers import PLACEHOLDERS
from tests.bench.people.output import COLUMNS, json_lines, write_import_file
from tests.bench.people.shapes import Population, Record


@pytest.fixture(scope="module")
def town() -> Population:
    return generate(7, 600)


def test_a_seed_always_gives_the_same_people(town: Population) -> None:
    assert generate(11, 120) == generate(11, 120)
    assert generate(11, 120).records != generate(12, 120).records


@pytest.mark.parametrize("people", [0, 1, 9, 40])
def test_there_are_as_many_people_as_asked_for(people: int) -> None:
    assert len(generate(3, people).persons) == people


def test_everybody_has_one_to_five_records(town: Population) -> None:
    kept = Counter(making.person for making in town.makings)
    assert {*kept} == {person.id for person in town.persons}
    assert {*kept.values()} == {1, 2, 3, 4, 5}


def test_ids_are_unique_and_makings_follow_their_records(town: Population) -> None:
    assert len({record.id for record in town.records}) == len(town.records)
    assert len({(record.channel, record.external_id) for record in town.records}) == len(town.records)
    assert [record.id for record in town.records] == [making.record for making in town.makings]


def test_every_corruption_lure_trap_and_evidence_occurs_often_enough_to_be_judged(town: Population) -> None:
    joinable = [pair for pair in town.pairs if pair.standing is Standing.JOINABLE]
    kinds = Counter(kind for pair in joinable for kind in pair.kinds)
    lures = Counter(lure for pair in town.lookalikes for lure in pair.lures)
    evidence = Counter(act.kind for act in town.evidence)
    traps = Counter(act.trap for act in town.evidence)

    assert not {*Corruption} - {Corruption.NOTHING_IN_COMMON} - kinds.keys()
    assert all(count >= 10 for count in kinds.values())
    assert {*Lure} == lures.keys()
    assert {*EvidenceKind} == evidence.keys()
    assert all(traps[trap] >= 3 for trap in Trap)


def test_a_third_to_two_thirds_of_true_pairs_can_be_known(town: Population) -> None:
    standings = Counter(pair.standing for pair in town.pairs)
    assert 1 / 3 < standings[Standing.JOINABLE] / len(town.pairs) < 2 / 3
    assert all(standings[standing] for standing in Standing)


def test_pairs_are_of_one_person_and_lookalikes_of_two(town: Population) -> None:
    person = {making.record: making.person for making in town.makings}
    records = Counter(person.values())
    assert all(person[pair.a] == person[pair.b] and pair.a < pair.b for pair in town.pairs)
    assert len({(pair.a, pair.b) for pair in town.pairs}) == sum(n * (n - 1) // 2 for n in records.values())
    assert all(person[pair.a] != person[pair.b] and pair.a < pair.b for pair in town.lookalikes)


def test_only_what_shares_something_is_called_joinable(town: Population) -> None:
    assert all(pair.common for pair in town.pairs if pair.standing is Standing.JOINABLE)
    for pair in town.pairs:
        is_apart = pair.standing is Standing.NOTHING
        assert is_apart == (not pair.common) == (pair.kinds == (Corruption.NOTHING_IN_COMMON,))


@pytest.mark.parametrize("seed", range(12))
def test_evidence_that_glues_joins_one_person_and_refused_evidence_says_why(seed: int) -> None:
    town = generate(seed, 6)  # So few that chance would often lead somebody into a trap of their own.
    person = {making.record: making.person for making in town.makings}
    for act in town.evidence:
        assert (act.outcome is Outcome.REFUSED) == (act.trap is not None)
        if act.outcome is Outcome.GLUES:
            assert act.other is not None
            assert person[act.actor] == person[act.other]
        elif act.trap and act.other and act.trap is not Trap.EXPIRED_LINK:
            assert person[act.actor] != person[act.other]


def test_certain_pairs_are_what_follows_from_the_evidence(town: Population) -> None:
    clusters = Clusters()
    for act in town.evidence:
        if act.outcome is Outcome.GLUES and act.other:
            clusters.join(act.actor, act.other)
    for pair in town.pairs:
        assert pair.certain == (clusters.of(pair.a) == clusters.of(pair.b))


def test_no_two_proofs_of_one_number_or_signed_user_stay_apart(town: Population) -> None:
    certain = town.certain_pairs()
    own = {person.id: person.number for person in town.persons}
    proved: dict[str, list[str]] = {}
    for record, making in zip(town.records, town.makings, strict=True):
        if record.phone_proof in (Proof.CHANNEL, Proof.OPERATOR):
            assert making.numbers[0].e164 == own[making.person]
            proved.setdefault(making.numbers[0].e164, []).append(record.id)
        if record.signed_as:
            proved.setdefault(record.signed_as, []).append(record.id)
    assert all((records[0], other) in certain for records in proved.values() for other in sorted(records)[1:])


def test_conflicts_are_real(town: Population) -> None:
    """Each side of a refused conflict has a proof, and the proofs differ."""
    records = {record.id: record for record in town.records}
    mates: dict[str, set[str]] = {record: {record} for record in records}
    for a, b in town.certain_pairs():
        mates[a].add(b)
        mates[b].add(a)
    proofs: dict[Trap | None, Callable[[Record], str | None]] = {
        Trap.OWN_NUMBERS_DIFFER: lambda record: record.phone if record.phone_proof is Proof.CHANNEL else None,
        Trap.SIGNED_USERS_DIFFER: lambda record: record.signed_as,
    }
    for act in town.evidence:
        if act.trap in proofs and act.other:
            ours, theirs = (
                {proofs[act.trap](records[mate]) for mate in mates[side]} - {None}
                for side in (act.actor, act.other)
            )
            assert ours
            assert theirs
            assert not ours & theirs


def test_links_of_a_replay_were_used_before(town: Population) -> None:
    used: set[str | None] = set()
    for act in town.evidence:
        if act.trap is Trap.REPLAYED_LINK:
            assert act.token in used
        elif act.token:
            assert act.token not in used
            used.add(act.token)


def test_only_an_own_card_that_was_not_forwarded_proves(town: Population) -> None:
    accounts = {record.id: record.external_id for record in town.records}
    for act in town.evidence:
        if act.card:
            own = act.card.owner == accounts[act.actor] and not act.card.forwarded
            assert own == (act.outcome is not Outcome.REFUSED)


def test_written_numbers_are_the_numbers_behind_them(town: Population) -> None:
    real = [n for making in town.makings for n in making.numbers if n.e164 not in PLACEHOLDERS]
    for number in real:
        read = phonenumbers.parse(number.written, "RU")
        assert phonenumbers.format_number(read, phonenumbers.PhoneNumberFormat.E164) == number.e164
    assert all(phonenumbers.is_valid_number(phonenumbers.parse(person.number)) for person in town.persons)


def test_json_lines_say_that_they_are_synthetic_and_hold_everything() -> None:
    small = generate(5, 30)
    lines = [json.loads(line) for line in json_lines(small)]
    assert lines[0]["type"] == "about"
    assert lines[0]["synthetic"] is True
    counted = Counter(line["type"] for line in lines)
    assert counted["person"] == 30
    assert counted["record"] == counted["making"] == len(small.records)
    assert counted["pair"] == len(small.pairs)


def test_an_import_file_holds_records_and_no_truth() -> None:
    small = generate(5, 30)
    file = StringIO()
    write_import_file(small, file, (Channel.IMPORT,))
    head, *rows = csv.reader(StringIO(file.getvalue()))
    assert tuple(head) == COLUMNS
    assert [row[0] for row in rows] == [r.id for r in small.records if r.channel is Channel.IMPORT]
