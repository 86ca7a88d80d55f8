"""A population from a seed."""

from dataclasses import replace
from datetime import date

from tests.bench.people.circles import gather
from tests.bench.people.drawing import Draw
from tests.bench.people.proving import Stage, prove
from tests.bench.people.shapes import Making, Population, Record
from tests.bench.people.trapping import set_traps
from tests.bench.people.truth import Truth
from tests.bench.people.writing import Draft, Writing

TODAY = date(2026, 1, 1)


def generate(seed: int, people: int, today: date = TODAY) -> Population:
    """Synthetic people and what channels know of them. The same arguments give the same population anywhere.

    `people` counts persons; records are about two and a half times as many. Ages are counted to `today`.
    """
    persons, circles = gather(Draw(seed, "persons"), people, today)
    writing = Writing(Draw(seed, "records"), circles)
    drafts = [draft for person in persons for draft in writing.records_of(person)]
    stage = _numbered(drafts, Draw(seed, "order"))
    prove(stage, persons, circles, Draw(seed, "evidence"))
    set_traps(stage, people, Draw(seed, "traps"))
    records, makings = tuple(stage.records.values()), tuple(stage.makings.values())
    truth = Truth(persons, circles, records, makings, stage.played)
    return Population(
        seed=seed,
        persons=persons,
        circles=circles,
        records=records,
        makings=makings,
        evidence=tuple(stage.played),
        pairs=truth.pairs(),
        lookalikes=truth.lookalikes(),
    )


def _numbered(drafts: list[Draft], draw: Draw) -> Stage:
    """Ids in a shuffled order, so that neighbours in a file are no hint."""
    draw.random.shuffle(drafts)
    records: dict[str, Record] = {}
    makings: dict[str, Making] = {}
    for place, draft in enumerate(drafts, start=1):
        number = f"r{place:06}"
        records[number] = replace(draft.record, id=number)
        makings[number] = replace(draft.making, record=number)
    return Stage(records, makings)
