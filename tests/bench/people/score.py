"""How well predicted pairs of records fit the truth: pure counting."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tests.bench.people.gluing import closed
from tests.bench.people.kinds import Corruption, Lure, Standing
from tests.bench.people.parting import Known, Shared, parted_by, shared_by
from tests.bench.people.shapes import Pair, Population

RecordPair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Marks:
    """Counts of pairs. Without predictions precision is 1.0; with nothing to find recall is."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        both = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / both if both else 1.0


@dataclass(frozen=True, slots=True)
class Share:
    taken: int
    of: int


@dataclass(frozen=True, slots=True)
class Score:
    """Marks over joinable pairs. A pair with several kinds counts under each, so kinds do not add up to `overall`.

    A wrong pair counts under the kinds that its two records would be parted by if they were one person's.
    `by_lure`: how many labelled lookalikes were taken; `unlabelled` wrong pairs bear no lure.
    `apart`: pairs of one person that nobody could know, and how many were predicted all the same: neither right nor
    wrong in any mark.
    """

    overall: Marks
    by_kind: Mapping[Corruption, Marks]
    by_lure: Mapping[Lure, Share]
    unlabelled: int
    apart: Mapping[Standing, Share]


def score(predicted: Iterable[RecordPair], truth: Population, *, glued: Iterable[RecordPair] = ()) -> Score:
    """Judges pairs of record ids, in any order and repeated or not. Raises ValueError for ids that are not there.

    `glued` are pairs that are one client already: what is suggested for one of its records is suggested for
    all, and pairs inside of it are not asked for.
    """
    judge = _Judge(truth)
    inside = closed(glued)
    taken = _spread(judge.known(predicted), inside) - inside
    asked = [pair for pair in truth.pairs if (pair.a, pair.b) not in inside]
    joinable = [pair for pair in asked if pair.standing is Standing.JOINABLE]
    right = [pair for pair in joinable if (pair.a, pair.b) in taken]
    missed = [pair for pair in joinable if (pair.a, pair.b) not in taken]
    wrong = taken - {(pair.a, pair.b) for pair in truth.pairs}
    return Score(
        overall=Marks(len(right), len(wrong), len(missed)),
        by_kind=_by_kind(right, missed, [judge.kinds(pair) for pair in sorted(wrong)]),
        by_lure=_by_lure(truth, taken),
        unlabelled=len(wrong - {(pair.a, pair.b) for pair in truth.lookalikes}),
        apart={standing: _share(asked, taken, standing) for standing in (Standing.THIN, Standing.NOTHING)},
    )


def score_glues(predicted: Iterable[RecordPair], truth: Population) -> Marks:
    """Judges automatic gluing against what evidence joins, closed; a glue without proof is wrong even if true."""
    taken = _Judge(truth).known(closed(predicted))
    certain = truth.certain_pairs()
    return Marks(len(taken & certain), len(taken - certain), len(certain - taken))


class _Judge:
    """Knows every record."""

    def __init__(self, truth: Population) -> None:
        pairs = zip(truth.records, truth.makings, strict=True)
        self._known = {record.id: Known(record, making) for record, making in pairs}
        self._shared = Shared.of(truth.circles)

    def known(self, pairs: Iterable[RecordPair]) -> frozenset[RecordPair]:
        ordered = frozenset((a, b) if a < b else (b, a) for a, b in pairs)
        if strange := sorted({record for pair in ordered for record in pair} - self._known.keys()):
            raise ValueError(f"no such records: {', '.join(strange[:5])}")
        if any(a == b for a, b in ordered):
            raise ValueError("a record is paired with itself")
        return ordered

    def kinds(self, pair: RecordPair) -> tuple[Corruption, ...]:
        one, other = (self._known[record] for record in pair)
        return parted_by(one, other, shared_by(one, other, self._shared))


def _spread(predicted: frozenset[RecordPair], inside: frozenset[RecordPair]) -> frozenset[RecordPair]:
    """From every record of one client to every record of the other."""
    mates: dict[str, list[str]] = {}
    for a, b in inside:
        mates.setdefault(a, [a]).append(b)
        mates.setdefault(b, [b]).append(a)
    return frozenset(
        (one, other) if one < other else (other, one)
        for a, b in predicted
        for one in mates.get(a, [a])
        for other in mates.get(b, [b])
        if one != other
    )


def _by_kind(
    right: list[Pair], missed: list[Pair], wrong: list[tuple[Corruption, ...]]
) -> dict[Corruption, Marks]:
    rights = Counter(kind for pair in right for kind in pair.kinds)
    misses = Counter(kind for pair in missed for kind in pair.kinds)
    wrongs = Counter(kind for kinds in wrong for kind in kinds)
    counted = rights | misses | wrongs
    return {kind: Marks(rights[kind], wrongs[kind], misses[kind]) for kind in Corruption if kind in counted}


def _by_lure(truth: Population, taken: frozenset[RecordPair]) -> dict[Lure, Share]:
    met = Counter(lure for pair in truth.lookalikes for lure in pair.lures)
    fell = Counter(lure for pair in truth.lookalikes if (pair.a, pair.b) in taken for lure in pair.lures)
    return {lure: Share(fell[lure], met[lure]) for lure in Lure if lure in met}


def _share(asked: list[Pair], taken: frozenset[RecordPair], standing: Standing) -> Share:
    of = [pair for pair in asked if pair.standing is standing]
    return Share(sum((pair.a, pair.b) in taken for pair in of), len(of))
