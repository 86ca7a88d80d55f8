"""Boris says when his shop answers; Timur may look."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import insert

from app.db.tables import Channel
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.events.kinds import KINDS
from app.hours.desk import HoursDesk
from app.kit.json import loads
from tests.access.doors import Browser, code_of, events_of
from tests.access.people import Shop

WEEK: list[list[list[str]]] = [[["09:00", "18:00"]]] * 5 + [[], []]
NEW_YEAR = {"date": "2026-12-31", "every_year": True, "name": "Новый год", "ranges": [["09:00", "15:00"]]}
HOUSE: dict[str, Any] = {
    "channel_id": None,
    "team_id": None,
    "timezone": "Europe/Moscow",
    "weekly": WEEK,
    "exceptions": [NEW_YEAR],
}


def _channel(tx: Transaction, shop: Shop, *, removed: bool = False) -> int:
    at = shop.clock.now()
    values: dict[str, Any] = {
        "kind": "site",
        "name": "Сайт",
        "state": "active",
        "settings": "{}",
        "secrets": "",
    }
    values |= {"public_key": f"key-{removed}", "created_at": at, "removed_at": at if removed else None}
    return tx.connection.execute(insert(Channel).values(**values).returning(Channel.id)).scalar_one()


async def test_hours_of_the_house_are_put_shown_and_taken_away(boris: Browser, writer: Writer) -> None:
    nothing: dict[str, Any] = {"house": None, "channels": [], "teams": []}
    assert (await boris.asks("GET", "/hours")).json() == nothing
    with events_of(writer) as told:
        put = await boris.asks("PUT", "/hours", HOUSE)
    assert (put.status_code, put.json()) == (200, HOUSE)
    assert [(event.kind, loads(event.body)) for event in told] == [
        ("hours.changed", nothing | {"house": HOUSE})
    ]
    KINDS["hours.changed"].body.model_validate_json(told[0].body)

    later = HOUSE | {"timezone": "Asia/Yekaterinburg"}
    await boris.asks("PUT", "/hours", later)
    assert (await boris.asks("GET", "/hours")).json()["house"] == later

    assert (await boris.asks("DELETE", "/hours")).status_code == 204
    assert (await boris.asks("GET", "/hours")).json() == nothing
    with events_of(writer) as told:
        assert (await boris.asks("DELETE", "/hours")).status_code == 204
    assert told == []


async def test_a_channel_and_a_team_have_hours_of_their_own(
    shop: Shop, boris: Browser, writer: Writer
) -> None:
    channel = await writer.write(_channel, shop)
    team = (await boris.asks("POST", "/teams", {"name": "Ночные"})).json()["id"]
    of_channel, of_team = HOUSE | {"channel_id": channel}, HOUSE | {"team_id": team}
    for card in (HOUSE, of_channel, of_team):
        assert (await boris.asks("PUT", "/hours", card)).json() == card
    assert (await boris.asks("GET", "/hours")).json() == {
        "house": HOUSE,
        "channels": [of_channel],
        "teams": [of_team],
    }
    await boris.asks("DELETE", f"/hours?channel_id={channel}")
    await boris.asks("DELETE", f"/hours?team_id={team}")
    assert (await boris.asks("GET", "/hours")).json() == {"house": HOUSE, "channels": [], "teams": []}


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"timezone": "Moscow"}, 422, "hours_wrong"),
        ({"weekly": WEEK[:6]}, 422, "hours_wrong"),
        ({"channel_id": 999}, 404, "channel_not_found"),
        ({"team_id": 999}, 404, "team_not_found"),
        ({"channel_id": 1, "team_id": 1}, 422, "two_places"),
    ],
)
async def test_what_are_no_hours_is_refused_and_changes_nothing(
    boris: Browser, change: dict[str, Any], status: int, code: str
) -> None:
    answer = await boris.asks("PUT", "/hours", HOUSE | change)
    assert (answer.status_code, code_of(answer)) == (status, code)
    assert (await boris.asks("GET", "/hours")).json()["house"] is None


async def test_a_channel_that_is_gone_takes_its_hours_along(
    shop: Shop, boris: Browser, writer: Writer
) -> None:
    gone = await writer.write(_channel, shop, removed=True)
    answer = await boris.asks("PUT", "/hours", HOUSE | {"channel_id": gone})
    assert code_of(answer) == "channel_not_found"
    assert code_of(await boris.asks("GET", f"/channels/{gone}/availability")) == "channel_not_found"


async def test_two_admins_at_once_leave_one(boris: Browser) -> None:
    zones = ("Europe/Moscow", "Europe/Berlin", "Asia/Almaty", "UTC")
    answers = await asyncio.gather(
        *(boris.asks("PUT", "/hours", HOUSE | {"timezone": zone}) for zone in zones)
    )
    assert {answer.status_code for answer in answers} == {200}
    assert (await boris.asks("GET", "/hours")).json()["house"]["timezone"] in zones


async def test_timur_looks_and_decides_nothing(shop: Shop, boris: Browser, writer: Writer) -> None:
    channel = await writer.write(_channel, shop)
    await shop.takes_on("Timur")
    his = await shop.lets_in("Timur")
    assert (await his.asks("GET", "/hours")).status_code == 200
    assert (await his.asks("GET", f"/channels/{channel}/availability")).status_code == 200
    assert code_of(await his.asks("PUT", "/hours", HOUSE)) == "not_allowed"
    assert code_of(await his.asks("DELETE", "/hours")) == "not_allowed"


async def test_holidays_of_a_country_are_found(boris: Browser) -> None:
    found = (await boris.asks("GET", "/hours/holidays?country=ru&year=2027")).json()["days"]
    assert {"date": "2027-05-09", "name": "День Победы"} in found
    in_english = (await boris.asks("GET", "/hours/holidays?country=RU&year=2027&language=en")).json()["days"]
    assert {"date": "2027-05-09", "name": "Victory Day"} in in_english
    assert code_of(await boris.asks("GET", "/hours/holidays?country=ZZ&year=2027")) == "country_unknown"


async def test_a_channel_says_whether_somebody_can_answer(
    shop: Shop, boris: Browser, writer: Writer, desk: HoursDesk, here: set[int]
) -> None:
    """The clock stands at noon of a Monday in Moscow."""
    channel = await writer.write(_channel, shop)

    async def answer() -> dict[str, Any]:
        await desk.refresh()
        found: dict[str, Any] = (await boris.asks("GET", f"/channels/{channel}/availability")).json()
        return found

    always = {"state": "open", "until": None, "opens_at": None, "timezone": None, "usual_seconds": None}
    assert await answer() == always
    here.add(7)
    assert await answer() == always | {"state": "online"}

    await boris.asks("PUT", "/hours", HOUSE)
    until_six = {"until": "2026-11-23T15:00:00.000000Z", "timezone": "Europe/Moscow"}
    assert await answer() == always | until_six | {"state": "online"}

    only_weekends: list[list[list[str]]] = [[]] * 5 + [[["10:00", "16:00"]]] * 2
    await boris.asks("PUT", "/hours", HOUSE | {"channel_id": channel, "weekly": only_weekends})
    assert await answer() == always | {
        "state": "closed",
        "opens_at": "2026-11-28T07:00:00.000000Z",
        "timezone": "Europe/Moscow",
    }
