"""Boris signs in with his e-mail address and his password."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select, update

from app.access.deed import Deed
from app.db.engine import Database
from app.db.tables import Audit, Operator, Session
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.kit.clock import SetClock
from app.operators import routes
from app.operators.changing import change_operator
from app.operators.schemas import OperatorChange
from tests.access.doors import Browser, code_of, house_with, settings_in
from tests.access.people import PASSWORD, Shop, email_of


async def test_boris_signs_in_and_is_known_from_then_on(shop: Shop) -> None:
    await shop.takes_on("Boris", "owner")
    browser = Browser(shop.app)

    answer = await browser.signs_in(" Boris@Shop.Example ", PASSWORD)

    assert answer.status_code == 200
    assert answer.json()["operator"]["name"] == "Boris"
    known = await browser.asks("GET", "/me")
    assert known.json() == answer.json()
    assert "operators.manage" in known.json()["rights"]


async def test_nobody_learns_who_works_here_by_trying_names(shop: Shop) -> None:
    marina = await shop.takes_on("Marina")
    await shop.takes_on("Timur")
    await shop.writer.write(change_operator, marina.id, OperatorChange(disabled=True), Deed(shop.clock.now()))
    stranger = Browser(shop.app)

    answers = [
        await stranger.signs_in(email_of("Timur"), "guess"),
        await stranger.signs_in(email_of("Marina"), PASSWORD),
        await stranger.signs_in(email_of("Nobody"), PASSWORD),
        await stranger.signs_in("", ""),
    ]

    assert {(answer.status_code, code_of(answer)) for answer in answers} == {(401, "wrong_credentials")}
    assert stranger.token is None


async def test_scripts_never_see_the_cookie_and_other_sites_never_send_it(shop: Shop) -> None:
    await shop.takes_on("Boris", "owner")

    answer = await Browser(shop.app).signs_in(email_of("Boris"), PASSWORD)

    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert f"max-age={30 * 24 * 60 * 60}" in cookie
    assert "secure" not in cookie


async def test_behind_https_the_cookie_never_travels_in_the_open(
    database: Database, writer: Writer, clock: SetClock, tmp_path: Path
) -> None:
    settings = settings_in(tmp_path, public_url="https://okno.example/")
    house = house_with(routes.router, database=database, writer=writer, clock=clock, settings=settings)
    await Shop(house, writer, clock).takes_on("Boris", "owner")

    answer = await Browser(house).signs_in(email_of("Boris"), PASSWORD)

    assert "; secure" in answer.headers["set-cookie"].lower()


async def test_a_stolen_database_signs_nobody_in(shop: Shop, boris: Browser, database: Database) -> None:
    assert boris.token is not None

    with database.snapshot() as connection:
        stored = connection.execute(select(Session.token_hash)).scalars().all()

    assert len(stored) == 1
    assert boris.token not in stored
    thief = Browser(shop.app)
    thief.client.cookies.set("okno_session", stored[0])
    assert code_of(await thief.asks("GET", "/me")) == "not_signed_in"


async def test_the_eleventh_guess_must_wait_while_boris_at_home_need_not(shop: Shop) -> None:
    await shop.takes_on("Boris", "owner")
    guesser = Browser(shop.app, address="198.51.100.7")
    for _ in range(10):
        assert code_of(await guesser.signs_in(email_of("Boris"), "guess")) == "wrong_credentials"

    refused = await guesser.signs_in(email_of("Boris"), PASSWORD)

    assert (refused.status_code, code_of(refused)) == (429, "too_many_attempts")
    assert 0 < int(refused.headers["retry-after"]) <= 15 * 60
    assert (await Browser(shop.app).signs_in(email_of("Boris"), PASSWORD)).status_code == 200


async def test_thirty_guesses_at_many_names_are_enough_for_one_address(shop: Shop) -> None:
    guesser = Browser(shop.app, address="198.51.100.7")
    for number in range(30):
        assert (
            code_of(await guesser.signs_in(f"somebody{number}@shop.example", "guess")) == "wrong_credentials"
        )

    assert code_of(await guesser.signs_in("another@shop.example", "guess")) == "too_many_attempts"


async def test_an_office_behind_one_address_may_sign_in_all_day(shop: Shop) -> None:
    await shop.takes_on("Boris", "owner")
    for _ in range(31):
        assert (await Browser(shop.app).signs_in(email_of("Boris"), PASSWORD)).status_code == 200


async def test_what_boris_mistyped_before_is_forgiven_once_he_is_in(shop: Shop) -> None:
    await shop.takes_on("Boris", "owner")
    browser = Browser(shop.app)
    for _ in range(2):
        for _ in range(9):
            await browser.signs_in(email_of("Boris"), "PASSWORD")
        assert (await browser.signs_in(email_of("Boris"), PASSWORD)).status_code == 200


async def test_a_password_hashed_by_other_measures_is_hashed_anew(
    shop: Shop, writer: Writer, database: Database
) -> None:
    await shop.takes_on("Boris", "owner")
    old = PasswordHasher(time_cost=1, memory_cost=16, parallelism=1).hash(PASSWORD)
    await writer.write(set_hash, old)

    assert (await Browser(shop.app).signs_in(email_of("Boris"), PASSWORD)).status_code == 200

    with database.snapshot() as connection:
        stored = connection.execute(select(Operator.password_hash)).scalar_one()
    assert stored != old
    assert (await Browser(shop.app).signs_in(email_of("Boris"), PASSWORD)).status_code == 200


async def test_signing_in_is_written_down(boris: Browser, database: Database) -> None:
    with database.snapshot() as connection:
        row = connection.execute(select(Audit).where(Audit.action == "signed_in.by_password")).one()
    assert row.address == boris.address


async def test_a_page_of_somebody_else_signs_nobody_in(shop: Shop) -> None:
    await shop.takes_on("Boris", "owner")
    elsewhere = Browser(shop.app, origin="https://elsewhere.example")

    answer = await elsewhere.signs_in(email_of("Boris"), PASSWORD)

    assert (answer.status_code, code_of(answer)) == (403, "foreign_origin")


async def test_boris_signs_out_and_his_other_browser_stays_in(shop: Shop, boris: Browser) -> None:
    at_home = await shop.lets_in("Boris")

    assert (await boris.asks("DELETE", "/session")).status_code == 204

    assert boris.token is None
    assert code_of(await boris.asks("GET", "/me")) == "not_signed_in"
    assert (await at_home.asks("GET", "/me")).status_code == 200


async def test_twenty_sign_ins_at_once_are_twenty_sessions(shop: Shop) -> None:
    await shop.takes_on("Boris", "owner")
    browsers = [Browser(shop.app) for _ in range(20)]

    answers = await asyncio.gather(*(browser.signs_in(email_of("Boris"), PASSWORD) for browser in browsers))

    assert [answer.status_code for answer in answers] == [200] * 20
    assert len({browser.token for browser in browsers}) == 20


@pytest.mark.parametrize("days_away", [29, 31])
async def test_a_session_lives_thirty_days_without_use(shop: Shop, boris: Browser, days_away: int) -> None:
    shop.clock.move(timedelta(days=days_away))

    answer = await boris.asks("GET", "/me")

    assert answer.status_code == (200 if days_away < 30 else 401)


def set_hash(tx: Transaction, stored: str) -> None:
    tx.connection.execute(update(Operator).values(password_hash=stored))
