"""Whatever is glued, parted and moved: an old window and what it was told show what a fresh one shows."""

import asyncio
import json
import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from app.access.principal import Principal
from app.access.rights import rights_of
from app.conversations.history_queries import history_page
from app.conversations.list_queries import conversation_cards, conversation_page, seen_counts
from app.conversations.narrowing import ListFilter, known_view
from app.conversations.reading import mark_read
from app.events.log import events_after, last_seq
from app.operators.queries import all_operators, me
from app.realtime.frames import events_frame, may_see
from tests.gluing.test_never_lost import Play, house
from tests.gluing.world import World
from tests.torture.replay import Replay

RIGHTS = rights_of("owner")


@pytest.mark.parametrize("seed", range(4))
async def test_old_windows_follow(migrated_template: Path, tmp_path: Path, seed: int) -> None:
    with house(f"sqlite:///{shutil.copy(migrated_template, tmp_path)}") as world:
        async with Replay() as replay:
            await _follow(world, replay, random.Random(seed))


async def _follow(world: World, replay: Replay, chance: random.Random) -> None:
    play = Play(world, chance)
    await asyncio.to_thread(play.begin)
    opened = {world.client(0), world.client(1)}
    views = ("open", "closed")
    for view in views:
        await _load(world, replay, f"old {view}", view, opened)
    seq = _seq(world)
    for _ in range(30):
        await asyncio.to_thread(chance.choice([play.act, play.act, play.undoes]))
        if chance.random() < 0.3:
            await asyncio.to_thread(_read, world, chance)
        opened = {_root(world, client_id) for client_id in opened}
        frame, seq = _frame_since(world, seq)
        for view in views:
            await replay.frame(f"old {view}", frame)
            await _load(world, replay, "fresh", view, opened)
            old, fresh = await replay.pair(f"old {view}", "fresh")
            assert old == fresh, "\n".join(play.told)


def _read(world: World, chance: random.Random) -> None:
    """One of us looks at what somebody said."""
    client_id = world.client(chance.randrange(4))
    if world.is_talking(client_id):
        newest = world.rows("SELECT max(id) FROM messages")[0][0]
        upto = chance.choice([newest, max(1, newest - 4)])
        conversation_id = world.newest_conversation(client_id)
        world.do(mark_read, conversation_id, upto, operator_id=world.operator_id, at=world.now)


async def _load(world: World, replay: Replay, name: str, view: str, opened: set[int]) -> None:
    await replay.window(name, _window(world, view), view)
    for client_id in sorted(opened):
        await replay.history(name, _history(world, client_id))


def _window(world: World, view: str) -> dict[str, Any]:
    principal = Principal(world.operator_id, "", "owner", RIGHTS, "", "", world.clock.now())
    with world.database.snapshot() as connection:
        seq = last_seq(connection)
        rows, following = conversation_page(
            connection, ListFilter(view=known_view(view)), operator_id=world.operator_id
        )
        seen = seen_counts(connection, world.operator_id)
        return {
            "seq": seq,
            "me": me(connection, principal).model_dump(mode="json"),
            "operators": [card.model_dump(mode="json") for card in all_operators(connection)],
            "channels": [],
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
