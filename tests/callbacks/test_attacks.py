"""Those who would have us ring strangers, bury us in requests, or read what is not theirs."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest

from app.callbacks.pressure import Pressure
from tests.callbacks.shop import Desk, Page, Shop, a_key, a_number, connect, solved

CROWD = 1_000


@pytest.mark.timeout(300)
async def test_a_thousand_posts_from_one_address_become_few_requests(
    shop: Shop, anna: Page, boris: Desk
) -> None:
    form = await anna.opens()
    bodies = [await anna.fills_in(form, a_number()) for _ in range(CROWD)]
    answers = []
    for start in range(0, CROWD, 50):
        answers += await asyncio.gather(
            *(anna.posts("requests", body) for body in bodies[start : start + 50])
        )
    taken = [answer for answer in answers if answer.status_code == 201]
    codes = {answer.json()["code"] for answer in answers if answer.status_code != 201}
    assert codes <= {"challenge_required", "too_many_requests"}
    assert 1 <= len(taken) <= 20
    assert len(await boris.queue()) == len(taken)
    assert shop.count("clients") == len(taken)


@pytest.mark.timeout(300)
async def test_a_thousand_posts_of_one_number_ring_it_once(shop: Shop, boris: Desk) -> None:
    await shop.set_up(challenge_after="9999")
    pages = [shop.page(address=f"10.1.{place // 250}.{place % 250}") for place in range(CROWD)]
    form = await pages[0].opens()
    bodies = [await page.fills_in(form, "8 916 204-55-01") for page in pages]
    answers = []
    for start in range(0, CROWD, 50):
        answers += await asyncio.gather(
            *(
                p.posts("requests", b)
                for p, b in zip(pages[start : start + 50], bodies[start : start + 50], strict=True)
            )
        )
    codes = {answer.json()["code"] for answer in answers if answer.status_code != 201}
    assert codes == {"too_many_requests"}
    assert (await boris.only_one())["requests"] == 20
    assert shop.count("clients") == 1


async def test_whoever_did_not_want_to_be_rung_is_not_rung_for_a_stranger_again(
    shop: Shop, anna: Page, boris: Desk
) -> None:
    number = a_number()
    for outcome in ("refused", "wrong_number", "spam"):
        number = a_number()
        await anna.asks_well(number)
        card = (await boris.queue())[0]
        assert (await boris.rang_well(card, outcome))["state"] == "done"
        stranger = shop.page(address="203.0.113.66")
        refused = await stranger.asks(number)
        assert (refused.status_code, refused.json()["code"]) == (409, "callback_not_possible")
        again = await stranger.asks(f"{number} доб. 12")
        assert again.json()["code"] == "callback_not_possible", "it is the same telephone"
    assert await boris.queue() == []


async def test_one_refusal_ends_all_that_wait_for_the_number(shop: Shop, anna: Page, boris: Desk) -> None:
    number = a_number()
    await anna.asks_well(number)
    shop.clock.at = shop.clock.at.replace(minute=40)
    await anna.asks_well(number)
    first, _ = await boris.queue()
    await boris.rang_well(first, "refused")
    assert await boris.queue() == []
    assert {card["outcome"] for card in await boris.queue("done")} == {"refused"}


async def test_whoever_was_reached_after_all_can_be_asked_for_again(
    shop: Shop, anna: Page, boris: Desk
) -> None:
    number = a_number()
    await anna.asks_well(number)
    card = await boris.only_one()
    await boris.rang_well(card, "refused")
    await boris.does_well("POST", f"/callbacks/{card['id']}/reopening")
    await boris.rang_well(card, "reached")
    await anna.asks_well(number)
    assert (await boris.only_one())["phone"] == number


async def test_a_number_is_asked_for_so_many_times_a_day_over_all_forms(
    shop: Shop, anna: Page, boris: Desk
) -> None:
    number = a_number()
    other = await connect(boris, "callback", title="Вторая лавка")
    second = Page(shop.app, other["public_key"], shop.clock, address="203.0.113.9")
    for page in (anna, second, anna):
        await page.asks_well(number)
        await boris.rang_well(await boris.only_one(), "reached")
    refused = await second.asks(number)
    assert (refused.status_code, refused.json()["code"]) == (429, "too_many_requests")
    assert refused.headers["retry-after"] == str(refused.json()["retry_after"])
    shop.clock.at = shop.clock.at.replace(day=24, hour=9, minute=30)
    assert (await second.asks(number)).status_code == 201


async def test_an_address_asks_so_many_times_a_day(shop: Shop, anna: Page) -> None:
    await shop.set_up(address_per_day="3")
    for _ in range(3):
        await anna.asks_well(a_number())
    assert (await anna.asks(a_number())).json()["code"] == "too_many_requests"
    assert (await shop.page(address="203.0.113.9").asks(a_number())).status_code == 201


async def test_a_robot_that_fills_in_everything_is_believed_and_rings_nobody(
    shop: Shop, anna: Page, boris: Desk
) -> None:
    number = a_number()
    taken = await anna.asks_well(number, company="Best Links Ltd")
    assert (taken["request"]["state"], taken["request"]["may_change"]) == ("waiting", True)
    assert await boris.queue() == []
    spam = await boris.only_one("done")
    assert (spam["outcome"], spam["question"]) == ("spam", "Есть ли доставка?")
    assert (await boris.gets("/conversations"))["rows"] == []
    moved = await anna.posts(
        "move", {"token": taken["token"], "wanted": {"kind": "day", "date": "2026-11-25"}}
    )
    assert moved.json()["words"]["ru"] == "Позвоним 25 ноября в течение дня"
    assert (await anna.posts("cancel", {"token": taken["token"]})).status_code == 200
    assert (await anna.asks(number)).status_code == 201, "what a robot typed bars nobody"
    await boris.does_well("POST", f"/callbacks/{spam['id']}/reopening")
    assert {card["state"] for card in await boris.queue()} == {"waiting"}


async def test_whoever_asks_from_an_address_we_do_not_listen_to_is_believed_and_rings_nobody(
    shop: Shop, anna: Page, boris: Desk
) -> None:
    await boris.does_well("POST", "/blocklist", {"kind": "address", "value": anna.address, "reason": ""})
    await shop.house.blocklist.refresh()
    taken = await anna.asks_well(a_number())
    assert taken["request"]["state"] == "waiting"
    assert await boris.queue() == []
    assert (await boris.only_one("done"))["outcome"] == "spam"
    await shop.page(address="203.0.113.9").asks_well(a_number())
    assert len(await boris.queue()) == 1


async def test_a_crowd_has_to_work_and_each_piece_of_work_counts_once(shop: Shop, boris: Desk) -> None:
    await shop.set_up(challenge_after="2")
    pages = [shop.page(address=f"203.0.113.{place}") for place in range(6)]
    form = await pages[0].opens()
    assert form["challenge"] is None
    for page in pages[:2]:
        assert (await page.posts("requests", await page.fills_in(form, a_number()))).status_code == 201
    body = await pages[2].fills_in(form, a_number())
    refused = await pages[2].posts("requests", body)
    assert (refused.status_code, refused.json()["code"]) == (403, "challenge_required")
    challenge = refused.json()["challenge"]
    assert (challenge["kind"], challenge["bits"] >= 15) == ("sha256", True)
    wrong = body | {"challenge": {"id": challenge["id"], "answer": "guess"}}
    assert (await pages[2].posts("requests", wrong)).json()["code"] == "challenge_wrong"
    work = solved(challenge)
    assert (await pages[2].posts("requests", body | {"challenge": work})).status_code == 201
    other = await pages[3].fills_in(form, a_number()) | {"challenge": work}
    replayed = await pages[3].posts("requests", other)
    assert (replayed.status_code, replayed.json()["code"]) == (403, "challenge_wrong")
    assert replayed.json()["challenge"]["id"] != challenge["id"]
    late = solved((await pages[4].opens())["challenge"])
    shop.clock.at = shop.clock.at.replace(minute=20)
    fresh = await pages[4].opens()
    stale = await pages[4].fills_in(fresh, a_number()) | {"challenge": late}
    assert (await pages[4].posts("requests", stale)).json()["code"] == "challenge_wrong"
    assert fresh["challenge"] is None, "the crowd has gone"


async def test_one_answer_at_the_same_moment_is_good_once(shop: Shop) -> None:
    await shop.set_up(challenge_after="1")
    pages = [shop.page(address=f"203.0.113.{place}") for place in range(5)]
    first = await pages[0].opens()
    await pages[0].posts("requests", await pages[0].fills_in(first, a_number()))
    form = await pages[1].opens()
    work = solved(form["challenge"])
    bodies = [await page.fills_in(form, a_number()) | {"challenge": work} for page in pages[1:]]
    answers = await asyncio.gather(
        *(page.posts("requests", body) for page, body in zip(pages[1:], bodies, strict=True))
    )
    assert sorted(answer.status_code for answer in answers) == [201, 403, 403, 403]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b"null",
        b'{"key":1}',
        b"\xff\xfe",
        b"[" * 5_000,
        b'{"key":"request-000000000001","phone":"+79162030007","wanted":[]}',
    ],
)
@pytest.mark.parametrize("door", ["requests", "status", "move", "cancel"])
async def test_garbage_is_refused_in_words(anna: Page, door: str, body: bytes) -> None:
    answer = await anna.client.post(f"/callback/{anna.key}/{door}", content=body)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")


async def test_an_endless_body_is_refused(anna: Page) -> None:
    answer = await anna.client.post(f"/callback/{anna.key}/requests", content=b"x" * 50_000)
    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")


async def test_words_of_a_stranger_stay_words(shop: Shop, anna: Page, boris: Desk) -> None:
    said: dict[str, Any] = {
        "name": "<b>Анна</b>\u202e\x00",
        "question": "строка\x00\ud83d"[:-1],
        "page": {"url": "javascript:alert(1)", "title": "x"},
        "language": "<script>",
        "key": a_key(),
    }
    await anna.asks_well(a_number(), **said)
    card = await boris.only_one()
    assert (card["name"], card["page_url"], card["language"]) == ("<b>Анна</b>\ufffd", None, "ru")
    assert "\x00" not in card["question"]


async def test_a_household_of_ipv6_is_one_address(shop: Shop) -> None:
    """Its browsers choose addresses as they like."""
    await shop.set_up(address_per_day="3")
    for place in range(3):
        await shop.page(address=f"2001:db8:1:2::{place + 1}").asks_well(a_number())
    refused = await shop.page(address="2001:db8:1:2:ffff::9").asks(a_number())
    assert (refused.status_code, refused.json()["code"]) == (429, "too_many_requests")
    await shop.page(address="2001:db8:1:3::1").asks_well(a_number())


def test_pressure_is_felt_from_a_household_as_a_whole() -> None:
    pressure, now = Pressure(), datetime(2026, 11, 23, 9, tzinfo=UTC)
    for place in range(6):
        pressure.note("form", f"2001:db8:1:2::{place + 1}", now)
    assert pressure.bits_for("form", "2001:db8:1:2:ffff::9", 100, now) > 0
    assert pressure.bits_for("form", "2001:db8:1:3::1", 100, now) == 0
