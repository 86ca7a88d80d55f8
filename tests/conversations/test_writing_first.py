"""One of us writes first to somebody who is known."""

from datetime import timedelta

import pytest

from app.clients.profile import set_reachable
from app.conversations.beginning import begin_matter
from app.db.engine import Database
from app.db.writer import Writer
from app.kit.clock import SetClock
from app.kit.errors import OknoError
from connectors.contract import Capabilities
from tests.gluing.world import World

A_DAY = timedelta(hours=24)


@pytest.fixture
def world(database: Database, writer: Writer, clock: SetClock) -> World:
    house = World(database, writer, clock)
    house.open(people=2)
    house.hears(0)
    return house


def begins(world: World, client_id: int, identity_id: int, able: Capabilities | None = None) -> int:
    row = world.do(
        begin_matter,
        client_id,
        identity_id,
        outlet_of=lambda _: able or Capabilities(),
        reopen_within=A_DAY,
        at=world.now,
    )
    return int(row["id"])


def test_in_the_matter_that_is_open(world: World) -> None:
    identity_id, client_id = world.identity(0)
    before = world.open_row(client_id)
    assert begins(world, client_id, identity_id) == before["id"]
    assert world.open_row(client_id) == before


def test_in_a_new_one_long_after_the_last_was_closed(world: World) -> None:
    identity_id, client_id = world.identity(0)
    old = world.newest_conversation(client_id)
    world.closes(client_id)
    world.clock.move(timedelta(days=30))
    fresh = begins(world, client_id, identity_id)
    assert fresh != old
    row = world.open_row(client_id)
    assert (row["id"], row["status"], row["waiting_since"]) == (fresh, "open", None)
    assert begins(world, client_id, identity_id) == fresh
    told = world.rows("SELECT count(*) FROM events WHERE kind = 'conversation.changed'")
    assert told[0][0] == 2  # closed, begun


def test_somebody_who_blocked_us_is_not_written_to(world: World) -> None:
    identity_id, client_id = world.identity(0)
    world.do(set_reachable, identity_id, reachable=False, code="blocked", at=world.now)
    with pytest.raises(OknoError, match="account_unreachable: blocked"):
        begins(world, client_id, identity_id)


def test_a_channel_that_only_listens(world: World) -> None:
    identity_id, client_id = world.identity(0)
    with pytest.raises(OknoError, match="channel_has_no_outbound"):
        begins(world, client_id, identity_id, Capabilities(no_outbound=True))


def test_an_account_of_somebody_else(world: World) -> None:
    world.hears(1)
    with pytest.raises(OknoError, match="identity_not_found"):
        begins(world, world.client(1), world.identity(0)[0])
