"""One desk says it for everybody: hours, teams, presence, and the moment it changes."""

import asyncio
from datetime import timedelta

from sqlalchemy import insert

from app.access.deed import Deed
from app.db.engine import Database
from app.db.tables import Channel, Operator
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.hours.desk import HoursDesk
from app.hours.parsing import Range
from app.hours.schemas import HoursCard
from app.hours.storing import put_hours
from app.hours.waits import forget_waits, note_waits
from app.kit.clock import SetClock
from app.operators.team_schemas import NewTeam
from app.operators.teaming import add_team
from tests.hours.weeks import EVERY_DAY, weekly

SOON = 30.0
"""Seconds; only a broken house takes so long."""


def _people(tx: Transaction, clock: SetClock) -> list[int]:
    at = clock.now()
    channel = {"kind": "site", "state": "active", "settings": "{}", "secrets": "", "created_at": at}
    for name in ("a", "b", "c"):
        tx.connection.execute(insert(Channel).values(name=name, public_key=name, **channel))
    return [
        tx.connection.execute(
            insert(Operator)
            .values(name=name, email=f"{name}@shop.example", role="operator", created_at=at)
            .returning(Operator.id)
        ).scalar_one()
        for name in ("kate", "timur")
    ]


def _hours(
    timezone: str, ranges: list[Range], *, channel_id: int | None = None, team_id: int | None = None
) -> HoursCard:
    return HoursCard(
        timezone=timezone, weekly=weekly(ranges, EVERY_DAY), channel_id=channel_id, team_id=team_id
    )


async def test_the_team_comes_before_the_channel_and_the_channel_before_the_house(
    writer: Writer, desk: HoursDesk, here: set[int], clock: SetClock
) -> None:
    kate, timur = await writer.write(_people, clock)
    deed = Deed(clock.now())
    night = await writer.write(add_team, NewTeam(name="Ночные", member_ids=[timur]), deed)
    idle = await writer.write(add_team, NewTeam(name="Без часов"), deed)
    await writer.write(put_hours, _hours("Europe/Moscow", [("09:00", "18:00")]), deed)
    await writer.write(put_hours, _hours("Europe/Moscow", [("13:00", "14:00")], channel_id=2), deed)
    await writer.write(put_hours, _hours("Europe/Moscow", [("23:00", "05:00")], team_id=night.id), deed)
    await desk.refresh()
    here.add(kate)

    assert desk.availability(1).state == "online"
    assert desk.availability(2).state == "closed"
    assert desk.availability(1, night.id).state == "closed"
    assert desk.availability(1, idle.id).state == "online"
    clock.move(timedelta(hours=12))
    assert desk.availability(1).state == "closed"
    assert desk.availability(1, night.id).state == "open"  # Kate is here, and not of that team
    here.add(timur)
    assert desk.availability(1, night.id).state == "online"


async def test_it_is_told_when_hours_end_by_the_clock(
    database: Database, writer: Writer, clock: SetClock
) -> None:
    await writer.write(put_hours, _hours("Europe/Moscow", [("09:00", "18:00")]), Deed(clock.now()))
    desk = HoursDesk(database, clock, frozenset, lambda: (1,), longest=timedelta(seconds=0.02))
    await desk.refresh()
    said: asyncio.Queue[str] = asyncio.Queue()
    desk.on_change.append(lambda: said.put_nowait(desk.availability(1).state))
    running = asyncio.create_task(desk.run())
    try:
        async with asyncio.timeout(SOON):
            assert await said.get() == "open"
            clock.move(timedelta(hours=6))
            while await said.get() != "closed":
                pass
            clock.move(timedelta(hours=15))
            while await said.get() != "open":
                pass
    finally:
        running.cancel()


async def test_what_people_usually_wait_is_measured_within_hours(
    writer: Writer, desk: HoursDesk, clock: SetClock
) -> None:
    await writer.write(_people, clock)
    now = clock.now()
    await writer.write(put_hours, _hours("Europe/Moscow", [("09:00", "18:00")], channel_id=1), Deed(now))
    evening = now - timedelta(hours=18, minutes=2)  # 17:58 of the day before
    midnight = now - timedelta(hours=12)
    long_ago = now - timedelta(days=8)
    waits = [
        (1, now - timedelta(minutes=10), now - timedelta(minutes=9)),
        (1, now - timedelta(minutes=20), now - timedelta(minutes=18)),
        (1, now - timedelta(minutes=30), now - timedelta(minutes=20)),
        (1, evening, now - timedelta(hours=2, minutes=58)),  # answered at 9:02: four minutes of open time
        (1, midnight, midnight + timedelta(seconds=5)),  # nobody promises that
        *((1, long_ago, long_ago + timedelta(seconds=1)) for _ in range(20)),
    ]
    await writer.write(note_waits, waits)
    await desk.refresh()
    assert desk.availability(1).usual_seconds is None

    await writer.write(note_waits, [(1, now - timedelta(minutes=7), now - timedelta(minutes=2))])
    await desk.refresh()
    assert desk.availability(1).usual_seconds == 4 * 60
    assert desk.availability(2).usual_seconds is None

    assert await writer.write(forget_waits, now - timedelta(days=7)) == 20
    await desk.refresh()
    assert desk.availability(1).usual_seconds == 4 * 60


async def test_who_is_at_work(writer: Writer, desk: HoursDesk, clock: SetClock) -> None:
    """Members of teams with hours keep those; everybody else is there while the house or any channel is open."""
    kate, timur = await writer.write(_people, clock)
    deed = Deed(clock.now())
    noon, evening, night = clock.now(), clock.now() + timedelta(hours=7), clock.now() + timedelta(hours=13)

    def at_work() -> list[tuple[bool, bool]]:
        duties = map(desk.duty_at, (noon, evening, night))
        return [(is_at_work(kate), is_at_work(timur)) for is_at_work in duties]

    await desk.refresh()
    assert at_work() == [(True, True)] * 3
    team = await writer.write(add_team, NewTeam(name="Ночные", member_ids=[timur]), deed)
    await writer.write(put_hours, _hours("Europe/Moscow", [("09:00", "18:00")]), deed)
    await desk.refresh()
    assert at_work() == [(True, True), (False, False), (False, False)]
    await writer.write(put_hours, _hours("Europe/Moscow", [("23:00", "05:00")], team_id=team.id), deed)
    await writer.write(put_hours, _hours("Europe/Moscow", [("18:00", "20:00")], channel_id=2), deed)
    await desk.refresh()
    assert at_work() == [(True, False), (True, False), (False, True)]
