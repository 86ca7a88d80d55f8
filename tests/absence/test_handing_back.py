"""A client waits for somebody who is not here: the conversation goes back, once, and they are told."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from app.absence.duty import NAME, HandBackDuty
from app.absence.handing_back import Overdue, hand_back
from app.access.principal import Principal
from app.access.rights import rights_of
from app.db.transaction import Transaction
from app.events.kinds import KINDS
from app.kit.json import loads
from app.realtime.seat import Seat
from tests.access.doors import events_of
from tests.visitors.browsers import Browser, Page
from tests.visitors.doors import Desk, OpenHouse

Make = Callable[[str], Browser]

LONG = timedelta(minutes=15)
MOMENT = timedelta(seconds=1)


def sits_down(house: OpenHouse, operator_id: int) -> Seat:
    """They have a window open and touch it."""
    at = house.clock.now()
    rights = rights_of("owner", {})
    seat = Seat(Principal(operator_id, "Борис", "owner", rights, "hash", "csrf", at), skip_upto=0)
    house.house.hub.take(seat)
    house.house.presence.attendance.touches(seat, timedelta())
    return seat


async def looks(house: OpenHouse) -> int:
    house.house.presence.attendance.look()
    return await house.house.hand_back.look()


async def row(desk: Desk) -> dict[str, Any]:
    (found,) = (await desk.gets("/conversations", view="open"))["rows"]
    return dict(found)


async def a_chat_of(house: OpenHouse, browser: Make, who: int) -> tuple[Desk, Page, dict[str, Any]]:
    """Anna wrote, and somebody has taken it."""
    desk = await house.desk()
    page = await browser("anna").opens()
    await page.writes("Где мой заказ?")
    found = await row(desk)
    await desk.does("PUT", f"/conversations/{found['id']}/assignee", {"operator_id": who})
    return desk, page, await row(desk)


async def test_of_whoever_is_not_here_it_goes_back_once_with_a_line(house: OpenHouse, browser: Make) -> None:
    desk, _, before = await a_chat_of(house, browser, house.operator_id)
    house.clock.move(LONG - MOMENT)
    assert await looks(house) == 0
    house.clock.move(MOMENT)
    with events_of(house.house.writer) as told:
        assert await looks(house) == 1
        assert await looks(house) == 0

    after = await row(desk)
    assert (after["assignee_id"], after["status"]) == (None, "waiting")
    assert after["waiting_since"] == before["waiting_since"]
    history = await desk.gets(f"/clients/{after['client']['id']}/history")
    assert [message["service"] for message in history["messages"] if message["direction"] == "system"] == [
        {"code": "handed_back", "name": "Владелец"}
    ]

    assert [(event.kind, event.operator_id) for event in told] == [
        ("message.added", None),
        ("handed_back.changed", house.operator_id),
    ]
    for event in told:
        KINDS[event.kind].body.model_validate_json(event.body)
    assert loads(told[1].body) == {"conversation_ids": [after["id"]]}
    assert (await desk.gets("/window"))["handed_back"] == [after["id"]]

    with events_of(house.house.writer) as told:
        await desk.does("POST", "/me/handed-back/seen")
        await desk.does("POST", "/me/handed-back/seen")
    assert [loads(event.body) for event in told] == [{"conversation_ids": []}]
    assert (await desk.gets("/window"))["handed_back"] == []


async def test_whoever_is_here_keeps_it_and_whoever_has_just_left_for_a_minute(
    house: OpenHouse, browser: Make
) -> None:
    desk, _, _ = await a_chat_of(house, browser, house.operator_id)
    seat = sits_down(house, house.operator_id)
    house.clock.move(timedelta(hours=2))
    house.house.presence.attendance.touches(seat, timedelta())
    assert await looks(house) == 0

    house.house.hub.leave(seat)
    assert await looks(house) == 0
    house.clock.move(timedelta(seconds=59))
    assert await looks(house) == 0
    house.clock.move(MOMENT)
    assert await looks(house) == 1
    assert (await row(desk))["assignee_id"] is None


@pytest.mark.parametrize("how", ["idle", "away"])
async def test_an_open_window_does_not_hold_it(house: OpenHouse, browser: Make, how: str) -> None:
    desk, _, _ = await a_chat_of(house, browser, house.operator_id)
    seat = sits_down(house, house.operator_id)
    if how == "away":
        await desk.does("PUT", "/me/away", {"away": True})
    house.clock.move(LONG)
    if how == "away":
        house.house.presence.attendance.touches(seat, timedelta())
    house.house.presence.attendance.look()
    house.clock.move(timedelta(minutes=1))
    assert await looks(house) == 1


async def test_an_answer_in_between_begins_the_wait_anew(house: OpenHouse, browser: Make) -> None:
    desk, page, found = await a_chat_of(house, browser, house.operator_id)
    house.clock.move(LONG - MOMENT)
    await desk.does("POST", f"/conversations/{found['id']}/replies", {"key": "reply-0001", "text": "Едет"})
    house.clock.move(LONG)
    assert await looks(house) == 0

    await page.writes("Когда?")
    house.clock.move(LONG - MOMENT)
    assert await looks(house) == 0
    house.clock.move(MOMENT)
    assert await looks(house) == 1


async def test_what_was_seen_too_early_is_left_alone(house: OpenHouse, browser: Make) -> None:
    """Between the look and the deed somebody answers, and the client writes again."""
    desk, page, found = await a_chat_of(house, browser, house.operator_id)
    seen = Overdue(found["id"], house.operator_id, house.clock.now())
    house.clock.move(LONG)
    await desk.does("POST", f"/conversations/{found['id']}/replies", {"key": "reply-0001", "text": "Едет"})
    await page.writes("Когда?")
    with events_of(house.house.writer) as told:
        assert await house.house.writer.write(hand_back, [seen], house.clock.now()) == 0
    assert (told, (await row(desk))["assignee_id"]) == ([], house.operator_id)


async def test_what_is_closed_or_put_off_stays_and_what_is_reopened_waits_as_long(
    house: OpenHouse, browser: Make
) -> None:
    desk, page, found = await a_chat_of(house, browser, house.operator_id)
    address = f"/conversations/{found['id']}"
    until = (house.clock.now() + timedelta(hours=1)).isoformat()
    await desk.does("POST", f"{address}/snooze", {"until": until})
    house.clock.move(timedelta(minutes=59))
    assert await looks(house) == 0
    await desk.does("DELETE", f"{address}/snooze")
    await desk.does("POST", f"{address}/closure")
    assert await looks(house) == 0

    await page.writes("И ещё одно")
    assert (await row(desk))["assignee_id"] == house.operator_id
    house.clock.move(LONG - MOMENT)
    assert await looks(house) == 0
    house.clock.move(MOMENT)
    assert await looks(house) == 1
    assert (await row(desk))["assignee_id"] is None


async def test_never_where_the_house_says_never_and_at_night_nobody_could_take_it(
    house: OpenHouse, browser: Make
) -> None:
    desk, _, _ = await a_chat_of(house, browser, house.operator_id)
    await desk.does("PUT", "/workplace", {"hand_back_minutes": None})
    house.clock.move(timedelta(days=1))
    assert await looks(house) == 0

    await desk.does("PUT", "/workplace", {"hand_back_minutes": 15})
    # It is noon in Moscow on Tuesday.
    tomorrow = {"timezone": "Europe/Moscow", "weekly": [[], [], [["10:00", "18:00"]], *([[]] * 4)]}
    await desk.does("PUT", "/hours", tomorrow)
    assert await looks(house) == 0
    house.clock.move(timedelta(hours=22, minutes=14))
    assert await looks(house) == 0
    house.clock.move(timedelta(minutes=1))
    assert await looks(house) == 1


async def test_a_team_keeps_what_is_its_own(house: OpenHouse, browser: Make) -> None:
    desk, _, found = await a_chat_of(house, browser, house.operator_id)
    team = (await desk.does("POST", "/teams", {"name": "Доставка"}))["id"]
    await desk.does("PUT", f"/conversations/{found['id']}/team", {"team_id": team})
    house.clock.move(LONG)
    assert await looks(house) == 1
    after = await row(desk)
    assert (after["assignee_id"], after["team_id"]) == (None, team)


async def test_right_after_a_start_everybody_may_come_back_first(
    house: OpenHouse, browser: Make, settings: Any
) -> None:
    desk, _, _ = await a_chat_of(house, browser, house.operator_id)
    await desk.does("PUT", "/me/away", {"away": True})
    await house.close()
    house.clock.move(timedelta(hours=3))
    await house.open()

    assert house.house.presence.attendance.standing(house.operator_id) == "offline"
    seat = sits_down(house, house.operator_id)
    assert house.house.presence.attendance.standing(house.operator_id) == "away"
    assert await looks(house) == 0
    house.clock.move(timedelta(minutes=1))
    house.house.presence.attendance.touches(seat, timedelta())
    assert await looks(house) == 1


async def test_of_two_processes_one_does_it(house: OpenHouse, browser: Make) -> None:
    await a_chat_of(house, browser, house.operator_id)
    here = house.house
    house.clock.move(LONG)
    duties = [
        HandBackDuty(
            here.database,
            here.writer,
            house.clock,
            lambda _: frozenset(),
            here.hours.schedule,
            name,
            alone=False,
        )
        for name in ("a", "b")
    ]
    with events_of(here.writer) as told:
        done = await asyncio.gather(*(duty.look() for duty in duties))
    assert sorted(done) == [0, 1]
    assert [event.kind for event in told] == ["message.added", "handed_back.changed"]

    def owner(tx: Transaction) -> str:
        return str(tx.run("SELECT owner FROM duty_leases WHERE name = ?", (NAME,)).scalar())

    assert await here.writer.write(owner) == ("a", "b")[done.index(1)]


async def test_whoever_holds_the_duty_and_dies_is_followed(house: OpenHouse, browser: Make) -> None:
    await a_chat_of(house, browser, house.operator_id)
    here = house.house
    house.clock.move(LONG)
    first, second = (
        HandBackDuty(
            here.database,
            here.writer,
            house.clock,
            lambda _: frozenset(),
            here.hours.schedule,
            name,
            alone=False,
        )
        for name in ("a", "b")
    )
    assert await first.look() == 1
    desk = await house.desk()
    found = await row(desk)
    await desk.does("PUT", f"/conversations/{found['id']}/assignee", {"operator_id": house.operator_id})
    assert await second.look() == 0
    house.clock.move(timedelta(seconds=60))
    assert await second.look() == 1
