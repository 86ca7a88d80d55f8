"""Filters with a name: one's own, and those that all have."""

import random

import pytest
from fastapi import FastAPI

from app.conversations.routes import router as conversations
from app.db.engine import Database
from app.db.writer import Writer
from app.events.kinds import KINDS
from app.kit.clock import SetClock
from app.kit.json import loads
from app.operators import routes as operators
from app.settings import Settings
from app.views.routes import router as views
from tests.access.doors import Browser, code_of, events_of, house_with
from tests.access.people import Shop
from tests.access.staff import boris, hashing_takes_no_time, settings, writer
from tests.views.shelf import fill

__all__ = ["boris", "hashing_takes_no_time", "settings", "writer"]

URGENT = {"view": "open", "priority": "urgent", "sort": "waiting"}
ANY = {"channel_id": None, "team_id": None, "tag_id": None, "assignee_id": None}


@pytest.fixture
async def shop(database: Database, writer: Writer, clock: SetClock, settings: Settings) -> Shop:
    house: FastAPI = house_with(
        operators.router,
        views,
        conversations,
        database=database,
        writer=writer,
        clock=clock,
        settings=settings,
    )
    await writer.write(fill, random.Random(3), 40)
    return Shop(house, writer, clock)


async def test_a_view_is_kept_shared_changed_and_removed(shop: Shop, boris: Browser, writer: Writer) -> None:
    kate = await shop.takes_on("Kate")
    hers = await shop.lets_in("Kate")
    with events_of(writer) as told:
        made = (await hers.asks("POST", "/saved-views", {"name": " Срочные ", "filter": URGENT})).json()
    assert made == {
        "id": made["id"],
        "name": "Срочные",
        "is_shared": False,
        "owner_id": kate.id,
        "filter": ANY | URGENT,
    }
    body = {"is_shared": False, "saved_views": [made]}
    assert [(event.operator_id, loads(event.body)) for event in told] == [(kate.id, body)]
    KINDS["saved_views.changed"].body.model_validate_json(told[0].body)
    assert (await boris.asks("GET", "/saved-views")).json() == {"saved_views": []}
    assert code_of(await boris.asks("PATCH", f"/saved-views/{made['id']}", {"name": "Мои"})) == (
        "saved_view_not_found"
    )

    with events_of(writer) as told:
        shared = await hers.asks("PATCH", f"/saved-views/{made['id']}", {"is_shared": True})
    shared = made | {"is_shared": True}
    assert [(event.operator_id, loads(event.body)) for event in told] == [
        (kate.id, {"is_shared": False, "saved_views": []}),
        (None, {"is_shared": True, "saved_views": [shared]}),
    ]
    assert (await boris.asks("GET", "/saved-views")).json() == {"saved_views": [shared]}

    renamed = await boris.asks("PATCH", f"/saved-views/{made['id']}", {"name": "Горит"})
    assert renamed.json() == shared | {"name": "Горит"}
    with events_of(writer) as told:
        assert (await boris.asks("DELETE", f"/saved-views/{made['id']}")).status_code == 204
    assert [loads(event.body) for event in told] == [{"is_shared": True, "saved_views": []}]
    assert code_of(await hers.asks("DELETE", f"/saved-views/{made['id']}")) == "saved_view_not_found"


async def test_what_is_shared_is_its_makers_and_the_owners(shop: Shop, boris: Browser) -> None:
    await shop.takes_on("Kate")
    hers = await shop.lets_in("Kate")
    new = {"name": "Общий", "is_shared": True, "filter": URGENT}
    made = (await boris.asks("POST", "/saved-views", new)).json()
    for method in ("PATCH", "DELETE"):
        assert (
            code_of(await hers.asks(method, f"/saved-views/{made['id']}", {"name": "Мой"}))
            == "view_not_yours"
        )


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"name": "\u200b", "filter": URGENT}, "name_empty"),
        ({"name": "Вид", "filter": {"view": "nothing"}}, None),
    ],
)
async def test_what_makes_no_sense_is_refused(
    shop: Shop, boris: Browser, given: object, code: str | None
) -> None:
    refused = await boris.asks("POST", "/saved-views", given)
    assert refused.status_code == 422
    assert code is None or code_of(refused) == code


async def test_a_saved_view_stands_for_its_filter_and_is_counted(shop: Shop, boris: Browser) -> None:
    new = {"name": "Срочные", "filter": URGENT}
    made = (await boris.asks("POST", "/saved-views", new)).json()
    by_name = (await boris.asks("GET", f"/conversations?saved_view_id={made['id']}")).json()
    by_hand = (await boris.asks("GET", "/conversations?view=open&priority=urgent&sort=waiting")).json()
    assert by_name == by_hand
    assert len(by_hand["rows"]) > 0
    counts = (await boris.asks("GET", "/saved-views/counts")).json()["counts"]
    assert counts == {str(made["id"]): len(by_hand["rows"])}
    assert code_of(await boris.asks("GET", "/conversations?saved_view_id=999")) == "saved_view_not_found"
    assert code_of(await boris.asks("GET", "/conversations?view=nothing")) == "unknown_view"
