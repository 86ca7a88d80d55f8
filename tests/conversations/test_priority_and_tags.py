"""What comes first and what a matter is about: set, told, and read afresh just as it was told."""

from typing import Any

import pytest

from app.access.deed import Deed
from app.clients.attribute_queries import tag_cards
from app.clients.tagging import remove_tag
from app.conversations.list_queries import conversation_cards
from app.conversations.prioritising import set_priority
from app.conversations.tagging import MOST, change_tags
from app.db.engine import Database
from app.db.writer import Writer
from app.kit.clock import SetClock
from app.kit.errors import OknoError
from app.kit.json import loads
from tests.gluing.world import World


@pytest.fixture
def world(database: Database, writer: Writer, clock: SetClock) -> World:
    house = World(database, writer, clock)
    house.open(people=2)
    house.hears(0)
    house.hears(1)
    return house


def fresh(world: World, conversation_id: int) -> dict[str, Any]:
    with world.database.snapshot() as connection:
        return conversation_cards(connection, [conversation_id])[0]


def told(world: World) -> dict[str, Any]:
    """The row in the newest event that holds one."""
    body = world.rows("SELECT body FROM events WHERE kind = 'conversation.changed' ORDER BY seq DESC LIMIT 1")
    row: dict[str, Any] = loads(body[0][0])["conversation"]
    return row


def tag_id(world: World, name: str) -> int:
    with world.database.snapshot() as connection:
        return next(card.id for card in tag_cards(connection) if card.name == name)


def test_a_matter_is_normal_until_somebody_says_otherwise(world: World) -> None:
    matter = world.newest_conversation(world.client(0))
    assert (fresh(world, matter)["priority"], list(fresh(world, matter)["tag_ids"])) == ("normal", [])
    answered = world.do(set_priority, matter, "urgent", world.now)
    assert answered == told(world) == fresh(world, matter)
    assert answered["priority"] == "urgent"
    revision = answered["revision"]
    assert world.do(set_priority, matter, "urgent", world.now)["revision"] == revision


def test_a_new_message_leaves_priority_and_tags_alone(world: World) -> None:
    matter = world.newest_conversation(world.client(0))
    world.do(set_priority, matter, "low", world.now)
    world.do(change_tags, matter, ("Возврат",), (), world.now)
    world.hears(0)
    row = fresh(world, matter)
    assert (row["priority"], row["tag_ids"]) == ("low", [tag_id(world, "Возврат")])


def test_tags_are_found_by_name_made_where_there_are_none_and_taken_off(world: World) -> None:
    matter = world.newest_conversation(world.client(0))
    put_on = world.do(change_tags, matter, ("Возврат", "возврат ", "Опт"), (), world.now)
    one, other = tag_id(world, "Возврат"), tag_id(world, "Опт")
    assert put_on["tag_ids"] == sorted((one, other))
    assert told(world) == fresh(world, matter) == put_on
    taken = world.do(change_tags, matter, (), (one, 999_999), world.now)
    assert (taken["tag_ids"], fresh(world, matter)["tag_ids"]) == ([other], [other])
    assert world.rows("SELECT tag_id FROM conversation_tags WHERE conversation_id = ?", matter) == [(other,)]


def test_a_tag_that_is_gone_never_comes_back_as_another(world: World) -> None:
    matter = world.newest_conversation(world.client(0))
    world.do(change_tags, matter, ("Опт", "Возврат"), (), world.now)
    gone = tag_id(world, "Возврат")
    world.do(remove_tag, gone, Deed(world.now))
    world.do(change_tags, world.newest_conversation(world.client(1)), ("Новое",), (), world.now)
    assert tag_id(world, "Новое") != gone
    assert gone in fresh(world, matter)["tag_ids"]
    kept = world.do(change_tags, matter, ("Новое",), (), world.now)
    assert kept["tag_ids"] == sorted((tag_id(world, "Опт"), tag_id(world, "Новое")))


def test_too_many_tags_are_refused_whole(world: World) -> None:
    matter = world.newest_conversation(world.client(0))
    with pytest.raises(OknoError, match="too_many_tags"):
        world.do(change_tags, matter, tuple(f"тег {n}" for n in range(MOST + 1)), (), world.now)
    assert world.rows("SELECT 1 FROM tags") == []
