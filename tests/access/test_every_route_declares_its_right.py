"""A door without a declaration fails here before anybody walks through it."""

from pathlib import Path
from typing import Annotated

import pytest
from fastapi import APIRouter, FastAPI, WebSocket
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from app.access.declared_routes import declared_rights, guards_itself
from app.access.principal import Principal
from app.deps import needs, public, signed_in
from app.main import create_app
from app.operators import routes as operators
from tests.access.declarations import doors_that_do_not_say
from tests.access.doors import settings_in


@pytest.fixture
def house() -> FastAPI:
    return FastAPI(openapi_url=None)


def test_every_door_of_the_whole_house_says_who_may_pass(tmp_path: Path) -> None:
    house = create_app(settings_in(tmp_path, demo_shop=True))

    declared = dict(declared_rights(house.routes))

    assert not doors_that_do_not_say(house.routes)
    assert {
        "GET /api/window",
        "POST /api/channels",
        "GET /api/files/{public_key}",
        "- /api/live",
    } <= declared.keys()


def test_the_doors_of_operators_all_say_who_may_pass(house: FastAPI) -> None:
    house.include_router(operators.router)

    assert not doors_that_do_not_say(house.routes)
    declared = dict(declared_rights(house.routes))
    assert declared["POST /api/session"] == {"public"}
    assert declared["GET /api/me"] == {"signed_in"}
    assert declared["PATCH /api/operators/{operator_id}"] == {"operators.manage"}


def test_a_door_that_says_nothing_is_found_wherever_it_hangs(house: FastAPI) -> None:
    inner, outer = APIRouter(prefix="/rooms"), APIRouter(prefix="/api")

    @inner.get("/cellar")
    def cellar() -> str:
        return "wine"

    outer.include_router(inner)
    house.include_router(outer)

    assert doors_that_do_not_say(house.routes) == ["GET /api/rooms/cellar"]


def test_a_right_that_nobody_can_have_is_found(house: FastAPI) -> None:
    @house.get("/attic", dependencies=[needs("attic.enter")])  # type: ignore[arg-type]
    def attic() -> str:
        return "dust"

    assert doors_that_do_not_say(house.routes) == ["GET /attic"]


def test_a_door_cannot_be_open_and_guarded_at_once(house: FastAPI) -> None:
    @house.get("/hall", dependencies=[public("it is only the hall")])
    def hall(who: Annotated[Principal, signed_in]) -> str:
        return who.name

    assert doors_that_do_not_say(house.routes) == ["GET /hall"]


def test_sockets_and_plain_doors_declare_by_a_mark(house: FastAPI) -> None:
    @guards_itself("public")
    async def hook(request: Request) -> Response:
        return PlainTextResponse("ok")

    @house.websocket("/live")
    @guards_itself("conversations.read")
    async def live(socket: WebSocket) -> None:
        await socket.close()

    @house.websocket("/bare")
    async def bare(socket: WebSocket) -> None:
        await socket.close()

    house.router.routes.append(Route("/hooks/{key}", hook, methods=["POST"]))

    assert doors_that_do_not_say(house.routes) == ["- /bare"]
    assert dict(declared_rights(house.routes))["POST /hooks/{key}"] == {"public"}


def test_a_right_given_to_a_whole_corridor_counts_for_each_of_its_doors(house: FastAPI) -> None:
    corridor = APIRouter(prefix="/reports", dependencies=[needs("reports.read")])

    @corridor.get("/today")
    def today() -> int:
        return 7

    house.include_router(corridor)

    assert dict(declared_rights(house.routes)) == {"GET /reports/today": {"reports.read"}}
