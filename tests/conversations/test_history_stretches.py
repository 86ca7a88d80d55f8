"""A long history is read from anywhere, both ways, and every message is found once."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from app.conversations.history_stretches import Asked, Stretch, history_stretch, open_conversation_of
from app.db.engine import Database
from app.db.writer import Writer
from app.kit.clock import SetClock
from app.kit.errors import OknoError
from tests.gluing.world import World

MANY = 130


@pytest.fixture
def world(database: Database, writer: Writer, clock: SetClock) -> World:
    """Somebody with two accounts' worth of words, and a stranger."""
    world = World(database, writer, clock)
    world.open(2)
    for number in range(MANY):
        world.hears(0)
        if number % 3 == 0:
            world.replies(0)
    world.hears(1)
    return world


def read(world: World, **asked: Any) -> Stretch:
    with world.database.snapshot() as connection:
        return history_stretch(connection, world.client(0), Asked(**asked))


def messages(world: World) -> list[dict[str, Any]]:
    """All, oldest first, read from the newest page backwards."""
    stretch = read(world)
    found = stretch.messages
    while stretch.before is not None:
        stretch = read(world, before=stretch.before)
        found = [*stretch.messages, *found]
    return found


def everything(world: World) -> list[int]:
    return [message["id"] for message in messages(world)]


def test_pages_lead_both_ways_from_the_middle_and_meet_at_both_ends(world: World) -> None:
    ids = everything(world)
    assert len(ids) == len(set(ids)) > MANY
    middle = read(world, around=ids[80])
    found = [message["id"] for message in middle.messages]
    assert middle.anchor == ids[80]
    assert [message["id"] for message in middle.tail] == ids[-25:], "by these one knows where an answer goes"
    assert found == ids[ids.index(found[0]) :][: len(found)]
    stretch = middle
    while stretch.before is not None:
        stretch = read(world, before=stretch.before)
        assert stretch.after is not None, "what was here already lies further on"
        found = [*(message["id"] for message in stretch.messages), *found]
    stretch = middle
    while stretch.after is not None:
        stretch = read(world, after=stretch.after)
        found += [message["id"] for message in stretch.messages]
    assert found == ids


def test_around_the_ends_there_is_nothing_further(world: World) -> None:
    ids = everything(world)
    oldest, newest = read(world, around=ids[0]), read(world, around=ids[-1])
    assert oldest.before is None
    assert oldest.after is not None
    assert newest.after is None
    assert newest.tail == []
    assert newest.before is not None
    assert read(world).after is None


def test_a_day_leads_to_its_first_message_and_a_day_to_come_to_the_newest(world: World) -> None:
    ids = everything(world)
    moment = datetime.fromisoformat(messages(world)[60]["at"])
    assert read(world, since=moment).anchor == ids[60]
    assert read(world, since=moment - timedelta(seconds=1)).anchor == ids[60]
    ahead = read(world, since=world.now + timedelta(days=1))
    assert ahead.anchor is None
    assert ahead.messages[-1]["id"] == ids[-1]


def test_the_first_unread_is_counted_back_among_what_the_client_wrote(world: World) -> None:
    ids = [message["id"] for message in messages(world)]
    stretch = read(world, unread=100)
    found = {message["id"]: message for message in stretch.messages}
    assert stretch.anchor is not None
    assert [message["direction"] for message in messages(world)[ids.index(stretch.anchor) :]].count(
        "in"
    ) == 100
    assert found[stretch.anchor]["direction"] == "in"
    assert read(world, unread=4_000).before is None, "fewer than that were written: the first of all"


def test_a_message_of_somebody_else_is_not_looked_for_here(world: World) -> None:
    with world.database.snapshot() as connection:
        theirs = history_stretch(connection, world.client(1), Asked()).messages[0]["id"]
    with pytest.raises(OknoError) as refused:
        read(world, around=theirs)
    assert refused.value.code == "message_not_found"


def test_one_thing_is_asked_at_a_time(world: World) -> None:
    with pytest.raises(OknoError) as refused:
        read(world, around=1, unread=1)
    assert refused.value.code == "ambiguous_page"


def test_the_open_matter_is_known_wherever_one_looks(world: World) -> None:
    with world.database.snapshot() as connection:
        client = world.client(0)
        assert open_conversation_of(connection, client) == world.newest_conversation(client)
