"""The due queue: claims, outcomes, next attempts, reminders, and all of it live."""

from datetime import timedelta
from typing import Any

from app.callbacks.duties import AWAY_FOR, CallbackDuties
from app.kit.wire import rfc3339
from tests.access.doors import events_of
from tests.callbacks.shop import Desk, Page, Shop, a_key, a_number

TODAY = {"kind": "slot", "from": "2026-11-23T12:00:00Z"}


async def test_what_is_late_or_due_soon_stands_first(shop: Shop, anna: Page, boris: Desk) -> None:
    await anna.asks_well(a_number(), question="завтра", wanted={"kind": "day", "date": "2026-11-24"})
    await anna.asks_well(a_number(), question="в три", wanted=TODAY)
    await anna.asks_well(a_number(), question="сейчас")
    assert [card["question"] for card in await boris.queue()] == ["сейчас", "в три", "завтра"]


async def test_pages_of_the_queue_go_on_where_they_ended(shop: Shop, boris: Desk) -> None:
    client_id = await _a_client(shop, boris)
    for _ in range(53):
        await boris.does_well("POST", "/callbacks", _new(client_id, shop))
    first = await boris.gets("/callbacks")
    second = await boris.gets("/callbacks", cursor=first["next"])
    assert (len(first["rows"]), len(second["rows"]), second["next"]) == (50, 4, None)
    assert len({card["id"] for page in (first, second) for card in page["rows"]}) == 54
    assert (await boris.does("GET", "/callbacks?cursor=nonsense")).json()["code"] == "bad_cursor"
    assert (await boris.does("GET", "/callbacks?view=other")).json()["code"] == "unknown_view"


async def test_a_claim_is_taken_handed_on_and_put_back(shop: Shop, anna: Page, boris: Desk) -> None:
    vera = await shop.hires("Vera")
    await anna.asks_well(a_number())
    card = await boris.only_one()
    taken = await boris.does_well("PUT", f"/callbacks/{card['id']}/claim", {})
    assert (taken["state"], taken["claimed_by"]) == ("claimed", boris.operator_id)
    assert [c["id"] for c in await boris.queue("mine")] == [card["id"]]
    given = await boris.does_well("PUT", f"/callbacks/{card['id']}/claim", {"operator_id": vera.operator_id})
    assert given["claimed_by"] == vera.operator_id
    assert await boris.queue("mine") == []
    back = await vera.does_well("DELETE", f"/callbacks/{card['id']}/claim")
    assert (back["state"], back["claimed_by"], back["remind_at"]) == ("waiting", None, None)
    nobody = await boris.does("PUT", f"/callbacks/{card['id']}/claim", {"operator_id": 4_711})
    assert nobody.json()["code"] == "operator_not_found"


async def test_whoever_answers_is_done_and_their_number_is_theirs(
    shop: Shop, anna: Page, boris: Desk
) -> None:
    number = a_number()
    await anna.asks_well(number)
    card = await boris.only_one()
    done = await boris.rang_well(card, "reached", note="Заказала сапоги")
    assert (done["state"], done["outcome"], done["attempts"][0]["note"]) == (
        "done",
        "reached",
        "Заказала сапоги",
    )
    assert (await boris.queue(), [c["id"] for c in await boris.queue("done")]) == ([], [card["id"]])
    (point,) = (await boris.gets(f"/clients/{card['client']['id']}"))["contact_points"]
    assert (point["value"], point["proof"]) == (number, "operator")
    assert await boris.codes(card["client"]["id"]) == ["callback.requested", "callback.attempt"]
    late = await boris.rang(card, "busy")
    assert (late.status_code, late.json()["code"]) == (409, "callback_closed")


async def test_who_does_not_answer_is_rung_again_by_the_schedule_and_within_the_hours(
    shop: Shop, anna: Page, boris: Desk
) -> None:
    await shop.set_up(retry_after="15\n400\n60")
    await anna.asks_well(a_number())
    card = await boris.only_one()
    await boris.does_well("PUT", f"/callbacks/{card['id']}/claim", {})
    now = shop.clock.now()
    first = await boris.rang_well(card, "no_answer")
    assert (first["state"], first["claimed_by"]) == ("waiting", None)
    assert first["due_at"] == rfc3339(now + timedelta(minutes=15))
    second = await boris.rang_well(card, "busy")
    assert second["due_at"] == "2026-11-24T06:00:00.000000Z", "not in the evening: at nine the next day"
    assert (await boris.rang_well(card, "no_answer"))["state"] == "waiting"
    last = await boris.rang_well(card, "no_answer")
    assert (last["state"], last["outcome"], len(last["attempts"])) == ("done", "no_answer", 4)


async def test_one_of_us_may_say_when_to_ring_again(shop: Shop, anna: Page, boris: Desk) -> None:
    await anna.asks_well(a_number())
    card = await boris.only_one()
    later = rfc3339(shop.clock.now() + timedelta(days=3))
    again = await boris.rang_well(card, "reached", next_at=later)
    assert (again["state"], again["due_at"], again["outcome"]) == ("waiting", later, "reached")
    past = await boris.rang(card, "no_answer", next_at="2026-11-01T09:00:00Z")
    assert past.json()["code"] == "wanted_past"
    assert len((await boris.only_one())["attempts"]) == 1


async def test_a_repeated_key_is_one_attempt(shop: Shop, anna: Page, boris: Desk) -> None:
    await anna.asks_well(a_number())
    card, key = await boris.only_one(), a_key()
    first = await boris.rang_well(card, "no_answer", key=key)
    assert await boris.rang_well(card, "no_answer", key=key) == first
    assert len(first["attempts"]) == 1


async def test_one_of_us_moves_cancels_and_opens_again(shop: Shop, anna: Page, boris: Desk) -> None:
    taken = await anna.asks_well(a_number())
    card = await boris.only_one()
    to = rfc3339(shop.clock.now() + timedelta(hours=30))
    moved = await boris.does_well("POST", f"/callbacks/{card['id']}/move", {"wanted_from": to})
    assert (moved["wanted"], moved["due_at"], moved["wanted_until"]) == ("operator", to, None)
    past = await boris.does("POST", f"/callbacks/{card['id']}/move", {"wanted_from": "2026-11-20T09:00:00Z"})
    assert past.json()["code"] == "wanted_past"
    cancelled = await boris.does_well("POST", f"/callbacks/{card['id']}/cancellation")
    assert cancelled["state"] == "cancelled"
    seen = (await anna.posts("status", {"token": taken["token"]})).json()
    assert (seen["state"], seen["may_change"]) == ("cancelled", False)
    opened = await boris.does_well("POST", f"/callbacks/{card['id']}/reopening")
    assert (opened["state"], opened["closed_at"]) == ("waiting", None)
    assert await boris.codes(card["client"]["id"]) == [
        "callback.requested",
        "callback.moved",
        "callback.cancelled",
        "callback.reopened",
    ]


async def test_one_of_us_writes_down_a_call(shop: Shop, boris: Desk) -> None:
    client_id = await _a_client(shop, boris)
    new = _new(client_id, shop, question="Обещали перезвонить")
    made = await boris.does_well("POST", "/callbacks", new)
    assert await boris.does_well("POST", "/callbacks", new) == made
    assert (made["client"]["id"], made["wanted"], made["question"]) == (
        client_id,
        "operator",
        "Обещали перезвонить",
    )
    assert (await boris.codes(client_id))[-1] == "callback.requested"
    wrong = await boris.does("POST", "/callbacks", _new(client_id, shop, phone="8 800 555-35-35"))
    assert wrong.json()["code"] == "phone_toll_free"
    nobody = await boris.does("POST", "/callbacks", _new(99_999, shop))
    assert nobody.json()["code"] == "client_not_found"


async def test_a_claimer_is_reminded_once_and_loses_what_nobody_rings(
    shop: Shop, anna: Page, boris: Desk
) -> None:
    await anna.asks_well(a_number(), wanted=TODAY)
    card = await boris.only_one()
    taken = await boris.does_well("PUT", f"/callbacks/{card['id']}/claim", {})
    assert taken["remind_at"] == "2026-11-23T11:55:00.000000Z"
    duties = _duties(shop, {boris.operator_id})
    shop.clock.at = shop.clock.at.replace(hour=11, minute=56)
    with events_of(shop.house.writer) as told:
        await duties.look()
        await duties.look()
    reminded = [entry for entry in told if entry.kind == "callback.reminded"]
    assert [entry.operator_id for entry in reminded] == [boris.operator_id]
    shop.clock.at = shop.clock.at.replace(hour=12, minute=14)
    await duties.look()
    assert (await boris.only_one())["state"] == "claimed", "a quarter of an hour counts from when it is due"
    shop.clock.at = shop.clock.at.replace(minute=16)
    await duties.look()
    assert (await boris.only_one())["state"] == "waiting"


async def test_what_belongs_to_somebody_who_has_left_goes_back_to_everybody(
    shop: Shop, anna: Page, boris: Desk
) -> None:
    await anna.asks_well(a_number())
    card = await boris.only_one()
    await boris.does_well("PUT", f"/callbacks/{card['id']}/claim", {})
    here = {boris.operator_id}
    duties = _duties(shop, here)
    await duties.look()
    here.clear()
    await duties.look()
    assert (await boris.only_one())["state"] == "claimed", "a window may be reloading"
    here.add(boris.operator_id)
    await duties.look()
    here.clear()
    await duties.look()
    shop.clock.move(AWAY_FOR)
    await duties.look()
    assert (await boris.only_one())["state"] == "waiting"


async def test_every_change_is_told_with_the_whole_card(shop: Shop, anna: Page, boris: Desk) -> None:
    import orjson

    from app.callbacks.events import CallbackChanged

    with events_of(shop.house.writer) as told:
        await anna.asks_well(a_number())
        card = await boris.only_one()
        await boris.does_well("PUT", f"/callbacks/{card['id']}/claim", {})
        await boris.rang_well(card, "no_answer")
        await boris.rang_well(card, "reached")
    bodies = [entry.body for entry in told if entry.kind == "callback.changed"]
    changes = [CallbackChanged.model_validate_json(body).callback for body in bodies]
    assert [change.state for change in changes] == ["waiting", "claimed", "waiting", "done"]
    assert [change.revision for change in changes] == [1, 2, 3, 4]
    assert orjson.loads(bodies[-1])["callback"] == await boris.gets(f"/callbacks/{card['id']}")


async def test_without_a_form_nothing_can_be_written_down(shop: Shop, boris: Desk) -> None:
    client_id = await _a_client(shop, boris)
    await boris.does_well("DELETE", f"/channels/{shop.channel_id}")
    refused = await boris.does("POST", "/callbacks", _new(client_id, shop))
    assert (refused.status_code, refused.json()["code"]) == (409, "no_callback_channel")


async def test_whoever_may_not_answer_cannot_act(shop: Shop, anna: Page, boris: Desk) -> None:
    await anna.asks_well(a_number())
    card = await boris.only_one()
    stranger = shop.page()
    for method, path in (
        ("GET", "/api/callbacks"),
        ("GET", f"/api/callbacks/{card['id']}"),
        ("PUT", f"/api/callbacks/{card['id']}/claim"),
        ("POST", f"/api/callbacks/{card['id']}/attempts"),
    ):
        assert (await stranger.client.request(method, path, json={})).status_code in {401, 403}
    assert (await boris.only_one())["state"] == "waiting"


def _duties(shop: Shop, here: set[int]) -> CallbackDuties:
    house = shop.house
    return CallbackDuties(house.database, house.writer, shop.clock, lambda: frozenset(here))


def _new(client_id: int, shop: Shop, **more: Any) -> dict[str, Any]:
    wanted = rfc3339(shop.clock.now() + timedelta(hours=1))
    return {"key": a_key(), "client_id": client_id, "phone": a_number(), "wanted_from": wanted} | more


async def _a_client(shop: Shop, boris: Desk) -> int:
    """Somebody who has asked once."""
    await shop.page(address="198.51.100.99").asks_well(a_number())
    client_id: int = (await boris.queue())[0]["client"]["id"]
    return client_id
