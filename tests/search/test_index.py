"""The index follows the log: what is corrected or taken back is found no more, and nothing is left out."""

import asyncio
from collections.abc import Sequence

import pytest

from app.db.engine import Database
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.events.log import forget_before
from app.kit.clock import SetClock
from app.search import following
from app.search.entries import Entry
from app.search.filling import fill
from app.search.following import follow, read_news
from app.search.index import put
from app.search.progress import begin_filling, read_progress, standing
from app.search.rebuilding import rebuild
from tests.search.talk import Talk


async def test_corrected_words_replace_the_old_ones(talk: Talk) -> None:
    said = await talk.says("Анна", "Хочу чайник чайник")
    assert await talk.finds("чайник", kind="messages")
    await talk.corrects(said, "Хочу самовар")
    assert await talk.finds("чайник", kind="messages") == []
    assert await talk.finds("самовар", kind="messages") == ["Хочу самовар"]


async def test_what_was_taken_back_is_found_no_more(talk: Talk) -> None:
    said = await talk.says("Анна", "Секретный код 4411")
    assert await talk.finds("секретный", kind="messages")
    await talk.takes_back(said)
    await talk.indexer.catch_up()
    assert talk.looks_at("секретный", kind="messages").hits == ()
    with talk.database.snapshot() as connection:
        assert standing(connection).messages == 0, "nothing of it is kept"


async def test_a_message_that_is_gone_is_found_no_more(talk: Talk, writer: Writer) -> None:
    said = await talk.says("Анна", "Отложенный ответ")
    await talk.indexer.catch_up()
    await writer.write(following.forget, [said.message_id])
    assert talk.looks_at("отложенный", kind="messages").hits == ()


async def test_a_step_that_was_killed_is_taken_again(
    talk: Talk, writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    await talk.says("Анна", "Первое слово")
    await talk.indexer.catch_up()
    said = await talk.says("Анна", "Второе слово")
    await talk.corrects(said, "Третье слово")

    def die(tx: Transaction, ids: Sequence[int], entries: Sequence[Entry]) -> None:
        put(tx, ids, entries)
        raise Killed

    class Killed(Exception):
        pass

    with talk.database.snapshot() as connection:
        before = read_progress(connection)
    monkeypatch.setattr(following, "put", die)
    with pytest.raises(Killed):
        await talk.indexer.index_some()
    monkeypatch.undo()
    with talk.database.snapshot() as connection:
        assert read_progress(connection) == before, "neither the mark moved nor the index"
    assert talk.looks_at("второе", kind="messages").hits == ()
    assert await talk.finds("слово", kind="messages", by_relevance=False) == ["Третье слово", "Первое слово"]


async def test_of_two_who_take_one_step_one_does(talk: Talk, database: Database, writer: Writer) -> None:
    await talk.says("Анна", "Одно и то же")
    with database.snapshot() as connection:
        mine, theirs = read_news(connection), read_news(connection)
    assert await writer.write(follow, mine) is True
    assert await writer.write(follow, theirs) is False
    assert await talk.finds("одно", kind="messages") == ["Одно и то же"]


async def test_what_the_log_no_longer_tells_is_gone_through(
    talk: Talk, writer: Writer, clock: SetClock
) -> None:
    said = [await talk.says("Анна", f"Письмо {number}") for number in range(5)]
    await writer.write(forget_before, clock.now())
    assert len(await talk.finds("письмо", kind="messages")) == len(said)


async def test_going_through_all_goes_on_where_it_was_left(
    talk: Talk, writer: Writer, clock: SetClock
) -> None:
    for number in range(7):
        await talk.says("Анна", f"Письмо {number}")
    await talk.indexer.catch_up()
    await writer.write(_lose_everything)
    assert talk.looks_at("письмо", kind="messages").hits == ()

    top = await writer.write(begin_filling)
    assert await writer.write(fill, 3) == 3
    assert await writer.write(begin_filling) < top, "not from the beginning again"
    assert len(talk.looks_at("письмо", kind="messages").hits) == 3
    assert len(await talk.finds("письмо", kind="messages")) == 7
    with talk.database.snapshot() as connection:
        now = standing(connection)
    assert (now.messages, now.to_fill, now.clients_due) == (7, 0, 0)


async def test_a_command_builds_all_anew_beside_those_who_write(
    talk: Talk, database: Database, writer: Writer, clock: SetClock
) -> None:
    for number in range(5):
        await talk.says("Анна", f"Письмо {number}")
    await talk.indexer.catch_up()
    told: list[tuple[int, int]] = []
    await asyncio.to_thread(
        lambda: rebuild(
            database, writer, clock, lambda done, left: told.append((done, left)), from_nothing=True
        )
    )
    assert told[0] == (0, 6)
    assert told[-1] == (1, 0)
    assert len(talk.looks_at("письмо", kind="messages").hits) == 5
    assert len(talk.looks_at("анна", kind="clients").hits) == 1


def _lose_everything(tx: Transaction) -> None:
    if tx.on_sqlite:
        tx.run("INSERT INTO search_index (search_index) VALUES ('delete-all')")
    else:
        tx.run("DELETE FROM search_index")
    tx.run("DELETE FROM search_entries")
