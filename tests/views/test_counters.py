"""The numbers beside views are kept as conversations move; whatever happens, they are what counting gives."""

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from app.cli import main
from app.conversations.assigning import assign
from app.conversations.closing import close_conversation, reopen_conversation
from app.conversations.mentioning import add_mentions, see_mentions
from app.conversations.snoozing import snooze, wake, wake_due
from app.conversations.spam import mark_spam, mark_wanted
from app.conversations.view_counts import all_view_counts, keep_recounted, view_counts
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.kit.errors import OknoError
from tests.gluing.test_never_lost import PEOPLE, Play, house
from tests.gluing.world import World
from tests.views.miscounts import refuse_miscounts
from tests.views.shelf import fill


@pytest.mark.parametrize("seed", range(3))
def test_numbers_are_true_whatever_happens(migrated_template: Path, tmp_path: Path, seed: int) -> None:
    file = tmp_path / "okno.db"
    file.write_bytes(migrated_template.read_bytes())
    with house(f"sqlite:///{file}") as world:
        _play(world, random.Random(seed))


@pytest.mark.parametrize("seed", range(2))
def test_numbers_are_true_on_postgres(postgres_url: str, seed: int) -> None:
    with house(postgres_url) as world:
        _play(world, random.Random(seed))


def _play(world: World, chance: random.Random) -> None:
    play = Play(world, chance)
    play.begin()
    for number in range(25):
        if chance.random() < 0.7:
            play.act()
        else:
            _deed(world, chance)
        if number % 3 == 0:
            _mention(world, chance, number)
        refuse_miscounts(world.writer)
    assert sum(view_counts_of(world).values()) > 0


def _deed(world: World, chance: random.Random) -> None:
    conversation_id = chance.choice(world.rows("SELECT id FROM conversations"))[0]
    later = world.clock.now() + timedelta(minutes=chance.randrange(2, 9))
    deeds: list[Callable[[], object]] = [
        lambda: world.do(assign, conversation_id, chance.choice([None, world.operator_id]), world.now),
        lambda: world.do(snooze, conversation_id, later, world.now),
        lambda: world.do(wake, conversation_id, world.now),
        lambda: world.do(wake_due, world.now),
        lambda: world.do(close_conversation, conversation_id, world.now),
        lambda: world.do(reopen_conversation, conversation_id, world.now),
        lambda: world.do(mark_spam, conversation_id, world.now),
        lambda: world.do(mark_wanted, conversation_id, world.now),
        lambda: world.do(see_mentions, conversation_id, operator_id=world.operator_id, at=world.now),
    ]
    # What is closed or joined allows less.
    with suppress(OknoError):
        chance.choice(deeds)()


def _mention(world: World, chance: random.Random, number: int) -> None:
    client_id = world.client(chance.randrange(PEOPLE))
    if not world.has_matter(client_id):
        return
    conversation_id = world.newest_conversation(client_id)
    words = world.rows("SELECT max(id) FROM messages WHERE conversation_id = ?", conversation_id)[0][0]
    if words and not world.rows("SELECT 1 FROM mentions WHERE message_id = ?", words):
        world.do(add_mentions, conversation_id, words, [world.operator_id], world.now)


def view_counts_of(world: World) -> dict[str, int]:
    with world.database.snapshot() as connection:
        return view_counts(connection, world.operator_id)


def test_what_is_undone_is_not_counted(world: World) -> None:
    world.hears(0)
    before = view_counts_of(world)

    (conversation_id,) = world.rows("SELECT id FROM conversations")[0]

    def closes_and_fails(tx: Transaction) -> None:
        close_conversation(tx, conversation_id, world.now)
        raise OknoError("no", 409)

    with pytest.raises(OknoError):
        world.do(closes_and_fails)
    assert view_counts_of(world) == before == {**before, "open": 1, "waiting": 1, "unassigned": 1, "all": 1}


def test_recounting_puts_right_and_says_what_was_wrong(writer: Writer) -> None:
    writer.write_now(fill, random.Random(1), 30)
    refuse_miscounts(writer)
    writer.write_now(lambda tx: tx.run("UPDATE view_counts SET count = count + 3 WHERE view = 'open'"))
    writer.write_now(lambda tx: tx.run("DELETE FROM view_counts WHERE view = 'mine' AND operator_id = 1"))
    wrong = writer.write_now(keep_recounted)
    assert wrong.keys() == {("open", 0), ("mine", 1)}
    assert wrong["open", 0] == -3
    refuse_miscounts(writer)
    assert writer.write_now(keep_recounted) == {}


def test_the_command_says_what_it_found(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OKNO_DATABASE", sqlite_url)
    monkeypatch.setattr("sys.argv", ["okno", "views", "recount"])
    with pytest.raises(SystemExit) as end:
        main()
    assert (end.value.code, capsys.readouterr().out) == (0, "All counts are right.\n")


def test_numbers_of_others_are_not_mine(writer: Writer) -> None:
    writer.write_now(fill, random.Random(2), 40)
    with writer.database.snapshot() as connection:
        everything = all_view_counts(connection)
        first, second = view_counts(connection, 1), view_counts(connection, 2)
    assert (first["mine"], second["mine"]) == (everything["mine", 1], everything["mine", 2])
    assert first["open"] == second["open"]
