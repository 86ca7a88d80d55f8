"""A session lives by use, and ends when it should."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.access.queries import principal_of
from app.access.sessions import Caller, end_other_sessions, forget_expired, open_session
from app.access.tokens import hash_of
from app.db.engine import Database
from app.db.tables import Session, SignInLink
from app.db.writer import Writer
from app.kit.clock import SetClock
from app.kit.ids import SystemRandomness
from app.kit.json import loads
from app.operators.sign_in_link import make_sign_in_link
from tests.access.doors import Browser, code_of, events_of
from tests.access.people import Shop

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


async def test_who_comes_every_week_is_never_asked_for_a_password_again(shop: Shop, boris: Browser) -> None:
    for _ in range(10):
        shop.clock.move(7 * DAY)
        answer = await boris.asks("GET", "/me")
        assert answer.status_code == 200
        assert "max-age=2592000" in answer.headers["set-cookie"].lower()

    shop.clock.move(30 * DAY)
    assert code_of(await boris.asks("GET", "/me")) == "not_signed_in"


async def test_a_busy_window_is_noted_once_in_ten_minutes(
    shop: Shop, boris: Browser, database: Database
) -> None:
    start = shop.clock.now()
    noted = set()
    for _ in range(25):
        shop.clock.move(timedelta(minutes=1))
        await boris.asks("GET", "/me")
        with database.snapshot() as connection:
            noted.add(connection.execute(select(Session.seen_at)).scalar_one() - start)

    assert noted == {timedelta(0), timedelta(minutes=10), timedelta(minutes=20)}


async def test_where_a_session_came_from_is_kept_on_one_line(
    shop: Shop, writer: Writer, database: Database
) -> None:
    boris = await shop.takes_on("Boris", "owner")
    caller = Caller("192.0.2.10", "Firefox\n\u202e" + "x" * 1000)

    await writer.write(open_session, boris.id, caller, shop.clock.now(), 30, SystemRandomness())

    with database.snapshot() as connection:
        row = connection.execute(select(Session.address, Session.agent)).one()
    assert row.address == "192.0.2.10"
    assert row.agent.startswith("Firefox x")
    assert len(row.agent) == 300


async def test_ending_the_others_tells_of_each(shop: Shop, boris: Browser, writer: Writer) -> None:
    others = [await shop.lets_in("Boris") for _ in range(2)]
    assert boris.token is not None
    me = (await boris.asks("GET", "/me")).json()["operator"]["id"]

    with events_of(writer) as told:
        await writer.write(end_other_sessions, me, hash_of(boris.token), shop.clock.now())

    assert {loads(event.body)["session_hash"] for event in told} == {
        hash_of(other.token) for other in others if other.token
    }
    assert {event.operator_id for event in told} == {me}


async def test_what_nobody_can_use_any_more_is_swept_away(
    shop: Shop, boris: Browser, writer: Writer, database: Database, clock: SetClock
) -> None:
    me = (await boris.asks("GET", "/me")).json()["operator"]["id"]
    clock.move(29 * DAY)
    fresh = await shop.lets_in("Boris")
    await writer.write(make_sign_in_link, me, clock.now(), SystemRandomness())
    clock.move(DAY + HOUR)

    with events_of(writer) as told:
        gone = await writer.write(forget_expired, clock.now())

    assert gone == 2
    assert boris.token is not None
    assert [loads(event.body)["session_hash"] for event in told] == [hash_of(boris.token)]
    with database.snapshot() as connection:
        assert connection.execute(select(SignInLink)).all() == []
    assert (await fresh.asks("GET", "/me")).status_code == 200


async def test_an_unknown_role_may_nothing(shop: Shop, boris: Browser, database: Database) -> None:
    assert boris.token is not None
    with database.snapshot() as connection:
        principal = principal_of(connection, boris.token, shop.clock.now())
    assert principal is not None
    assert principal.may("operators.manage")
    assert principal.is_owner


@pytest.mark.parametrize("token", ["", "x", "\udcff", "x" * 10_000])
def test_a_made_up_token_is_nobodys(database: Database, clock: SetClock, token: str) -> None:
    with database.snapshot() as connection:
        assert principal_of(connection, token, clock.now()) is None
