"""Of two who write at the same time on PostgreSQL, the later teller has read what the earlier one wrote: what a card
shows is locked before it is read, up to the commit that puts it into the log."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
import pytest

from app.clients.announcing import announce_client
from app.conversations.closing import close_conversation
from app.conversations.editing import announce_change, edit_own_message
from app.conversations.settling import Settlement, settle
from app.db.engine import Database
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.events.log import append
from app.kit.clock import SetClock
from tests.gluing.world import World

pytestmark = pytest.mark.postgres

Unit = Callable[[Transaction], object]


@pytest.fixture
def world(postgres_url: str, clock: SetClock) -> Iterator[World]:
    database = Database(postgres_url)
    with Writer(database, append).running() as writer:
        world = World(database, writer, clock)
        world.open(people=1)
        world.hears(0)
        world.replies(0)
        yield world
    database.close()


def test_a_row_keeps_the_client_s_name_from_changing_until_it_is_told(
    world: World, postgres_url: str
) -> None:
    conversation_id = world.newest_conversation(world.client(0))
    at = world.now
    assert "clients" in held_by(world, lambda tx: close_conversation(tx, conversation_id, at), postgres_url)


def test_a_client_s_card_keeps_the_client_from_changing(world: World, postgres_url: str) -> None:
    client_id, at = world.client(0), world.now
    assert "clients" in held_by(world, lambda tx: announce_client(tx, client_id, at), postgres_url)


def test_a_message_s_card_keeps_its_delivery_and_its_history(world: World, postgres_url: str) -> None:
    reply = world.rows("SELECT id FROM messages WHERE direction = 'out'")[0][0]
    at = world.now
    held = held_by(world, lambda tx: announce_change(tx, reply, at), postgres_url)
    assert {"deliveries", "messages", "strands"} <= held


def test_what_became_of_a_reply_keeps_its_history(world: World, postgres_url: str) -> None:
    delivery_id = world.rows("SELECT id FROM deliveries")[0][0]
    at = world.now
    held = held_by(world, lambda tx: settle(tx, Settlement(delivery_id, "sent"), at), postgres_url)
    assert "strands" in held


def test_a_change_of_words_keeps_the_message_before_it_reads_its_version(
    world: World, postgres_url: str
) -> None:
    """The channel tells of our own correction while we write it down: each version is kept once."""
    reply = world.rows("SELECT id FROM messages WHERE direction = 'out'")[0][0]
    at, words = world.now, world.history(world.client(0))[-1]
    # The same words again change nothing, so nothing but the look itself can hold the message.
    held = held_by(world, lambda tx: edit_own_message(tx, reply, words, [], at), postgres_url)
    assert "messages" in held


def held_by(world: World, unit: Unit, address: str) -> set[str]:
    """Tables of which somebody else could change no row while the unit's transaction is open."""

    def look(tx: Transaction) -> set[str]:
        unit(tx)
        with somebody_else(address) as other:
            return {name for name in ("clients", "strands", "messages", "deliveries") if is_held(other, name)}

    return world.do(look)


@contextmanager
def somebody_else(address: str) -> Iterator["psycopg.Connection[tuple[object, ...]]"]:
    with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as connection:
        yield connection


def is_held(connection: "psycopg.Connection[tuple[object, ...]]", table: str) -> bool:
    every = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    free = connection.execute(
        f"SELECT count(*) FROM (SELECT id FROM {table} FOR NO KEY UPDATE SKIP LOCKED) AS free"
    ).fetchone()
    return every != free
