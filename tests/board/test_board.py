"""The board tells who is here, how much each has, and who waits longest; and what is done from it is done."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from app.board import desk as desks
from app.board.cells import Cell, narrowed, summed
from app.board.desk import RING
from app.db.engine import Database
from app.kit.clock import SetClock
from app.kit.wire import rfc3339
from app.realtime.attendance import Attendance
from app.realtime.hub import Hub
from tests.absence.test_handing_back import sits_down
from tests.access.doors import events_of
from tests.visitors.browsers import Browser
from tests.visitors.doors import Desk, OpenHouse

Make = Callable[[str], Browser]
NOBODY = {"open": 0, "waiting": 0, "waiting_since": None}


async def of(desk: Desk, **narrowed_to: Any) -> dict[str, Any]:
    found: dict[str, Any] = await desk.gets("/board", **narrowed_to)
    return found


def load(found: dict[str, Any], operator_id: int) -> dict[str, Any]:
    (one,) = (one for one in found["operators"] if one["operator_id"] == operator_id)
    return {name: one[name] for name in ("open", "waiting", "waiting_since")}


async def writes(house: OpenHouse, browser: Make, *names: str) -> list[int]:
    """One after the other, a minute apart; the ids of their conversations."""
    desk = await house.desk()
    for name in names:
        await (await browser(name).opens()).writes(f"Это {name}")
        house.clock.move(timedelta(minutes=1))
    rows = (await desk.gets("/conversations", view="all"))["rows"]
    return sorted(row["id"] for row in rows)


async def test_numbers_by_person_team_and_channel(house: OpenHouse, browser: Make, site: int) -> None:
    desk = await house.desk()
    began = house.clock.now()
    anna, boris, vera, gleb = await writes(house, browser, "anna", "boris", "vera", "gleb")
    team = (await desk.does("POST", "/teams", {"name": "Доставка"}))["id"]
    for one in (anna, boris):
        await desk.does("PUT", f"/conversations/{one}/assignee", {"operator_id": house.operator_id})
    await desk.does("PUT", f"/conversations/{boris}/team", {"team_id": team})
    await desk.does("POST", f"/conversations/{boris}/replies", {"key": "reply-0001", "text": "Да"})
    until = (house.clock.now() + timedelta(hours=1)).isoformat()
    await desk.does("POST", f"/conversations/{gleb}/snooze", {"until": until})
    house.clock.move(timedelta(seconds=1))

    found = await of(desk)

    since = [rfc3339(began + timedelta(minutes=minutes)) for minutes in range(4)]
    assert load(found, house.operator_id) == {"open": 2, "waiting": 1, "waiting_since": since[0]}
    assert found["unassigned"] == {"open": 1, "waiting": 1, "waiting_since": since[2]}
    everything = {"open": 3, "waiting": 2, "waiting_since": since[0]}
    assert found["channels"] == [{"channel_id": site, **everything}]
    assert {one["team_id"]: one["open"] for one in found["teams"]} == {None: 2, team: 1}
    assert [row["id"] for row in found["longest"]] == [anna, vera]

    of_team = await of(desk, team_id=team)
    assert load(of_team, house.operator_id) == {"open": 1, "waiting": 0, "waiting_since": None}
    assert (of_team["unassigned"], of_team["longest"]) == (NOBODY, [])
    assert {one["team_id"] for one in of_team["teams"]} == {None, team}


async def test_standing_and_since_when(house: OpenHouse, browser: Make) -> None:
    desk = await house.desk()
    came = house.clock.now()
    seat = sits_down(house, house.operator_id)
    (me,) = (await of(desk))["operators"]
    assert (me["standing"], me["since"]) == ("online", rfc3339(came))
    house.clock.move(timedelta(minutes=5))
    house.house.presence.attendance.look()
    (me,) = (await of(desk))["operators"]
    assert (me["standing"], me["since"]) == ("idle", rfc3339(house.clock.now()))
    house.house.hub.leave(seat)


def test_however_many_look_it_is_counted_once_between_rings(
    database: Database, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[object] = []

    def count(connection: object) -> list[Cell]:
        counted.append(connection)
        return []

    monkeypatch.setattr(desks, "read_cells", count)
    hub = Hub()
    desk = desks.BoardDesk(database, hub, Attendance(hub, clock, "a"), clock)
    with database.snapshot() as connection:
        desk.cells(connection)
        desk.cells(connection)
        assert len(counted) == 1
        # Whoever is rung for sees what they were rung for, however lately somebody else has looked.
        desk.tell()
        desk.cells(connection)
        desk.cells(connection)
        assert len(counted) == 2
        clock.move(timedelta(seconds=1))
        desk.cells(connection)
        assert len(counted) == 3


async def test_only_who_looks_is_rung_for(house: OpenHouse, browser: Make) -> None:
    looking, elsewhere = sits_down(house, house.operator_id), sits_down(house, house.operator_id)
    looking.waiting.clear()
    elsewhere.waiting.clear()
    looking.watches_board = True
    house.house.board.tell()
    assert (list(looking.waiting), list(elsewhere.waiting)) == ([RING], [])


async def test_an_operator_does_not_look_and_a_supervisor_does(house: OpenHouse) -> None:
    owner = await house.desk()
    timur = await house.colleague()
    assert (await timur.asks("GET", "/board")).status_code == 403
    assert (await timur.asks("POST", f"/operators/{house.operator_id}/hand-back")).status_code == 403
    (card,) = (one for one in await owner.gets("/operators") if one["id"] != house.operator_id)
    await owner.does("PATCH", f"/operators/{card['id']}", {"role": "supervisor"})
    supervisor = await house.desk(card["id"])
    assert (await supervisor.asks("GET", "/board")).status_code == 200


async def test_everything_of_one_person_goes_back_at_once(house: OpenHouse, browser: Make) -> None:
    owner = await house.desk()
    timur = await house.colleague()
    his = (await timur.gets("/me"))["operator"]["id"]
    anna, boris, vera = await writes(house, browser, "anna", "boris", "vera")
    for one in (anna, boris):
        await owner.does("PUT", f"/conversations/{one}/assignee", {"operator_id": his})
    await owner.does("PUT", f"/conversations/{vera}/assignee", {"operator_id": house.operator_id})

    with events_of(house.house.writer) as told:
        assert await owner.does("POST", f"/operators/{his}/hand-back") == {"count": 2}
        assert await owner.does("POST", f"/operators/{his}/hand-back") == {"count": 0}

    assert [(event.kind, event.operator_id) for event in told] == [
        ("message.added", None),
        ("message.added", None),
        ("handed_back.changed", his),
    ]
    rows = {row["id"]: row for row in (await owner.gets("/conversations", view="all"))["rows"]}
    assert [rows[one]["assignee_id"] for one in (anna, boris, vera)] == [None, None, house.operator_id]
    history = await owner.gets(f"/clients/{rows[anna]['client']['id']}/history")
    (line,) = (message for message in history["messages"] if message["direction"] == "system")
    assert (line["service"]["code"], line["operator_id"]) == ("handed_back_by_hand", house.operator_id)
    assert (await timur.gets("/window"))["handed_back"] == [anna, boris]


def test_sums_of_nothing_and_of_a_narrowed_board() -> None:
    cells = [Cell(1, None, 1, 2, 0, None), Cell(None, 7, 1, 3, 1, None), Cell(None, 7, 2, 1, 0, None)]
    assert summed([]) == (0, 0, None)
    assert summed(narrowed(cells, 7, None)) == (4, 1, None)
    assert summed(narrowed(cells, 7, 2)) == (1, 0, None)
    assert summed(narrowed(cells, None, 1)) == (5, 1, None)
