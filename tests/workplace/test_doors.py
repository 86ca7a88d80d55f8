"""Boris decides how people work in his shop."""

import asyncio

import pytest

from app.db.writer import Writer
from app.events.kinds import KINDS
from app.kit.json import loads
from app.workplace.queries import as_workplace
from tests.access.doors import Browser, code_of, events_of
from tests.access.people import Shop

UNTOUCHED = {
    "waiting_amber_minutes": 5,
    "waiting_red_minutes": 15,
    "idle_minutes": 5,
    "hand_back_minutes": 15,
    "typing_preview": True,
    "soft_lock": True,
    "undo_send_seconds": 5,
}


async def test_nobody_has_set_anything_yet(boris: Browser) -> None:
    assert (await boris.asks("GET", "/workplace")).json() == UNTOUCHED


async def test_one_field_changes_the_others_stay_and_every_window_hears(
    boris: Browser, writer: Writer
) -> None:
    await boris.asks("PUT", "/workplace", {"typing_preview": False})
    with events_of(writer) as told:
        answer = await boris.asks("PUT", "/workplace", {"hand_back_minutes": None})
    wanted = UNTOUCHED | {"typing_preview": False, "hand_back_minutes": None}
    assert answer.json() == wanted
    assert (await boris.asks("GET", "/workplace")).json() == wanted
    (event,) = told
    assert (event.kind, event.operator_id) == ("workplace.changed", None)
    assert loads(event.body) == {"workplace": wanted}
    KINDS[event.kind].body.model_validate_json(event.body)


async def test_setting_what_is_set_tells_nobody(boris: Browser, writer: Writer) -> None:
    with events_of(writer) as told:
        assert (await boris.asks("PUT", "/workplace", {"idle_minutes": 5})).status_code == 200
        assert (await boris.asks("PUT", "/workplace", {})).status_code == 200
    assert told == []


@pytest.mark.parametrize(
    "wish",
    [
        {"undo_send_seconds": 31},
        {"undo_send_seconds": -1},
        {"idle_minutes": 0},
        {"idle_minutes": None},
        {"hand_back_minutes": 1441},
        {"waiting_amber_minutes": 0},
        {"coffee": True},
    ],
)
async def test_what_makes_no_sense_is_refused(boris: Browser, wish: dict[str, object]) -> None:
    assert (await boris.asks("PUT", "/workplace", wish)).status_code == 422
    assert (await boris.asks("GET", "/workplace")).json() == UNTOUCHED


async def test_red_comes_after_amber(boris: Browser) -> None:
    for wish in ({"waiting_amber_minutes": 15}, {"waiting_red_minutes": 4}):
        answer = await boris.asks("PUT", "/workplace", wish)
        assert (answer.status_code, code_of(answer)) == (422, "red_before_amber")
        assert answer.json()["fields"] == {"waiting_red_minutes": "red_before_amber"}


async def test_two_at_once_both_count(boris: Browser) -> None:
    await asyncio.gather(
        boris.asks("PUT", "/workplace", {"idle_minutes": 7}),
        boris.asks("PUT", "/workplace", {"soft_lock": False}),
    )
    assert (await boris.asks("GET", "/workplace")).json() == UNTOUCHED | {
        "idle_minutes": 7,
        "soft_lock": False,
    }


async def test_an_operator_looks_and_does_not_decide(shop: Shop, boris: Browser) -> None:
    await shop.takes_on("Timur")
    timur = await shop.lets_in("Timur")
    assert (await timur.asks("GET", "/workplace")).json() == UNTOUCHED
    assert (await timur.asks("PUT", "/workplace", {"idle_minutes": 60})).status_code == 403


def test_a_setting_of_a_version_gone_by_does_no_harm() -> None:
    assert as_workplace('{"idle_minutes": 9, "wallpaper": "birches"}').idle_minutes == 9
