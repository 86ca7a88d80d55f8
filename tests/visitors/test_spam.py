"""Whom we no longer listen to: kept in a folder of its own, and nobody is told, neither they nor we."""

from collections.abc import Callable
from typing import Any

import pytest
from limits import RateLimitItemPerHour

from app.kit.addresses import network_of
from app.visitors.allowances import Allowance
from tests.visitors.browsers import Browser
from tests.visitors.doors import Desk, OpenHouse

Make = Callable[[str], Browser]


async def rows(desk: Desk, view: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await desk.gets("/conversations", view=view))["rows"]
    return found


async def test_spam_has_a_folder_of_its_own_and_comes_back(house: OpenHouse, browser: Make) -> None:
    desk = await house.desk()
    page = await browser("bot").opens()
    await page.writes("Купите ссылки")
    (row,) = await rows(desk, "open")
    assert (row["spam"], row["status"]) == (False, "waiting")

    await desk.does("PUT", f"/conversations/{row['id']}/spam", {"block": True})

    for view in ("open", "waiting", "unassigned", "mine", "closed", "snoozed"):
        assert await rows(desk, view) == []
    (spam,) = await rows(desk, "spam")
    assert (spam["spam"], spam["waiting_since"], spam["inbound_count"] - spam["answered_count"]) == (
        True,
        None,
        0,
    )
    assert (await page.writes("Очень купите"))["type"] == "accepted"  # they learn nothing
    await page.shows("Купите ссылки", "Очень купите")
    (spam,) = await rows(desk, "spam")
    assert spam["preview"]["text"] == "Очень купите"
    assert (spam["waiting_since"], spam["inbound_count"] - spam["answered_count"]) == (None, 0)
    (entry,) = (await desk.gets("/blocklist"))["entries"]
    assert (entry["kind"], entry["client"]["id"], entry["by"]) == (
        "identity",
        row["client"]["id"],
        house.operator_id,
    )

    await desk.does("DELETE", f"/conversations/{row['id']}/spam")

    (back,) = await rows(desk, "open")
    assert (back["spam"], back["status"], back["preview"]["text"]) == (False, "waiting", "Очень купите")
    assert (await desk.gets("/blocklist"))["entries"] == []
    await page.writes("Спасибо")
    (back,) = await rows(desk, "waiting")
    assert back["preview"]["text"] == "Спасибо"


async def test_words_of_somebody_blocked_open_no_matter_for_us(house: OpenHouse, browser: Make) -> None:
    desk = await house.desk()
    page = await browser("bot").opens()
    await page.writes("Раз")
    (row,) = await rows(desk, "open")
    await desk.does("PUT", f"/conversations/{row['id']}/spam", {"block": True})
    await desk.does("DELETE", f"/conversations/{row['id']}/spam")
    await desk.does("POST", f"/conversations/{row['id']}/closure")
    (closed,) = await rows(desk, "closed")
    await desk.does("PUT", f"/conversations/{closed['id']}/spam", {"block": True})
    await desk.does("DELETE", f"/blocklist/{(await desk.gets('/blocklist'))['entries'][0]['id']}")
    await page.writes("Меня снова слышно")
    assert len(await rows(desk, "spam")) + len(await rows(desk, "open")) == 1


async def test_an_address_is_blocked_by_whoever_runs_the_house(house: OpenHouse, browser: Make) -> None:
    desk = await house.desk()
    bot = browser("bot")
    page = await bot.opens()
    await page.writes("Раз")
    (row,) = await rows(desk, "open")

    await desk.does("PUT", f"/conversations/{row['id']}/spam", {"block": False, "address": True})

    (entry,) = (await desk.gets("/blocklist"))["entries"]
    assert (entry["kind"], entry["value"]) == ("address", "203.0.113.7/32")
    await house.until(lambda: house.house.blocklist.holds("203.0.113.7"))
    same = await browser("another").opens()
    assert (await same.writes("Я другой, но оттуда же"))["type"] == "accepted"
    assert await rows(desk, "open") == []
    assert len(await rows(desk, "spam")) == 2
    elsewhere = browser("good")
    elsewhere.address = "198.51.100.1"
    await (await elsewhere.opens()).writes("Здравствуйте")
    assert len(await rows(desk, "open")) == 1
    await desk.does("DELETE", f"/blocklist/{entry['id']}")
    await house.until(lambda: not house.house.blocklist.holds("203.0.113.7"))


@pytest.mark.parametrize(
    ("value", "code"),
    [("nowhere", "address_invalid"), ("0.0.0.0/0", "address_too_wide"), ("::/0", "address_too_wide")],
)
async def test_an_address_that_is_none_or_everybodys_is_refused(
    house: OpenHouse, value: str, code: str
) -> None:
    desk = await house.desk()
    answer = await desk.asks("POST", "/blocklist", {"value": value})
    assert (answer.status_code, answer.json()["code"]) == (422, code)


async def test_a_network_is_blocked_once(house: OpenHouse) -> None:
    desk = await house.desk()
    first = await desk.does("POST", "/blocklist", {"value": "2001:db8::1/32", "reason": "боты"})
    again = await desk.does("POST", "/blocklist", {"value": "2001:db8::/32"})
    assert (first["value"], again["id"], again["reason"]) == ("2001:db8::/32", first["id"], "боты")
    assert (await desk.asks("DELETE", "/blocklist/99999")).json()["code"] == "blocked_not_found"


async def test_search_does_not_find_those_who_are_only_spam(house: OpenHouse, browser: Make) -> None:
    desk = await house.desk()
    page = await browser("bot").opens()
    await page.writes("Пишите на spammer@example.com")
    (row,) = await rows(desk, "open")
    assert len(await desk.gets("/clients", query="spammer@example.com")) == 1

    await desk.does("PUT", f"/conversations/{row['id']}/spam", {})

    assert await desk.gets("/clients", query="spammer@example.com") == []


async def test_greetings_are_counted_by_address(
    house: OpenHouse, browser: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = Allowance(RateLimitItemPerHour(5, namespace="h"), RateLimitItemPerHour(3, namespace="h-place"))
    monkeypatch.setattr("app.inbound.visitor_session.HELLOS", few)
    key = browser("x").key
    body = {"token": None, "frames": [{"type": "hello"}], "wait": 0}
    async with house.knocker(Origin="http://localhost") as http:
        answers = [
            await http.post(f"/site/{key}/exchange", json=body | {"session": f"session-{n}"})
            for n in range(4)
        ]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert answers[-1].json()["code"] == "too_fast"
    assert answers[-1].headers["access-control-allow-origin"] == "http://localhost"
    async with house.knocker("198.51.100.7") as http:
        assert (
            await http.post(f"/site/{key}/exchange", json=body | {"session": "session-9"})
        ).status_code == 200


async def test_pages_of_one_browser_have_an_end(browser: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.inbound.visitor_hub.MOST_OF_BROWSER", 2)
    anna = browser("anna")
    await anna.opens()
    await anna.opens()
    with pytest.raises(Exception, match="too_many_pages"):
        await anna.opens()


def test_what_counts_as_one_address() -> None:
    assert network_of("203.0.113.7") == "203.0.113.7"
    assert network_of("::ffff:203.0.113.7") == "203.0.113.7"
    assert network_of("2001:db8:1:2:3::4") == network_of("2001:db8:1:2:ffff::1") == "2001:db8:1:2::/64"
    assert network_of("127.0.0.1") == network_of("::1") == network_of("") == network_of("x") == ""
