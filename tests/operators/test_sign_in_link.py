"""A link signs somebody in once."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.access.deed import Deed
from app.db.engine import Database
from app.db.tables import SignInLink
from app.kit.ids import SystemRandomness
from app.kit.wire import rfc3339
from app.operators.adding import ensure_owner
from app.operators.changing import change_operator
from app.operators.schemas import OperatorChange
from app.operators.sign_in_link import make_sign_in_link, sign_in_url
from tests.access.doors import Browser, code_of
from tests.access.people import Shop


@pytest.fixture
async def token(shop: Shop) -> str:
    """Of a link for Boris."""
    boris = await shop.takes_on("Boris", "owner")
    return await shop.writer.write(make_sign_in_link, boris.id, shop.clock.now(), SystemRandomness())


async def test_the_first_start_prints_a_link_that_signs_the_owner_in(shop: Shop) -> None:
    owner = await shop.writer.write(ensure_owner, shop.clock.now())
    token = await shop.writer.write(make_sign_in_link, owner, shop.clock.now(), SystemRandomness())
    assert sign_in_url("http://127.0.0.1:8000", token) == f"http://127.0.0.1:8000/sign-in#{token}"

    answer = await Browser(shop.app).opens_link(token)

    assert answer.json()["operator"] | {"id": 0, "hue": 0} == {
        "id": 0,
        "name": "Владелец",
        "email": "owner@localhost",
        "role": "owner",
        "hue": 0,
        "disabled": False,
        "own_rights": {},
        "away": False,
        "away_since": None,
        "away_until": None,
    }


async def test_of_ten_who_open_the_link_together_one_gets_in(shop: Shop, token: str) -> None:
    answers = await asyncio.gather(*(Browser(shop.app).opens_link(token) for _ in range(10)))

    assert sorted(answer.status_code for answer in answers) == [200] + [401] * 9
    assert {code_of(answer) for answer in answers if answer.is_error} == {"link_not_valid"}


@pytest.mark.parametrize(("minutes", "status"), [(14, 200), (15, 401)])
async def test_the_link_is_good_for_a_quarter_of_an_hour(
    shop: Shop, token: str, minutes: int, status: int
) -> None:
    shop.clock.move(timedelta(minutes=minutes))
    assert (await Browser(shop.app).opens_link(token)).status_code == status


async def test_the_link_of_somebody_who_has_left_opens_nothing(shop: Shop) -> None:
    await shop.takes_on("Boris", "owner")
    timur = await shop.takes_on("Timur")
    token = await shop.writer.write(make_sign_in_link, timur.id, shop.clock.now(), SystemRandomness())
    await shop.writer.write(change_operator, timur.id, OperatorChange(disabled=True), Deed(shop.clock.now()))

    assert code_of(await Browser(shop.app).opens_link(token)) == "link_not_valid"


async def test_a_link_that_was_never_made_opens_nothing(shop: Shop) -> None:
    assert code_of(await Browser(shop.app).opens_link("made-up")) == "link_not_valid"


async def test_the_database_does_not_hold_what_opens_the_window(
    shop: Shop, token: str, database: Database
) -> None:
    with database.snapshot() as connection:
        stored = connection.execute(select(SignInLink.token_hash)).scalar_one()
    assert token not in stored
    assert code_of(await Browser(shop.app).opens_link(stored)) == "link_not_valid"


async def test_boris_makes_a_link_for_timur(shop: Shop, boris: Browser) -> None:
    timur = await shop.takes_on("Timur")

    made = await boris.asks("POST", f"/operators/{timur.id}/sign-in-link")

    assert made.status_code == 201
    address, _, token = made.json()["url"].partition("#")
    assert address == "http://127.0.0.1:8000/sign-in"
    assert made.json()["expires_at"] == rfc3339(shop.clock.now() + timedelta(minutes=15))
    assert (await Browser(shop.app).opens_link(token)).json()["operator"]["name"] == "Timur"
