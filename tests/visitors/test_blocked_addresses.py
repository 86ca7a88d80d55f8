"""Addresses that we no longer listen to: never our own, whole households, and who may let them in again."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.db.engine import Database
from app.kit.addresses import read_address
from app.kit.errors import OknoError
from app.settings import Settings
from app.visitors.blocklist import Blocklist
from app.visitors.networks import OwnAddresses, read_network
from tests.visitors.browsers import Browser
from tests.visitors.doors import Desk, OpenHouse

Make = Callable[[str], Browser]


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    address = "" if database_url.startswith("sqlite") else database_url
    return Settings(
        data=tmp_path / "data", database_url=address, trusted_proxies="127.0.0.1, 10.0.0.0/24,proxy.internal"
    )


async def writes_from(browser: Browser, address: str) -> None:
    browser.address = address
    page = await browser.opens()
    assert (await page.writes("Здравствуйте"))["type"] == "accepted"


async def rows(desk: Desk, view: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await desk.gets("/conversations", view=view))["rows"]
    return found


async def blocked(desk: Desk) -> list[tuple[str, str]]:
    return [
        (entry["kind"], entry["value"])
        for entry in (await desk.gets("/blocklist"))["entries"]
        if entry["kind"] == "address"
    ]


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "10.0.0.3", "::ffff:127.0.0.1"])
async def test_the_address_of_a_proxy_silences_nobody(house: OpenHouse, browser: Make, address: str) -> None:
    desk = await house.desk()
    await writes_from(browser("bot"), address)
    (row,) = await rows(desk, "open")

    marked = await desk.asks("PUT", f"/conversations/{row['id']}/spam", {"block": True, "address": True})
    listed = await desk.asks("POST", "/blocklist", {"value": address})

    for answer in (marked, listed):
        assert (answer.status_code, answer.json()["code"]) == (422, "address_is_ours")
    assert [one["id"] for one in await rows(desk, "open")] == [
        row["id"]
    ]  # a refused mark leaves nothing behind
    assert (await desk.gets("/blocklist"))["entries"] == []
    await writes_from(browser("innocent"), address)
    assert len(await rows(desk, "open")) == 2


async def test_a_network_around_a_proxy_does_not_hold_the_proxy(house: OpenHouse) -> None:
    desk = await house.desk()
    await desk.does("POST", "/blocklist", {"value": "10.0.0.0/16"})
    await house.until(lambda: house.house.blocklist.holds("10.0.7.7"))
    assert not house.house.blocklist.holds("10.0.0.3")


def test_what_was_kept_of_old_about_ourselves_matches_nobody(database: Database) -> None:
    kept = Blocklist(database, OwnAddresses.behind("172.18.0.2"))
    kept.networks = (
        OwnAddresses().networks[0],
        *OwnAddresses.behind("172.18.0.2").networks,
        *OwnAddresses.behind("203.0.113.7").networks,
    )
    held = [
        "127.0.0.1",
        "::1",
        "::ffff:127.0.0.1",
        "172.18.0.2",
        "203.0.113.7",
        "::ffff:203.0.113.7",
        "x",
        "",
    ]
    assert [one for one in held if kept.holds(one)] == ["203.0.113.7", "::ffff:203.0.113.7"]


def test_a_proxy_that_is_everybody_is_no_address() -> None:
    for written in ("*", "0.0.0.0/0", "::/0", "", "unix:/run/proxy"):
        assert OwnAddresses.behind(written) == OwnAddresses()


async def test_a_household_of_ipv6_is_blocked_as_one(house: OpenHouse, browser: Make) -> None:
    desk = await house.desk()
    await writes_from(browser("bot"), "2001:db8:1:2::1")
    (row,) = await rows(desk, "open")

    await desk.does("PUT", f"/conversations/{row['id']}/spam", {"address": True})

    assert await blocked(desk) == [("address", "2001:db8:1:2::/64")]
    await house.until(lambda: house.house.blocklist.holds("2001:db8:1:2::2"))
    await writes_from(browser("again"), "2001:db8:1:2:ffff::2")
    assert await rows(desk, "open") == []
    await writes_from(browser("neighbour"), "2001:db8:1:3::1")
    assert len(await rows(desk, "open")) == 1


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("::ffff:198.51.100.200", "198.51.100.200/32"),
        ("::ffff:c633:64c8/120", "198.51.100.0/24"),
        (" 198.51.100.7/24 ", "198.51.100.0/24"),
        ("2001:db8::1", "2001:db8::1/128"),
    ],
)
def test_an_address_is_kept_as_what_it_is(written: str, kept: str) -> None:
    assert read_network(written, OwnAddresses()) == kept


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("::ffff:0:0/96", "address_too_wide"),
        ("::ffff:198.51.0.0/111", "address_too_wide"),
        ("127.0.0.0/16", "address_is_ours"),
        ("127.8.8.8", "address_is_ours"),
        ("::ffff:127.0.0.1", "address_is_ours"),
        ("203.0.113.300", "address_invalid"),
    ],
)
def test_an_address_that_would_silence_everybody_is_refused(written: str, code: str) -> None:
    with pytest.raises(OknoError) as refused:
        read_network(written, OwnAddresses())
    assert (refused.value.code, refused.value.fields) == (code, {"value": code})


def test_an_address_is_read_as_what_it_is() -> None:
    assert str(read_address("::ffff:203.0.113.7")) == "203.0.113.7"
    assert read_address("nowhere") is None


async def test_without_the_right_an_address_stays_blocked(house: OpenHouse, browser: Make) -> None:
    desk, boris = await house.desk(), await house.colleague()
    await writes_from(browser("bot"), "203.0.113.7")
    (row,) = await rows(desk, "open")
    spam = f"/conversations/{row['id']}/spam"
    await desk.does("PUT", spam, {"block": True, "address": True})

    await boris.does("DELETE", spam)

    (entry,) = (await desk.gets("/blocklist"))["entries"]
    assert (entry["kind"], entry["value"]) == ("address", "203.0.113.7/32")
    assert [one["id"] for one in await rows(desk, "open")] == [row["id"]]
    assert (await boris.asks("DELETE", f"/blocklist/{entry['id']}")).json()["code"] == "not_allowed"

    await desk.does("PUT", spam, {"block": True, "address": True})
    await desk.does("DELETE", spam)
    assert (await desk.gets("/blocklist"))["entries"] == []


async def test_whoever_blocked_an_address_takes_it_back_without_the_right(
    house: OpenHouse, browser: Make
) -> None:
    boris = await house.colleague()
    await writes_from(browser("bot"), "203.0.113.7")
    (row,) = await rows(boris, "open")
    spam = f"/conversations/{row['id']}/spam"
    me = (await boris.gets("/me"))["operator"]["id"]
    desk = await house.desk()
    await desk.does("PATCH", f"/operators/{me}", {"role": "admin"})
    boris = await house.desk(me)  # another role ends what was open under the old one
    await boris.does("PUT", spam, {"block": True, "address": True})
    await desk.does("PATCH", f"/operators/{me}", {"role": "operator"})

    boris = await house.desk(me)
    await boris.does("DELETE", spam)

    assert (await boris.gets("/blocklist"))["entries"] == []
