"""The same number again: one request; and whoever typed somebody else's learns and changes nothing."""

import asyncio

import pytest

from tests.callbacks.shop import Desk, Page, Shop, a_number, connect

FIVE_SPELLINGS = (
    "8 (916) 204-55-01",
    "+7 916 204-55-01",
    "79162045501",
    "9162045501",
    "８９１６２０４５５０１",
)


async def test_one_number_in_five_spellings_is_one_request(shop: Shop, anna: Page, boris: Desk) -> None:
    for spelling in FIVE_SPELLINGS:
        await anna.asks_well(spelling, question=f"Пишу {spelling}")
    card = await boris.only_one()
    assert (card["phone"], card["requests"]) == ("+79162045501", 5)
    assert shop.count("clients") == 1
    codes = await boris.codes(card["client"]["id"])
    assert codes == ["callback.requested", *["callback.asked_again"] * 4]


async def test_parallel_posts_of_one_number_are_one_request(shop: Shop, boris: Desk) -> None:
    """On PostgreSQL the house has two writers."""
    pages = [shop.page(address=f"198.51.100.{place}") for place in range(8)]
    form = await pages[0].opens()
    bodies = [await page.fills_in(form, FIVE_SPELLINGS[place % 5]) for place, page in enumerate(pages)]
    # Each twice, as an impatient browser would.
    answers = await asyncio.gather(
        *(page.posts("requests", body) for page, body in zip(pages, bodies, strict=True) for _ in range(2))
    )
    assert {answer.status_code for answer in answers} == {201}
    card = await boris.only_one()
    assert card["requests"] == 8
    assert len({answer.json()["token"] for answer in answers}) == 8
    assert shop.count("callbacks") == 1


async def test_after_the_time_of_joining_it_is_another_request(shop: Shop, anna: Page, boris: Desk) -> None:
    number = a_number()
    await anna.asks_well(number)
    shop.clock.at = shop.clock.at.replace(minute=31)
    await anna.asks_well(number)
    first, second = await boris.queue()
    assert first["client"]["id"] != second["client"]["id"], "a typed number makes nobody the same person"


async def test_an_office_is_not_one_caller(anna: Page, boris: Desk) -> None:
    await anna.asks_well("8 495 203-17-40 доб. 1")
    await anna.asks_well("8 495 203-17-40 доб. 2")
    assert len(await boris.queue()) == 2


async def test_a_mobile_telephone_has_no_extensions(anna: Page, boris: Desk) -> None:
    for written in ("+7 916 204-55-01", "+7 916 204-55-01 доб. 1", "+7 916 204-55-01 доб. 2"):
        await anna.asks_well(written)
    card = await boris.only_one()
    assert (card["requests"], card["extension"]) == (3, None)
    told = [m["service"] for m in await boris.lines(card["client"]["id"]) if m["direction"] == "system"]
    assert [line.get("extension") for line in told] == [None, "1", "2"]


async def test_the_number_of_an_office_alone_joins_whoever_is_rung_there(anna: Page, boris: Desk) -> None:
    await anna.asks_well("8 495 203-17-40 доб. 1")
    await anna.asks_well("8 495 203-17-40 доб. 2")
    await anna.asks_well("8 495 203-17-40")
    await anna.asks_well("8 495 203-17-40 доб. 1")
    assert [(card["extension"], card["requests"]) for card in await boris.queue()] == [("1", 2), ("2", 2)]


async def test_whoever_joins_sees_and_changes_only_their_own(shop: Shop, anna: Page, boris: Desk) -> None:
    number = a_number()
    hers = await anna.asks_well(
        number, name="Анна", question="Секрет", wanted={"kind": "slot", "from": "2026-11-23T12:00:00Z"}
    )
    stranger = shop.page(address="203.0.113.66")
    theirs = await stranger.asks_well(number, name="Чужой", question="Кто это?")
    seen = await stranger.posts("status", {"token": theirs["token"]})
    assert "Секрет" not in seen.text
    assert "Анна" not in seen.text
    assert (seen.json()["may_change"], seen.json()["wanted_from"]) == (
        False,
        theirs["request"]["wanted_from"],
    )
    later = {"kind": "day", "date": "2026-11-25"}
    for door, body in (("move", {"wanted": later}), ("cancel", {})):
        refused = await stranger.posts(door, {"token": theirs["token"], **body})
        assert (refused.status_code, refused.json()["code"]) == (409, "callback_not_possible")
    card = await boris.only_one()
    assert (card["due_at"], card["name"], card["question"]) == (
        "2026-11-23T12:00:00.000000Z",
        "Анна",
        "Секрет",
    )
    moved = await anna.posts("move", {"token": hers["token"], "wanted": later})
    assert moved.json()["words"]["ru"] == "Позвоним 25 ноября в течение дня"
    still = (await stranger.posts("status", {"token": theirs["token"]})).json()
    assert still["wanted_from"] == theirs["request"]["wanted_from"], "where hers went is hers"
    await anna.posts("cancel", {"token": hers["token"]})
    assert (await stranger.posts("status", {"token": theirs["token"]})).json()["state"] == "done"


async def test_whoever_asked_first_moves_and_cancels(shop: Shop, anna: Page, boris: Desk) -> None:
    taken = await anna.asks_well(a_number())
    card = await boris.only_one()
    await boris.does_well("PUT", f"/callbacks/{card['id']}/claim", {})
    to = {"kind": "slot", "from": "2026-11-24T09:00:00Z"}
    moved = (await anna.posts("move", {"token": taken["token"], "wanted": to})).json()
    assert moved["words"] == {
        "ru": "Позвоним завтра около 12:00",
        "en": "We will call tomorrow at about 12:00",
    }
    assert (await boris.only_one())["claimed_by"] is None, "it is another time now"
    night = {"kind": "slot", "from": "2026-11-24T20:00:00Z"}
    refused = await anna.posts("move", {"token": taken["token"], "wanted": night})
    assert refused.json()["code"] == "wanted_outside_hours"
    for _ in range(2):
        gone = await anna.posts("cancel", {"token": taken["token"]})
        assert gone.json()["state"] == "cancelled"
    closed = await anna.posts("move", {"token": taken["token"], "wanted": to})
    assert (closed.status_code, closed.json()["code"]) == (409, "callback_closed")
    assert await boris.queue() == []


@pytest.mark.parametrize("token", ["", "guess", "x" * 5_000, "\ud83d"])
async def test_a_token_that_is_not_ours_opens_nothing(anna: Page, token: str) -> None:
    for door in ("status", "cancel"):
        refused = await anna.posts(door, {"token": token.encode("utf-8", "replace").decode()})
        assert (refused.status_code, refused.json()["code"]) == (404, "token_unknown")


async def test_tokens_are_kept_only_as_their_fingerprints(shop: Shop, anna: Page) -> None:
    taken = await anna.asks_well(a_number())
    ((kept,),) = shop.rows("SELECT token_hash FROM callback_askers")
    assert taken["token"] not in kept
    assert len(kept) == 64


async def test_a_token_is_good_on_its_own_form_only(shop: Shop, anna: Page, boris: Desk) -> None:
    taken = await anna.asks_well(a_number())
    other = await connect(boris, "callback", title="Другая")
    page = Page(shop.app, other["public_key"], shop.clock)
    assert (await page.posts("status", {"token": taken["token"]})).json()["code"] == "token_unknown"
