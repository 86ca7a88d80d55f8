"""Whatever is glued, parted and moved: an old window and what it was told show what a fresh one shows."""

import asyncio
import json
import random
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from app.access.principal import Principal
from app.access.rights import rights_of
from app.conversations.history_queries import history_page
from app.conversations.list_queries import conversation_cards, conversation_page, seen_counts
from app.conversations.mentioning import mention_counts, see_mentions
from app.conversations.narrowing import ListFilter
from app.conversations.noting import put_note
from app.conversations.reading import mark_read
from app.conversations.schemas import Note, NoteEntity
from app.db.transaction import Transaction
from app.events.log import events_after, last_seq
from app.operators.queries import all_operators, me
from app.realtime.frames import events_frame, may_see
from tests.gluing.test_never_lost import Play, house
from tests.gluing.world import World
from tests.torture.replay import Replay

RIGHTS = rights_of("owner")
LISTS = (
    ListFilter(view="open"),
    ListFilter(view="closed", sort="priority"),
    ListFilter(view="all", sort="waiting"),
    ListFilter(view="mentions"),
)


@pytest.mark.parametrize("seed", range(4))
async def test_old_windows_follow(migrated_template: Path, tmp_path: Path, seed: int) -> None:
    with house(f"sqlite:///{shutil.copy(migrated_template, tmp_path)}") as world:
        async with Replay() as replay:
            await _follow(world, replay, random.Random(seed))


async def _follow(world: World, replay: Replay, chance: random.Random) -> None:
    play = Play(world, chance)
    await asyncio.to_thread(play.begin)
    await asyncio.to_thread(world.do, _colleague, world.now)
    opened = {world.client(0), world.client(1)}
    for asked in LISTS:
        await _load(world, replay, f"old {asked}", asked, opened)
    seq = _seq(world)
    for _ in range(30):
        await asyncio.to_thread(chance.choice([play.act, play.act, play.undoes]))
        if chance.random() < 0.3:
            await asyncio.to_thread(_read, world, chance)
        if chance.random() < 0.3:
            await asyncio.to_thread(_name, world, chance)
        opened = {_root(world, client_id) for client_id in opened}
        frame, seq = _frame_since(world, seq)
        for asked in LISTS:
            await replay.frame(f"old {asked}", frame)
            await _load(world, replay, "fresh", asked, opened)
            old, fresh = await replay.pair(f"old {asked}", "fresh")
            assert old == fresh, "\n".join([str(asked), *play.told])


def _name(world: World, chance: random.Random) -> None:
    """A colleague names one of us in a note, or that one looks."""
    client_id = world.client(chance.randrange(4))
    if not world.has_matter(client_id):
        return
    conversation_id = world.newest_conversation(client_id)
    if chance.random() < 0.4:
        world.do(see_mentions, conversation_id, operator_id=world.operator_id, at=world.now)
        return
    world.said += 1
    colleague_id = world.do(_colleague, world.now)
    named = (NoteEntity(type="mention", offset=0, length=1, operator_id=world.operator_id),)
    note = Note(key=f"named-{world.said:05}", text="@ посмотри", entities=named)
    world.do(put_note, conversation_id, note, operator_id=colleague_id, at=world.now)


def _colleague(tx: Transaction, at: datetime) -> int:
    known = tx.run("SELECT id FROM operators WHERE email = 'k@example.org'").scalar()
    if known is not None:
        return int(known)
    return int(
        tx.run(
            "INSERT INTO operators (name, email, role, created_at) VALUES ('Катя', 'k@example.org', 'owner', ?)"
            " RETURNING id",
            (tx.stored(at),),
        ).scalar_one()
    )


def _read(world: World, chance: random.Random) -> None:
    """One of us looks at what somebody said."""
    client_id = world.client(chance.randrange(4))
    if world.is_talking(client_id):
        newest = world.rows("SELECT max(id) FROM messages")[0][0]
        upto = chance.choice([newest, max(1, newest - 4)])
        conversation_id = world.newest_conversation(client_id)
        world.do(mark_read, conversation_id, upto, operator_id=world.operator_id, at=world.now)


async def _load(world: World, replay: Replay, name: str, asked: ListFilter, opened: set[int]) -> None:
    await replay.window(name, _window(world, asked), asked.view, asked.model_dump(mode="json"))
    for client_id in sorted(opened):
        await replay.history(name, _history(world, client_id))


def _window(world: World, asked: ListFilter) -> dict[str, Any]:
    principal = Principal(world.operator_id, "", "owner", RIGHTS, "", "", world.clock.now())
    with world.database.snapshot() as connection:
        seq = last_seq(connection)
        rows, following = conversation_page(connection, asked, operator_id=world.operator_id)
        seen = seen_counts(connection, world.operator_id)
        return {
            "seq": seq,
            "me": me(connection, principal).model_dump(mode="json"),
            "operators": [card.model_dump(mode="json") for card in all_operators(connection)],
            "channels": [],
            "counts": {},
            "saved_views": [],
            "mentioned": mention_counts(connection, world.operator_id),
            "page": {"seq": seq, "rows": rows, "seen": seen, "next": following},
        }


def _history(world: World, client_id: int) -> dict[str, Any]:
    with world.database.snapshot() as connection:
        owner, messages, before = history_page(connection, client_id)
        shown = sorted({message["conversation_id"] for message in messages})
        return {
            "seq": last_seq(connection),
            "client_id": owner,
            "messages": messages,
            "before": before,
            "after": None,
            "anchor": None,
            "sendings": [],
            "conversations": conversation_cards(connection, shown),
        }


def _frame_since(world: World, seq: int) -> tuple[Any, int]:
    with world.database.snapshot() as connection:
        upto = last_seq(connection)
        events = [
            event
            for event in events_after(connection, seq, 10_000)
            if may_see(event, RIGHTS, world.operator_id)
        ]
    return json.loads(str(events_frame(seq, upto, events))), upto


def _seq(world: World) -> int:
    with world.database.snapshot() as connection:
        return last_seq(connection)


def _root(world: World, client_id: int) -> int:
    return int(world.rows("SELECT coalesce(root_id, id) FROM clients WHERE id = ?", client_id)[0][0])
