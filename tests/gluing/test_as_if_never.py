"""What was glued and parted again is as if it never had been: a twin house lives through the same without gluing."""

import random
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.gluing.evidence import Evidence
from app.gluing.glue import glue
from app.gluing.unglue import unglue
from tests.gluing.test_never_lost import house
from tests.gluing.world import World

PEOPLE = 3
TOLD = ("status", "inbound_count", "answered_count", "waiting_since", "assignee_id", "channel_id")


@pytest.mark.parametrize("seed", range(8))
def test_a_twin_who_was_never_glued_shows_the_same(
    migrated_template: Path, tmp_path: Path, seed: int
) -> None:
    one, other = tmp_path / "one.db", tmp_path / "other.db"
    for file in (one, other):
        file.write_bytes(migrated_template.read_bytes())
    with house(f"sqlite:///{one}") as glued, house(f"sqlite:///{other}") as twin:
        story = _live(glued, twin, random.Random(seed))
        for person in range(PEOPLE):
            assert _shown(glued, person) == _shown(twin, person), story


def _live(glued: World, twin: World, chance: random.Random) -> str:
    """Both hear the same; only one glues, and undoes it all in the end, in any order."""
    told: list[str] = []
    acts: list[int] = []
    for person in range(PEOPLE):
        _both(glued, twin, "hears", person)
    for _ in range(25):
        person = chance.randrange(PEOPLE)
        act = chance.choice(["hears", "hears", "replies", "waits", "closes", "glues", "glues", "undoes"])
        told.append(f"{act} {person}")
        if act == "waits":
            by = timedelta(minutes=chance.choice([5, 20]))
            glued.clock.move(by)
            twin.clock.move(by)
        elif act == "closes":
            _close(glued, twin, person)
        elif act == "glues":
            outcome = glued.do(
                glue,
                glued.client(person),
                glued.client(chance.randrange(PEOPLE)),
                Evidence("operator"),
                by=None,
                at=_tick(glued, twin),
            )
            if outcome.is_new and outcome.glue_id is not None:
                acts.append(outcome.glue_id)
        elif act == "undoes" and acts:
            glued.do(unglue, acts.pop(chance.randrange(len(acts))), by=None, at=_tick(glued, twin))
        elif act in {"hears", "replies"}:
            _both(glued, twin, act, person)
    chance.shuffle(acts)
    for glue_id in acts:
        glued.do(unglue, glue_id, by=None, at=_tick(glued, twin))
    return "\n".join(told)


def _both(glued: World, twin: World, act: str, person: int) -> None:
    assert getattr(glued, act)(person) == getattr(twin, act)(person)


def _tick(glued: World, twin: World) -> datetime:
    return (glued.now, twin.now)[0]


def _close(glued: World, twin: World, person: int) -> None:
    """Closing the joint matter closes the matter that took the others over, if whoever it was born with has said
    something in it: else the twin has no such matter."""
    client_id = glued.client(person)
    opened = glued.rows(
        "SELECT coalesce(c.home_client_id, c.client_id) FROM conversations AS c WHERE c.client_id = ?"
        " AND c.closed_at IS NULL AND EXISTS (SELECT 1 FROM messages AS m JOIN strands AS s ON s.id = m.strand_id"
        " WHERE m.conversation_id = c.id AND s.identity_id IS NOT NULL"
        " AND coalesce(s.home_client_id, s.client_id) = coalesce(c.home_client_id, c.client_id))",
        client_id,
    )
    if opened and twin.is_talking(opened[0][0]):
        glued.closes(client_id)
        twin.closes(opened[0][0])


def _shown(world: World, person: int) -> dict[str, object]:
    client_id = world.client(person)
    words = [one for one in world.history(client_id) if one not in {"glued", "unglued"}]
    rows = world.rows("SELECT id FROM conversations WHERE client_id = ? AND closed_at IS NULL", client_id)
    row = world.open_row(client_id) if rows else {}
    shown = {name: row.get(name) for name in TOLD}
    return {
        "words": words,
        "preview": row.get("preview", {}).get("text"),
        "last_at": row.get("last_at"),
    } | shown
