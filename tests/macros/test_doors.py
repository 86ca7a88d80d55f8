"""Macros are made, shared, changed, pressed and removed."""

from typing import Any

import pytest

from app.db.engine import Database
from app.db.writer import Writer
from app.events.kinds import KINDS
from app.kit.clock import SetClock
from app.kit.json import loads
from app.macros import routes
from app.operators import routes as operators
from app.settings import Settings
from connectors.contract import Capabilities
from tests.access.doors import Browser, code_of, events_of, house_with
from tests.access.people import Shop
from tests.access.staff import boris, hashing_takes_no_time, settings, writer

__all__ = ["boris", "hashing_takes_no_time", "settings", "writer"]

DEEDS: list[dict[str, Any]] = [
    {"do": "assign", "operator_id": "me"},
    {"do": "tags", "add": ["Возврат"], "remove": []},
    {"do": "reply", "text": "Вернём, {{client.first_name}}.", "entities": []},
    {"do": "snooze", "minutes": "tomorrow_morning"},
]


@pytest.fixture
async def shop(database: Database, writer: Writer, clock: SetClock, settings: Settings) -> Shop:
    async def ring(_: int) -> None:
        """Nobody sends here."""

    house = house_with(
        operators.router,
        routes.router,
        database=database,
        writer=writer,
        clock=clock,
        settings=settings,
        outlet_of=lambda _: Capabilities(),
        ring_outbox=ring,
        ring_held=lambda: None,
    )
    return Shop(house, writer, clock)


async def test_a_macro_is_kept_shared_changed_and_removed(shop: Shop, boris: Browser, writer: Writer) -> None:
    kate = await shop.takes_on("Kate")
    hers = await shop.lets_in("Kate")
    with events_of(writer) as told:
        made = (await hers.asks("POST", "/macros", {"name": " Возврат ", "deeds": DEEDS})).json()
    assert made == {
        "id": made["id"],
        "name": "Возврат",
        "is_shared": False,
        "owner_id": kate.id,
        "deeds": DEEDS,
    }
    body = {"is_shared": False, "macros": [made]}
    assert [(event.operator_id, loads(event.body)) for event in told] == [(kate.id, body)]
    KINDS["macros.changed"].body.model_validate_json(told[0].body)
    assert (await boris.asks("GET", "/macros")).json() == {"macros": []}
    place = f"/macros/{made['id']}"
    assert code_of(await boris.asks("PATCH", place, {"name": "Мой"})) == "macro_not_found"
    pressed = await boris.asks("POST", f"/conversations/1/macros/{made['id']}", {"key": "press-01"})
    assert code_of(pressed) == "conversation_not_found"

    with events_of(writer) as told:
        assert (await hers.asks("PATCH", place, {"is_shared": True})).is_success
    shared = made | {"is_shared": True}
    assert [(event.operator_id, loads(event.body)) for event in told] == [
        (kate.id, {"is_shared": False, "macros": []}),
        (None, {"is_shared": True, "macros": [shared]}),
    ]
    assert (await boris.asks("GET", "/macros")).json() == {"macros": [shared]}
    assert (await boris.asks("PATCH", place, {"name": "Деньги"})).json() == shared | {"name": "Деньги"}
    assert (await boris.asks("DELETE", place)).status_code == 204
    assert code_of(await hers.asks("DELETE", place)) == "macro_not_found"


async def test_what_is_shared_is_its_makers_and_the_owners(shop: Shop, boris: Browser) -> None:
    await shop.takes_on("Kate")
    hers = await shop.lets_in("Kate")
    new = {"name": "Общий", "is_shared": True, "deeds": DEEDS}
    made = (await boris.asks("POST", "/macros", new)).json()
    for method in ("PATCH", "DELETE"):
        assert code_of(await hers.asks(method, f"/macros/{made['id']}", {"name": "Мой"})) == "macro_not_yours"


CLOSE = {"do": "close"}


@pytest.mark.parametrize(
    ("deeds", "code", "field"),
    [
        ([], "macro_empty", "deeds"),
        ([CLOSE, {"do": "reply", "text": "Пока"}], "deed_after_end", "deeds.1"),
        ([CLOSE, {"do": "snooze", "minutes": 5}], "deed_after_end", "deeds.1"),
        ([CLOSE, {"do": "note", "text": "\u200b"}], "text_empty", "deeds.1"),
        ([{"do": "reply", "text": "{{клиент}}"}], "variable_wrong", "deeds.0"),
        ([{"do": "tags"}], "deed_empty", "deeds.0"),
        ([{"do": "team", "team_id": None}, {"do": "team", "team_id": 1}], "deed_twice", "deeds.1"),
    ],
)
async def test_what_makes_no_sense_is_refused_with_its_place(
    boris: Browser, deeds: object, code: str, field: str
) -> None:
    refused = await boris.asks("POST", "/macros", {"name": "Макрос", "deeds": deeds})
    assert (refused.status_code, code_of(refused), refused.json()["fields"]) == (422, code, {field: code})


async def test_there_is_an_end_to_how_much_one_macro_does_and_to_names(boris: Browser) -> None:
    many = [{"do": "note", "text": str(number)} for number in range(21)]
    assert (await boris.asks("POST", "/macros", {"name": "Макрос", "deeds": many})).status_code == 422
    nameless = await boris.asks("POST", "/macros", {"name": "\u200b", "deeds": DEEDS})
    assert code_of(nameless) == "name_empty"
    for deed in ({"do": "explode"}, {"do": "snooze", "minutes": 0}, {"do": "priority", "priority": "huge"}):
        assert (await boris.asks("POST", "/macros", {"name": "Макрос", "deeds": [deed]})).status_code == 422


async def test_one_maker_keeps_no_more_than_a_hundred(
    boris: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.macros.keeping.MOST", 1)
    new = {"name": "Макрос", "deeds": DEEDS}
    assert (await boris.asks("POST", "/macros", new)).status_code == 201
    assert code_of(await boris.asks("POST", "/macros", new)) == "too_many_macros"
