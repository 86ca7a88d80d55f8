"""Each window hears what it may, without gaps; one that cannot keep up is told to come back."""

import asyncio
import json
from datetime import UTC, datetime
from typing import Any

import pytest

import app.main  # noqa: F401 - every slice declares its events
from app.access.principal import Principal
from app.db.transaction import LogEntry
from app.events.log import Logged
from app.events.relay import Passage
from app.realtime.hub import SLOWEST, Hub
from app.realtime.seat import MOST_WAITING, Seat

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def somebody(operator_id: int = 1, *rights: str) -> Principal:
    held = frozenset(rights or ("conversations.read", "clients.read"))
    return Principal(operator_id, "Анна", "operator", held, f"hash-{operator_id}", "csrf", NOON)


def event(seq: int, kind: str = "conversation.changed", *, only: int | None = None, **body: Any) -> Logged:
    return Logged(seq, LogEntry(kind, NOON, json.dumps(body or {"seq": seq}), operator_id=only))


def passage(after: int, *events: Logged) -> Passage:
    return Passage(after, after + len(events), events)


def take_seat(hub: Hub, principal: Principal, skip_upto: int = 0) -> Seat:
    seat = Seat(principal, skip_upto=skip_upto)
    hub.take(seat)
    return seat


def heard(seat: Seat) -> list[tuple[int, int, list[int]]]:
    frames = [json.loads(frame) for frame in seat.waiting]
    return [(f["after"], f["upto"], [e["seq"] for e in f["events"]]) for f in frames if f["type"] == "events"]


def test_frames_follow_each_other_also_where_there_is_nothing_to_see() -> None:
    hub = Hub()
    all_of_it, less = take_seat(hub, somebody()), take_seat(hub, somebody(2, "conversations.read"))
    hub.hear(passage(0, event(1), event(2, "client.changed")))
    hub.hear(passage(2, event(3, "client.changed")))
    hub.hear(passage(3, event(4)))
    assert heard(all_of_it) == [(0, 2, [1, 2]), (2, 3, [3]), (3, 4, [4])]
    assert heard(less) == [(0, 2, [1]), (2, 3, []), (3, 4, [4])]


def test_what_is_one_operators_own_stays_theirs() -> None:
    hub = Hub()
    anna, boris = take_seat(hub, somebody(1)), take_seat(hub, somebody(2))
    hub.hear(passage(0, event(1, "seen.marked", only=1), event(2)))
    assert heard(anna) == [(0, 2, [1, 2])]
    assert heard(boris) == [(0, 2, [2])]


def test_an_event_of_an_unknown_kind_is_shown_to_nobody() -> None:
    hub = Hub()
    seat = take_seat(hub, somebody())
    hub.hear(passage(0, event(1, "from.the.future"), event(2)))
    assert heard(seat) == [(0, 2, [2])]


def test_what_a_window_already_holds_is_not_told_again() -> None:
    hub = Hub()
    seat = take_seat(hub, somebody(), skip_upto=2)
    hub.hear(passage(0, event(1), event(2)))
    hub.hear(passage(1, event(2), event(3)))
    assert heard(seat) == [(2, 3, [3])]


@pytest.mark.timeout(30)
async def test_a_window_that_does_not_take_its_frames_is_told_to_come_back() -> None:
    seat = Seat(somebody(), skip_upto=0)
    frame = "x" * (MOST_WAITING // 10)
    for _ in range(11):
        seat.put(frame)
    assert seat.lost
    assert not seat.waiting
    sent: list[str] = []

    async def network(text: str) -> None:
        sent.append(text)

    assert await seat.serve(network) == (4409, "resume")
    assert sent == []


@pytest.mark.timeout(30)
async def test_a_window_stuck_in_one_frame_loses_its_seat_and_nobody_elses() -> None:
    hub = Hub()
    stuck, well = take_seat(hub, somebody(1)), take_seat(hub, somebody(2))
    taken, let_go = asyncio.Event(), asyncio.Event()

    async def clogged(text: str) -> None:
        taken.set()
        await let_go.wait()

    stuck.put("first")
    serving = asyncio.ensure_future(stuck.serve(clogged))
    await taken.wait()
    now = asyncio.get_running_loop().time()
    hub.drop_stuck(now + SLOWEST - 1)
    assert [seat.lost for seat in (stuck, well)] == [False, False]
    hub.drop_stuck(now + SLOWEST + 1)
    assert [seat.lost for seat in (stuck, well)] == [True, False]
    let_go.set()
    assert await serving == (4409, "resume")


def test_whoever_is_signed_out_is_told_and_shown_out() -> None:
    hub = Hub()
    anna, boris = take_seat(hub, somebody(1)), take_seat(hub, somebody(2))
    hub.hear(passage(0, event(1, "session.ended", operator_id=1, session_hash=None)))
    assert json.loads(anna.waiting[-1]) == {"type": "reload", "reason": "signed_out"}
    assert anna.farewell == (4401, "signed out")
    assert boris.farewell is None
