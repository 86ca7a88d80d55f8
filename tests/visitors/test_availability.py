"""A visitor always knows whether somebody can answer, and when; and hears it when nobody can."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from app.kit.json import dumps
from tests.visitors.browsers import Browser, Page
from tests.visitors.doors import OpenHouse

Make = Callable[[str], Browser]

NOBODY_SAID = {"state": "open", "until": None, "opens_at": None, "timezone": None, "usual_seconds": None}
NINE_TO_SIX = {"timezone": "Europe/Moscow", "weekly": [[["09:00", "18:00"]]] * 7}
NIGHT = {"timezone": "Europe/Moscow", "weekly": [[["21:00", "06:00"]]] * 7}
UNTIL_SIX = {"state": "open", "until": "2026-11-23T15:00:00.000000Z", "timezone": "Europe/Moscow"}
FROM_NINE = {"state": "closed", "opens_at": "2026-11-24T06:00:00.000000Z", "timezone": "Europe/Moscow"}


def looks_often(house: OpenHouse) -> None:
    """A set clock wakes nobody by itself."""
    house.house.hours.longest = timedelta(seconds=0.02)


async def hears_availability(page: Page, **wanted: Any) -> dict[str, Any]:
    return await page.hears("presence", availability=NOBODY_SAID | wanted)


async def test_hours_that_are_set_begin_and_end_are_told_to_open_pages(
    house: OpenHouse, browser: Make
) -> None:
    looks_often(house)
    desk = await house.desk()
    page = await browser("anna").opens()
    assert (await page.hears("welcome"))["availability"] == NOBODY_SAID

    await desk.does("PUT", "/hours", NINE_TO_SIX)
    await hears_availability(page, **UNTIL_SIX)
    house.clock.move(timedelta(hours=6))
    await hears_availability(page, **FROM_NINE)
    late = await browser("boris").opens()
    assert (await late.hears("welcome"))["availability"] == NOBODY_SAID | FROM_NINE

    house.clock.move(timedelta(hours=15))
    await hears_availability(page, **UNTIL_SIX | {"until": "2026-11-24T15:00:00.000000Z"})
    await desk.does("DELETE", "/hours")
    page.heard.clear()
    await desk.does("PUT", "/hours", NIGHT)
    await hears_availability(
        page, state="closed", opens_at="2026-11-24T18:00:00.000000Z", timezone="Europe/Moscow"
    )


async def test_whoever_opens_a_window_in_any_process_is_here(house: OpenHouse, browser: Make) -> None:
    page = await browser("anna").opens()
    await page.hears("welcome")
    word = {"kind": "presence", "process": "another", "body": {"here": {str(house.operator_id): 0}}}
    house.house.presence.hear(dumps(word))
    told = await hears_availability(page, state="online")
    assert (told["operator_online"], len(told["operators"])) == (True, 1)

    page.heard.clear()
    house.house.presence.hear(dumps(word | {"body": {"here": {str(house.operator_id): None}}}))
    assert (await hears_availability(page, state="open"))["operator_online"] is False


async def test_the_hours_of_a_team_are_told_as_soon_as_it_is_chosen(house: OpenHouse, browser: Make) -> None:
    desk = await house.desk()
    await desk.does("PUT", "/hours", NINE_TO_SIX)
    team = (await desk.does("POST", "/teams", {"name": "Ночные"}))["id"]
    await desk.does("PUT", "/hours", NIGHT | {"team_id": team})
    anna = browser("anna")
    page = await anna.opens()
    await page.writes("Где мой заказ?")
    (row,) = (await desk.gets("/conversations"))["rows"]

    await desk.does("PUT", f"/conversations/{row['id']}/team", {"team_id": team})
    closed = {"state": "closed", "opens_at": "2026-11-23T18:00:00.000000Z", "timezone": "Europe/Moscow"}
    await hears_availability(page, **closed)
    assert (await (await anna.opens()).hears("welcome"))["availability"] == NOBODY_SAID | closed


async def test_who_writes_at_night_is_answered_by_the_house_once(
    house: OpenHouse, browser: Make, site: int
) -> None:
    desk = await house.desk()
    await desk.does("PUT", "/hours", NINE_TO_SIX)
    text = {"ru": "Ответим {opens_at}.", "en": "We answer {opens_at}."}
    rules = {
        "out_of_hours": {"enabled": True, "text": text},
        "first_contact": {"enabled": True, "text": text},
    }
    await desk.does("PUT", f"/channels/{site}/auto-replies", rules)
    house.clock.move(timedelta(hours=10))
    page = await browser("anna").opens()
    await page.writes("Где мой заказ?")
    await page.shows("Где мой заказ?", "Ответим завтра в 9:00.")
    await page.writes("Ау?")
    await page.shows("Где мой заказ?", "Ответим завтра в 9:00.", "Ау?")
    (row,) = (await desk.gets("/conversations"))["rows"]
    assert (row["status"], row["answered_count"]) == ("waiting", 0)
