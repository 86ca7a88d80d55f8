"""What an exchange reports and what one of us has heard: a person's word outweighs a machine's, first or last."""

from datetime import timedelta

import pytest

from tests.callbacks.shop import Desk, Page, Shop, a_number
from tests.callbacks.test_exchange import Exchange


def _proof(shop: Shop) -> str:
    ((proof,),) = shop.rows("SELECT proof FROM contact_points WHERE kind = 'phone' AND source = 'callback'")
    return str(proof)


async def _is_rung_again(shop: Shop, number: str) -> bool:
    shop.clock.move(timedelta(hours=1))
    answer = await shop.page(address="203.0.113.66").asks(number)
    if answer.status_code == 201:
        return True
    assert (answer.status_code, answer.json()["code"]) == (409, "callback_not_possible")
    return False


@pytest.mark.parametrize("ours", ["refused", "wrong_number", "spam"])
async def test_a_report_after_our_word_is_listed_and_no_more(
    shop: Shop, anna: Page, boris: Desk, ours: str
) -> None:
    number = a_number()
    await anna.asks_well(number)
    card = await boris.only_one()
    await boris.rang_well(card, ours)
    assert (await Exchange(shop).reports(card, "reached")).json()["state"] == "done"
    done = await boris.only_one("done")
    assert (done["outcome"], [a["source"] for a in done["attempts"]]) == (ours, ["operator", "pbx"])
    assert _proof(shop) == "claimed"
    assert not await _is_rung_again(shop, number)


async def test_a_late_report_ends_nothing_that_waits(shop: Shop, anna: Page, boris: Desk) -> None:
    number = a_number()
    await anna.asks_well(number)
    card = await boris.only_one()
    await boris.rang_well(card, "reached")
    assert await _is_rung_again(shop, number)
    await Exchange(shop).reports(card, "refused")
    assert len(await boris.queue()) == 1
    assert await _is_rung_again(shop, number), "it counts for nobody's wish"


async def test_a_machine_that_reached_somebody_later_does_not_undo_our_word(
    shop: Shop, anna: Page, boris: Desk
) -> None:
    number = a_number()
    await anna.asks_well(number)
    card = await boris.only_one()
    await boris.rang_well(card, "refused")
    await boris.does_well("POST", f"/callbacks/{card['id']}/reopening")
    await Exchange(shop).reports(card, "reached")
    assert not await _is_rung_again(shop, number)


@pytest.mark.parametrize("ours", ["refused", "wrong_number", "spam"])
async def test_one_of_us_corrects_what_a_machine_said(shop: Shop, anna: Page, boris: Desk, ours: str) -> None:
    number = a_number()
    await anna.asks_well(number)
    card = await boris.only_one()
    await boris.rang_well(card, "no_answer")
    await Exchange(shop).reports(card, "reached")
    assert _proof(shop) == "operator"
    done = await boris.rang_well(card, ours)
    assert (done["state"], done["outcome"], len(done["attempts"])) == ("done", ours, 3)
    assert _proof(shop) == "claimed"
    again = await boris.rang(card, "reached")
    assert (again.status_code, again.json()["code"]) == (409, "callback_closed"), "one of us has spoken"
    assert not await _is_rung_again(shop, number)


async def test_a_machine_that_heard_a_refusal_is_corrected_too(shop: Shop, anna: Page, boris: Desk) -> None:
    number = a_number()
    await anna.asks_well(number)
    card = await boris.only_one()
    await Exchange(shop).reports(card, "refused")
    assert (await boris.rang_well(card, "reached"))["outcome"] == "reached"
    assert _proof(shop) == "operator"
    assert await _is_rung_again(shop, number)


async def test_what_nobody_answered_after_all_is_rung_again(shop: Shop, anna: Page, boris: Desk) -> None:
    await anna.asks_well(a_number())
    card = await boris.only_one()
    await Exchange(shop).reports(card, "reached")
    waiting = await boris.rang_well(card, "no_answer")
    assert (waiting["state"], waiting["closed_at"], _proof(shop)) == ("waiting", None, "claimed")


async def test_what_another_call_proved_stays_proved(shop: Shop, anna: Page, boris: Desk) -> None:
    await anna.asks_well(a_number())
    card = await boris.only_one()
    await boris.rang_well(card, "reached")
    await boris.does_well("POST", f"/callbacks/{card['id']}/reopening")
    shop.clock.move(timedelta(minutes=1))
    await Exchange(shop).reports(card, "reached")
    await boris.rang_well(card, "refused")
    assert _proof(shop) == "operator"


async def test_what_one_of_us_cancelled_is_corrected_by_nobody(shop: Shop, anna: Page, boris: Desk) -> None:
    await anna.asks_well(a_number())
    card = await boris.only_one()
    await boris.does_well("POST", f"/callbacks/{card['id']}/cancellation")
    await Exchange(shop).reports(card, "reached")
    assert _proof(shop) == "claimed"
    assert (await boris.rang(card, "refused")).json()["code"] == "callback_closed"
