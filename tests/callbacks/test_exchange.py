"""A telephone exchange reports how calls ended, at the door of the house."""

import hmac
import json
from datetime import timedelta
from typing import Any

import httpx

from tests.callbacks.conftest import PBX_SECRET
from tests.callbacks.shop import Desk, Page, Shop, a_key, a_number, connect


class Exchange:
    """Signs what it says."""

    def __init__(self, shop: Shop, key: str | None = None, secret: str = PBX_SECRET) -> None:
        self.shop, self.key, self.secret = shop, key or shop.key, secret
        self.client = httpx.AsyncClient(transport=httpx.ASGITransport(shop.app), base_url="http://okno.test")

    async def reports(
        self, callback: dict[str, Any], outcome: str, *, late: timedelta = timedelta(0), **more: Any
    ) -> httpx.Response:
        now = self.shop.clock.now()
        ended = {
            "key": a_key(),
            "event": "call.ended",
            "callback_id": callback["id"],
            "outcome": outcome,
            "at": now.isoformat(),
            **more,
        }
        body = json.dumps(ended).encode()
        t = str(int((now - late).timestamp()))
        v1 = hmac.new(self.secret.encode(), t.encode() + b"." + body, "sha256").hexdigest()
        signed = {"X-Okno-Signature": f"t={t},v1={v1}"}
        return await self.client.post(f"/callback/{self.key}/pbx", content=body, headers=signed)


async def test_a_call_that_was_not_answered_is_rung_again(shop: Shop, anna: Page, boris: Desk) -> None:
    await anna.asks_well(a_number())
    card = await boris.only_one()
    answer = await Exchange(shop).reports(card, "no_answer", duration_seconds=0)
    assert (answer.status_code, answer.json()) == (200, {"callback_id": card["id"], "state": "waiting"})
    (attempt,) = (await boris.only_one())["attempts"]
    assert (attempt["source"], attempt["operator_id"], attempt["outcome"]) == ("pbx", None, "no_answer")
    line = (await boris.lines(card["client"]["id"]))[-1]
    assert (line["service"]["code"], line["service"]["source"]) == ("callback.attempt", "pbx")


async def test_a_call_of_one_of_us_is_theirs(shop: Shop, anna: Page, boris: Desk) -> None:
    vera = await shop.hires("Vera")
    await anna.asks_well(a_number())
    card = await boris.only_one()
    more: dict[str, Any] = {
        "operator_email": "Vera@shop.example",
        "duration_seconds": 95,
        "recording_url": "https://pbx.example/r/1",
    }
    answer = await Exchange(shop).reports(card, "reached", **more)
    assert answer.json()["state"] == "done"
    (attempt,) = (await boris.only_one("done"))["attempts"]
    assert (attempt["operator_id"], attempt["duration_seconds"], attempt["recording_url"]) == (
        vera.operator_id,
        95,
        "https://pbx.example/r/1",
    )


async def test_a_repeat_changes_nothing(shop: Shop, anna: Page, boris: Desk) -> None:
    await anna.asks_well(a_number())
    card, key, exchange = await boris.only_one(), a_key(), Exchange(shop)
    for _ in range(3):
        assert (await exchange.reports(card, "busy", key=key)).status_code == 200
    assert len((await boris.only_one())["attempts"]) == 1


async def test_a_report_after_one_of_us_has_said_so_is_kept_beside_it(
    shop: Shop, anna: Page, boris: Desk
) -> None:
    await anna.asks_well(a_number())
    card = await boris.only_one()
    await boris.rang_well(card, "reached")
    answer = await Exchange(shop).reports(card, "no_answer")
    assert answer.json()["state"] == "done"
    done = await boris.only_one("done")
    assert (done["outcome"], [a["outcome"] for a in done["attempts"]]) == (
        "reached",
        ["reached", "no_answer"],
    )


async def test_strangers_and_old_copies_are_refused(shop: Shop, anna: Page, boris: Desk) -> None:
    await anna.asks_well(a_number())
    card = await boris.only_one()
    stranger = await Exchange(shop, secret="not-the-secret-at-all").reports(card, "spam")
    assert (stranger.status_code, stranger.json()["code"]) == (403, "bad_signature")
    old = await Exchange(shop).reports(card, "spam", late=timedelta(minutes=6))
    assert (old.status_code, old.json()["code"]) == (403, "stale")
    odd = await Exchange(shop).reports(card, "won")
    assert (odd.status_code, odd.json()["code"]) == (422, "bad_body")
    unknown = await Exchange(shop).reports({"id": 99_999}, "spam")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "callback_not_found")
    nowhere = await Exchange(shop, key="no-such-form").reports(card, "spam")
    assert (nowhere.status_code, nowhere.json()["code"]) == (404, "channel_not_found")
    assert (await boris.only_one())["attempts"] == []


async def test_an_exchange_reports_only_of_its_own_form(shop: Shop, anna: Page, boris: Desk) -> None:
    await anna.asks_well(a_number())
    card = await boris.only_one()
    other = await connect(boris, "callback", title="Вторая", pbx_secret="another-secret-of-theirs")
    theirs = Exchange(shop, other["public_key"], "another-secret-of-theirs")
    assert (await theirs.reports(card, "spam")).json()["code"] == "callback_not_found"
    silent = await connect(boris, "callback", title="Без АТС")
    assert (await Exchange(shop, silent["public_key"], "").reports(card, "spam")).json()[
        "code"
    ] == "bad_signature"
