"""Counting right, wrong and missed pairs."""

import pytest

from tests.bench.people.generate import generate
from tests.bench.people.gluing import closed
from tests.bench.people.kinds import Corruption, Lure, Standing
from tests.bench.people.score import Marks, Share, score, score_glues
from tests.bench.people.shapes import Population
from tests.bench.people.table import table


@pytest.fixture(scope="module")
def town() -> Population:
    return generate(21, 300)


def test_marks_are_shares_of_what_was_said_and_of_what_there_was() -> None:
    marks = Marks(right=6, wrong=2, missed=4)
    assert (marks.precision, marks.recall) == (0.75, 0.6)
    assert marks.f1 == pytest.approx(2 * 0.75 * 0.6 / (0.75 + 0.6))
    assert Marks(0, 0, 0).f1 == 1.0


def test_the_whole_truth_is_perfect_in_any_order(town: Population) -> None:
    joinable = [(pair.b, pair.a) for pair in town.pairs if pair.standing is Standing.JOINABLE]
    perfect = score(joinable + joinable[:5], town)
    assert perfect.overall == Marks(right=len(joinable), wrong=0, missed=0)
    assert all(marks.f1 == 1.0 for marks in perfect.by_kind.values())
    assert all(share.taken == 0 for share in perfect.by_lure.values())


def test_silence_misses_everything(town: Population) -> None:
    silent = score([], town)
    assert silent.overall.recall == 0
    assert silent.overall.precision == 1.0


def test_a_missed_pair_counts_under_each_of_its_kinds(town: Population) -> None:
    joinable = [pair for pair in town.pairs if pair.standing is Standing.JOINABLE]
    forgotten = next(pair for pair in joinable if len(pair.kinds) > 1)
    marks = score([(pair.a, pair.b) for pair in joinable if pair is not forgotten], town)
    assert {kind for kind, of_kind in marks.by_kind.items() if of_kind.missed} == {*forgotten.kinds}
    assert marks.overall.missed == 1


def test_a_lookalike_counts_as_wrong_and_under_its_lure(town: Population) -> None:
    twins = next(pair for pair in town.lookalikes if Lure.TWINS in pair.lures)
    marks = score([(twins.a, twins.b)], town)
    assert marks.overall.wrong == 1
    assert marks.by_lure[Lure.TWINS].taken == 1
    assert marks.unlabelled == 0
    assert any(of_kind.wrong for of_kind in marks.by_kind.values())


def test_what_nobody_could_know_is_counted_apart(town: Population) -> None:
    unknowable = [(pair.a, pair.b) for pair in town.pairs if pair.standing is Standing.NOTHING]
    marks = score(unknowable, town)
    assert marks.apart[Standing.NOTHING] == Share(len(unknowable), len(unknowable))
    assert (marks.overall.right, marks.overall.wrong) == (0, 0)
    assert Corruption.NOTHING_IN_COMMON not in marks.by_kind


def test_what_is_suggested_for_one_record_of_a_client_is_suggested_for_all(town: Population) -> None:
    trio = next(
        (ab, ac, bc)
        for ab in town.pairs
        for ac in town.pairs
        for bc in town.pairs
        if (ab.a, ab.b, ac.b) == (ac.a, bc.a, bc.b) and {ac.standing, bc.standing} == {Standing.JOINABLE}
    )
    glued, suggested, implied = ((pair.a, pair.b) for pair in trio)
    alone = score([suggested], town).overall
    together = score([suggested], town, glued=[glued]).overall
    assert (alone.right, together.right) == (1, 2)
    assert score([suggested, implied], town, glued=[glued]).overall.right == 2


def test_what_is_glued_already_is_no_suggestion(town: Population) -> None:
    lookalike = town.lookalikes[0]
    wrong = [(lookalike.a, lookalike.b)]
    assert score(wrong, town).overall.wrong == 1
    assert score(wrong, town, glued=wrong).overall.wrong == 0


def test_gluing_is_judged_by_evidence_alone(town: Population) -> None:
    certain = sorted(town.certain_pairs())
    assert score_glues(certain, town) == Marks(len(certain), 0, 0)
    likely = next((p.a, p.b) for p in town.pairs if p.standing is Standing.JOINABLE and not p.certain)
    assert score_glues([likely], town).wrong == 1
    assert score_glues(certain[1:], town).missed <= 1


def test_strange_ids_are_refused(town: Population) -> None:
    with pytest.raises(ValueError, match="no such records: r999999"):
        score([("r000001", "r999999")], town)


def test_pairs_close_over_a_third() -> None:
    assert closed([("c", "b"), ("a", "b")]) == {("a", "b"), ("a", "c"), ("b", "c")}


def test_a_table_names_every_kind(town: Population) -> None:
    shown = table(score([], town))
    assert all(f"| {kind} |" in shown for kind in score([], town).by_kind)
