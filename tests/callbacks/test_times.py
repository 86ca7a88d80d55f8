"""Times at the doors: any zone is understood, and what lies nowhere near is refused."""

import pytest

from tests.callbacks.shop import Desk, Page, Shop, a_key, a_number
from tests.callbacks.test_exchange import Exchange


async def test_a_time_with_its_zone_is_that_moment_everywhere(anna: Page, boris: Desk) -> None:
    await anna.asks_well(a_number())
    card = await boris.only_one()
    moved = await boris.does_well(
        "POST", f"/callbacks/{card['id']}/move", {"wanted_from": "2026-11-23T15:00:00+03:00"}
    )
    line = (await boris.lines(card["client"]["id"]))[-1]
    assert moved["due_at"] == line["service"]["wanted_from"] == "2026-11-23T12:00:00.000000Z"


@pytest.mark.parametrize("time", ["2026-11-23T15:00:00", "9999-12-31T23:59:59-14:00"])
async def test_a_time_that_names_no_moment_is_refused(anna: Page, boris: Desk, time: str) -> None:
    await anna.asks_well(a_number())
    card = await boris.only_one()
    moved = await boris.does("POST", f"/callbacks/{card['id']}/move", {"wanted_from": time})
    rang = await boris.rang(card, "no_answer", next_at=time)
    new = {"key": a_key(), "client_id": card["client"]["id"], "phone": a_number(), "wanted_from": time}
    written = await boris.does("POST", "/callbacks", new)
    assert [answer.status_code for answer in (moved, rang, written)] == [422] * 3
    assert await boris.only_one() == card


@pytest.mark.parametrize(
    ("next_at", "code"),
    [
        ("9999-12-31T23:59:59Z", "wanted_too_far"),
        ("2028-01-01T00:00:00Z", "wanted_too_far"),
        ("2026-11-23T08:59:59Z", "wanted_past"),
    ],
)
async def test_the_next_call_lies_within_the_bounds_of_moving(
    anna: Page, boris: Desk, next_at: str, code: str
) -> None:
    await anna.asks_well(a_number())
    card = await boris.only_one()
    refused = await boris.rang(card, "no_answer", next_at=next_at)
    assert (refused.status_code, refused.json()["code"], refused.json()["fields"]) == (
        422,
        code,
        {"next_at": code},
    )
    assert await boris.only_one() == card


@pytest.mark.parametrize(
    "at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-11-23T12:00:00"]
)
async def test_a_report_at_no_moment_is_refused(shop: Shop, anna: Page, boris: Desk, at: str) -> None:
    await anna.asks_well(a_number())
    refused = await Exchange(shop).reports(await boris.only_one(), "reached", at=at)
    assert (refused.status_code, refused.json()["code"]) == (422, "bad_body")
