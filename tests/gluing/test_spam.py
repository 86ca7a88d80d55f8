"""Two meet of whom one is spam: nobody who waits is put away with it, and the undoing puts it back."""

import pytest

from app.conversations.spam import mark_spam
from app.gluing.evidence import Evidence
from app.gluing.glue import glue
from app.gluing.unglue import unglue
from tests.gluing.books import refuse_disorder
from tests.gluing.world import World

OPERATOR = Evidence("operator")


@pytest.fixture(params=[0, 1], ids=["the older is spam", "the younger is spam"])
def spam(request: pytest.FixtureRequest, world: World) -> int:
    """The client whose matter lies in the folder; both have written."""
    for person in range(2):
        world.hears(person)
    client: int = world.client(request.param)
    world.do(mark_spam, world.newest_conversation(client), world.now)
    return client


def glued(world: World) -> tuple[int, int]:
    """Who holds both, and the act."""
    done = world.do(glue, world.client(0), world.client(1), OPERATOR, by=None, at=world.now)
    assert done.glue_id is not None
    return done.client_id, done.glue_id


def test_spam_that_meets_a_matter_of_ours_is_none(world: World, spam: int) -> None:
    other = next(one for one in map(world.client, range(2)) if one != spam)
    waited_since = world.open_row(other)["waiting_since"]

    both, glue_id = glued(world)

    row = world.open_row(both)
    assert (row["spam"], row["status"], row["waiting_since"]) == (False, "waiting", waited_since)
    assert row["inbound_count"] - row["answered_count"] == 1

    world.do(unglue, glue_id, by=None, at=world.now)

    there, here = world.open_row(spam), world.open_row(other)
    assert (there["spam"], there["status"], there["waiting_since"]) == (True, "open", None)
    assert there["inbound_count"] == there["answered_count"]
    assert (here["spam"], here["status"], here["waiting_since"]) == (False, "waiting", waited_since)
    refuse_disorder(world)


def test_two_that_are_spam_stay_spam(world: World, spam: int) -> None:
    for one in map(world.client, range(2)):
        world.do(mark_spam, world.newest_conversation(one), world.now)
    both, glue_id = glued(world)
    assert (world.open_row(both)["spam"], world.open_row(both)["status"]) == (True, "open")
    world.do(unglue, glue_id, by=None, at=world.now)
    assert [world.open_row(one)["spam"] for one in map(world.client, range(2))] == [True, True]
    assert world.open_row(spam)["waiting_since"] is None


def test_what_was_spam_and_wrote_before_our_eyes_stays_before_them(world: World) -> None:
    for person in range(2):
        world.hears(person)
    older = world.client(0)
    world.do(mark_spam, world.newest_conversation(older), world.now)
    _, glue_id = glued(world)
    world.hears(0)

    world.do(unglue, glue_id, by=None, at=world.now)

    row = world.open_row(older)
    assert (row["spam"], row["status"]) == (False, "waiting")
