"""A range of messages of a shared account goes to whom it belongs."""

from datetime import datetime

import pytest

from app.clients.queries import client_card
from app.conversations.list_queries import conversation_page
from app.conversations.narrowing import ListFilter
from app.db.transaction import Transaction
from app.gluing.apart import say_apart
from app.gluing.evidence import Evidence
from app.gluing.glue import glue
from app.gluing.moving import move_identity, move_messages
from app.gluing.preview import move_objections
from app.gluing.unglue import unglue
from app.kit.errors import OknoError
from tests.gluing.books import refuse_disorder
from tests.gluing.world import World


def test_a_range_may_be_named_from_either_end(world: World) -> None:
    for words in ("in 1", "in 2", "in 3", "in 4"):
        assert world.hears(0) == words
    mother = world.client(0)
    ids = [row[0] for row in world.rows("SELECT id FROM messages WHERE direction = 'in' ORDER BY id")]
    by = world.operator_id
    act = world.do(move_messages, mother, ids[2], ids[1], None, by=by, at=world.now)
    son = world.rows("SELECT max(id) FROM clients")[0][0]
    assert world.all_words() == {mother: {"in 1", "in 4"}, son: {"in 2", "in 3"}}
    refuse_disorder(world)
    world.do(unglue, act, by=by, at=world.now)
    assert world.all_words() == {mother: {"in 1", "in 2", "in 3", "in 4"}}
    refuse_disorder(world)


@pytest.mark.parametrize("by_number", [False, True])
def test_what_forbids_a_glue_forbids_a_move_too(world: World, by_number: bool) -> None:
    words = [world.hears(person) for person in range(3)]
    by, (mine, one), (_, other) = world.operator_id, world.identity(0), world.identity(1)
    world.do(glue, one, world.client(2), Evidence("operator"), by=by, at=world.now)
    if by_number:
        world.rows("UPDATE channels SET kind = 'telegram'")
        for person, phone in enumerate(("+79161234500", "+79161234501")):
            owner = world.identity(person)
            world.do(_proves_number, *owner, phone, world.now)
    else:
        world.rows("UPDATE identities SET signed_as = 'u' || id, channel_id = 1 WHERE id < 3")
    code = "different_own_numbers" if by_number else "different_signed_users"
    before = world.all_words()
    (message,) = world.rows("SELECT id FROM messages WHERE text = ?", words[0])[0]
    with pytest.raises(OknoError, match=code) as refused:
        world.do(move_identity, mine, other, by=by, at=world.now)
    assert (refused.value.code, refused.value.status) == ("glue_forbidden", 409)
    with world.database.snapshot() as connection:
        assert [(o.code, o.final) for o in move_objections(connection, mine, other)] == [(code, True)]
    assert world.all_words() == before
    # Whose words they are is another question: whoever writes from a shared account has a number of their own.
    shared = world.do(move_messages, one, message, message, other, by=by, at=world.now)
    world.do(unglue, shared, by=by, at=world.now)
    # Who is glued to the owner is not bound by what speaks against the owner, and anybody may go away.
    third = world.identity(2)[0]
    for account, to in ((third, other), (mine, None)):
        act = world.do(move_identity, account, to, by=by, at=world.now)
        refuse_disorder(world)
        world.do(unglue, act, by=by, at=world.now)
        refuse_disorder(world)
    assert world.all_words() == before


def test_a_move_is_told_of_a_word_that_they_differ_and_may_pass_it_by(world: World) -> None:
    for person in range(3):
        world.hears(person)
    by, (mine, one), other = world.operator_id, world.identity(0), world.client(1)
    world.do(glue, one, world.client(2), Evidence("operator"), by=by, at=world.now)
    world.do(say_apart, one, other, by, world.now)
    with world.database.snapshot() as connection:
        assert [(o.code, o.final) for o in move_objections(connection, mine, other)] == [
            ("said_to_differ", False)
        ]
    world.do(move_identity, mine, other, by=by, at=world.now)
    assert world.client(0) == other


def test_an_account_that_came_back_leaves_no_trace_in_lists_and_cards(world: World) -> None:
    for person in range(3):
        world.hears(person)
    by, (mine, one), other = world.operator_id, world.identity(0), world.client(1)
    glued = world.do(glue, one, world.client(2), Evidence("operator"), by=by, at=world.now)
    assert _glued_on_card(world, one) == [world.rows("SELECT max(id) FROM clients")[0][0]]
    assert _closed(world) == []
    before = _glued_on_card(world, one)
    for to in (other, None):
        act = world.do(move_identity, mine, to, by=by, at=world.now)
        world.do(unglue, act, by=by, at=world.now)
        refuse_disorder(world)
        assert _glued_on_card(world, one) == before
        assert _closed(world) == []
    world.closes(one)
    assert _closed(world) == [world.newest_conversation(one)]
    world.do(unglue, glued.glue_id or 0, by=by, at=world.now)
    assert _glued_on_card(world, one) == []


def _glued_on_card(world: World, client_id: int) -> list[int]:
    with world.database.snapshot() as connection:
        card = client_card(connection, client_id)
    assert card is not None
    return [other.id for other in card.glued]


def _closed(world: World) -> list[int]:
    with world.database.snapshot() as connection:
        rows, _ = conversation_page(connection, ListFilter(view="closed"), operator_id=world.operator_id)
    return [row["id"] for row in rows]


def _proves_number(tx: Transaction, identity_id: int, client_id: int, phone: str, at: datetime) -> None:
    tx.run(
        "INSERT INTO contact_points (client_id, identity_id, kind, value, proof, source, created_at)"
        " VALUES (?, ?, 'phone', ?, 'channel', 'channel', ?)",
        (client_id, identity_id, phone, tx.stored(at)),
    )
