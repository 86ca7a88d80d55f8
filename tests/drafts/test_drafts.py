"""What Boris has begun to write: kept, shown to him alone, carried along when matters become one."""

import re
from typing import Any

import pytest

from app.db.engine import Database
from app.db.writer import Writer
from app.drafts.keeping import forget_emptied, keep_draft
from app.drafts.queries import drafts_of
from app.drafts.schemas import DraftWords
from app.gluing.evidence import Evidence
from app.gluing.glue import glue
from app.gluing.unglue import unglue
from app.kit.clock import SetClock
from app.kit.errors import OknoError
from tests.gluing.world import World

OPERATOR = Evidence("operator")


@pytest.fixture
def world(database: Database, writer: Writer, clock: SetClock) -> World:
    house = World(database, writer, clock)
    house.open(people=2)
    for person in range(2):
        house.hears(person)
    return house


def begins(world: World, matter: int, text: str, revision: int = 1, **more: Any) -> dict[str, Any]:
    words = DraftWords.model_validate({"mode": "reply", "text": text, "revision": revision, **more})
    return world.do(keep_draft, matter, words, operator_id=world.operator_id, at=world.now)


def drafts(world: World) -> dict[int, str]:
    with world.database.snapshot() as connection:
        return {card["conversation_id"]: card["text"] for card in drafts_of(connection, world.operator_id)}


def matter(world: World, person: int) -> int:
    return world.newest_conversation(world.client(person))


def test_it_is_kept_and_told_to_its_author_only(world: World) -> None:
    number = matter(world, 0)
    card = begins(world, number, "Здрав", entities=[{"type": "bold", "offset": 0, "length": 2}])
    assert (card["revision"], card["entities"][0]["type"]) == (1, "bold")
    assert drafts(world) == {number: "Здрав"}
    told = world.rows("SELECT operator_id FROM events WHERE kind = 'draft.changed'")
    assert [row[0] for row in told] == [world.operator_id]
    with world.database.snapshot() as connection:
        assert drafts_of(connection, world.operator_id + 1) == []


def test_the_last_writer_wins_and_what_comes_late_changes_nothing(world: World) -> None:
    number = matter(world, 0)
    begins(world, number, "один", 1)
    begins(world, number, "два", 2)
    assert begins(world, number, "один снова", 1)["text"] == "два"
    assert begins(world, number, "из другого окна", 2)["revision"] == 3
    assert drafts(world) == {number: "из другого окна"}


def test_an_emptied_one_does_not_come_back_with_a_late_save(world: World) -> None:
    number = matter(world, 0)
    begins(world, number, "слово", 1)
    begins(world, number, " \n", 3)
    begins(world, number, "слово слов", 2)
    assert drafts(world) == {}
    assert world.do(forget_emptied, world.now) == 0


def test_the_same_again_is_told_once(world: World) -> None:
    number = matter(world, 0)
    for _ in range(2):
        assert begins(world, number, "слово", 1)["revision"] == 1
    assert len(world.rows("SELECT seq FROM events WHERE kind = 'draft.changed'")) == 1


def test_a_glue_carries_it_along_and_parting_gives_it_back(world: World) -> None:
    older, younger = matter(world, 0), matter(world, 1)
    begins(world, older, "первым")
    begins(world, younger, "вторым")
    act = world.do(
        glue, world.client(0), world.client(1), OPERATOR, by=world.operator_id, at=world.now
    ).glue_id
    assert act is not None
    assert drafts(world) == {older: "первым\nвторым"}
    world.do(unglue, act, by=world.operator_id, at=world.now)
    assert drafts(world) == {older: "первым", younger: "вторым"}


def test_what_was_written_on_stays_where_it_is(world: World) -> None:
    older, younger = matter(world, 0), matter(world, 1)
    begins(world, younger, "вторым")
    act = world.do(
        glue, world.client(0), world.client(1), OPERATOR, by=world.operator_id, at=world.now
    ).glue_id
    assert act is not None
    begins(world, older, "вторым и дальше", 2)
    world.do(unglue, act, by=world.operator_id, at=world.now)
    assert drafts(world) == {older: "вторым и дальше"}


def test_a_window_that_does_not_know_of_the_glue_writes_on_into_what_was_carried(world: World) -> None:
    older, younger = matter(world, 0), matter(world, 1)
    begins(world, older, "первым")
    begins(world, younger, "втор")
    world.do(glue, world.client(0), world.client(1), OPERATOR, by=world.operator_id, at=world.now)
    begins(world, younger, "вторым", 2)
    assert drafts(world) == {older: "первым\nвторым"}


def test_a_matter_that_is_not_there(world: World) -> None:
    with pytest.raises(OknoError, match=re.escape("conversation_not_found")):
        begins(world, 999, "слово")
