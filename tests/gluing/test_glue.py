"""Two clients become one, and two again."""

from datetime import timedelta

import pytest

from app.gluing.certain import glue_on_certain_evidence
from app.gluing.evidence import Evidence
from app.gluing.forbids import Conflict
from app.gluing.glue import Glued, glue
from app.gluing.unglue import unglue
from app.kit.errors import OknoError
from tests.gluing.world import World

OPERATOR = Evidence("operator")
LINK = Evidence("deep_link")


def test_a_second_account_joins_the_history_and_leaves_it_again(world: World) -> None:
    world.hears(0)
    world.hears(1)
    older, younger = world.client(0), world.client(1)
    glued = world.do(glue, younger, older, OPERATOR, by=world.operator_id, at=world.now)
    assert glued.client_id == older
    world.hears(1)
    world.replies(1)
    world.notes(older)
    assert world.history(older) == ["in 1", "in 2", "glued", "in 3", "out 4", "note 5"]
    assert glued.glue_id is not None
    world.do(unglue, glued.glue_id, by=world.operator_id, at=world.now)
    assert world.history(older) == ["in 1", "glued", "note 5", "unglued"]
    assert world.history(younger) == ["in 2", "in 3", "out 4", "unglued"]


def test_the_younger_matter_is_joined_and_comes_back_as_it_was(world: World) -> None:
    world.hears(0)
    world.replies(0)
    world.hears(1)
    one, other = world.client(0), world.client(1)
    before = world.open_row(other)
    glued = world.do(glue, one, other, OPERATOR, by=None, at=world.now)
    joint = world.open_row(one)
    assert (joint["status"], joint["waiting_since"]) == ("waiting", before["waiting_since"])
    assert (joint["inbound_count"], joint["answered_count"]) == (2, 1)
    assert joint["preview"]["text"] == "in 3"
    world.do(unglue, glued.glue_id or 0, by=None, at=world.now)
    assert {**world.open_row(other), "revision": 0} == {**before, "revision": 0}
    assert world.open_row(one)["status"] == "open"


def test_gluing_what_is_one_already_is_the_same_act(world: World) -> None:
    world.hears(0)
    world.hears(1)
    one, other = world.client(0), world.client(1)
    first = world.do(glue, one, other, OPERATOR, by=None, at=world.now)
    again = world.do(glue, other, one, OPERATOR, by=None, at=world.now)
    assert again == Glued(first.client_id, first.glue_id, is_new=False)
    assert world.rows("SELECT count(*) FROM glues") == [(1,)]


def test_what_is_only_likely_never_glues(world: World) -> None:
    world.hears(0)
    world.hears(1)
    with pytest.raises(OknoError, match="evidence_not_certain"):
        world.do(glue, world.client(0), world.client(1), Evidence("same_phone"), by=1, at=world.now)


def test_a_snoozed_matter_wakes_when_the_other_is_not(world: World) -> None:
    world.hears(0)
    world.hears(1)
    until = world.now + timedelta(days=2)
    world.snoozes(world.client(0), until)
    glued = world.do(glue, world.client(0), world.client(1), OPERATOR, by=None, at=world.now)
    assert world.open_row(glued.client_id)["status"] == "waiting"
    world.do(unglue, glued.glue_id or 0, by=None, at=world.now)
    assert world.open_row(world.client(0))["status"] == "snoozed"


def test_two_users_whom_one_site_has_signed_stay_two(world: World) -> None:
    world.hears(0)
    world.hears(1)
    first, second = world.identity(0)[0], world.identity(1)[0]
    world.rows("UPDATE identities SET signed_as = 'u' || id, channel_id = 1")
    outcome = world.do(glue_on_certain_evidence, first, second, LINK, world.now)
    assert outcome == Conflict("different_signed_users", final=True, params={"one": "u1", "other": "u2"})
    with pytest.raises(OknoError, match="different_signed_users"):
        world.do(glue, world.client(0), 2, OPERATOR, by=world.operator_id, at=world.now)


def test_who_was_parted_by_hand_is_not_joined_by_the_house(world: World) -> None:
    world.hears(0)
    world.hears(1)
    first, second = world.identity(0)[0], world.identity(1)[0]
    glued = world.do(glue_on_certain_evidence, first, second, LINK, world.now)
    assert isinstance(glued, Glued)
    world.do(unglue, glued.glue_id or 0, by=world.operator_id, at=world.now)
    assert world.do(glue_on_certain_evidence, first, second, LINK, world.now) == Conflict(
        "said_to_differ", final=False
    )
    again = world.do(glue, world.client(0), world.client(1), OPERATOR, by=world.operator_id, at=world.now)
    assert again.is_new
