"""A door lets in whom it declares to let in."""

from typing import Annotated

import pytest
from fastapi import APIRouter

from app.access.principal import Principal
from app.access.rights import ROLES
from app.db.engine import Database
from app.db.writer import Writer
from app.deps import needs, public, signed_in
from app.kit.clock import SetClock
from app.operators import routes
from app.settings import Settings
from tests.access.doors import Browser, code_of, house_with
from tests.access.people import Shop

rooms = APIRouter(prefix="/api/rooms")


@rooms.get("/office")
def office(who: Annotated[Principal, needs("channels.manage")]) -> str:
    return who.name


@rooms.get("/kitchen")
def kitchen(who: Annotated[Principal, signed_in]) -> str:
    return who.name


@rooms.get("/street", dependencies=[public("everybody walks here")])
def street() -> str:
    return "somebody"


@pytest.fixture
async def shop(database: Database, writer: Writer, clock: SetClock, settings: Settings) -> Shop:
    house = house_with(routes.router, rooms, database=database, writer=writer, clock=clock, settings=settings)
    return Shop(house, writer, clock)


@pytest.mark.parametrize(
    ("role", "may"), [("operator", False), ("supervisor", False), ("admin", True), ("owner", True)]
)
async def test_the_office_is_for_those_who_manage_channels(shop: Shop, role: str, may: bool) -> None:
    assert ("channels.manage" in ROLES[role]) is may
    await shop.takes_on("Kate", role)  # type: ignore[arg-type]
    kate = await shop.lets_in("Kate")

    answer = await kate.asks("GET", "/rooms/office")

    assert answer.status_code == (200 if may else 403)
    assert (await kate.asks("GET", "/rooms/kitchen")).json() == "Kate"


async def test_a_stranger_gets_no_further_than_the_street(shop: Shop) -> None:
    stranger = Browser(shop.app)

    assert (await stranger.asks("GET", "/rooms/street")).json() == "somebody"
    for room in ("kitchen", "office"):
        answer = await stranger.asks("GET", f"/rooms/{room}")
        assert (answer.status_code, code_of(answer)) == (401, "not_signed_in")
