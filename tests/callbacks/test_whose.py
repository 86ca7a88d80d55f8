"""Whose history a request belongs to: a typed number proves nothing, a chat's own browser does, and so does a voice."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from app.db.transaction import Transaction
from app.inbound import callback_routes
from app.inbound.callback_voice import SiteVisitor
from app.inbound.visitor_tokens import PURPOSE, VisitorTokens
from tests.callbacks.shop import Desk, Page, Shop, a_number, connect


async def test_somebody_elses_number_leads_to_a_suggestion_and_to_nothing_else(
    shop: Shop, anna: Page, boris: Desk
) -> None:
    number = a_number()
    await anna.asks_well(number, name="Анна Орлова")
    annas = (await boris.only_one())["client"]["id"]
    await boris.rang_well(await boris.only_one(), "reached")
    shop.clock.move(timedelta(hours=1))
    answer = await shop.page(address="203.0.113.66").asks(number, name="Анна Орлова")
    assert answer.json().keys() == {"token", "request"}
    assert "Анна" not in answer.text
    theirs = (await boris.only_one())["client"]["id"]
    assert theirs != annas
    assert len(await boris.lines(annas)) == 3, "nothing was added to hers"
    assert annas in await _suggested(boris, theirs)


async def test_with_the_chats_own_token_it_lands_in_the_visitors_history(
    shop: Shop, anna: Page, boris: Desk
) -> None:
    site, visitor, token = await _a_visitor(shop, boris)
    key = {"public_key": site["public_key"], "token": token}
    number = a_number()
    await anna.asks_well(number, question="Привезёте в субботу?", site=key)
    card = await boris.only_one()
    ((client_id, external_id),) = shop.rows("SELECT client_id, external_id FROM identities")
    assert (client_id, external_id) == (card["client"]["id"], visitor)
    words = (await boris.lines(client_id))[0]
    assert (words["channel_id"], words["text"]) == (site["id"], "Привезёте в субботу?")
    again = await anna.asks_well(number, question="И во сколько?", site=key)
    assert again["request"]["may_change"] is True, "it is the same browser"
    assert (await boris.only_one())["requests"] == 2
    texts = [m["text"] for m in await boris.lines(client_id) if m["direction"] == "in"]
    assert texts == ["Привезёте в субботу?", "И во сколько?"]


async def test_one_browser_may_use_its_keys_as_it_likes(shop: Shop, anna: Page, boris: Desk) -> None:
    """The same on two forms, and two that begin alike."""
    site, _, token = await _a_visitor(shop, boris)
    chat = {"public_key": site["public_key"], "token": token}
    other = await connect(boris, "callback", title="Другая")
    elsewhere = Page(shop.app, other["public_key"], shop.clock)
    alike = "k" * 60
    await anna.asks_well(a_number(), site=chat, key=f"{alike}-1")
    await anna.asks_well(a_number(), site=chat, key=f"{alike}-2")
    await elsewhere.asks_well(a_number(), site=chat, key=f"{alike}-1")
    cards = await boris.queue()
    assert (len(cards), len({card["client"]["id"] for card in cards})) == (3, 1)


async def test_a_typed_name_does_not_take_the_place_of_a_signed_one(
    shop: Shop, anna: Page, boris: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, visitor, token = await _a_visitor(shop, boris)
    chat = {"public_key": site["public_key"], "token": token}
    await anna.asks_well(a_number(), site=chat, name="Анна Орлова")
    assert (await boris.only_one())["client"]["name"] == "Анна Орлова", "nobody has signed anything"

    async def signed_in(*_: object) -> SiteVisitor:
        channel = shop.house.switchboard.by_public_key(site["public_key"])
        assert channel is not None
        return SiteVisitor(channel, visitor, is_signed=True)

    monkeypatch.setattr(callback_routes, "find_site_visitor", signed_in)
    await anna.asks_well(a_number(), site=chat, name="Президент")
    first, second = await boris.queue()
    assert (first["client"]["name"], second["client"]["name"], second["name"]) == (
        "Анна Орлова",
        "Анна Орлова",
        "Президент",
    )


async def test_a_token_of_another_making_is_nobodys(shop: Shop, anna: Page, boris: Desk) -> None:
    site, _, token = await _a_visitor(shop, boris)
    other = await connect(boris, "site", title="Другой сайт")
    for key in (
        {"public_key": site["public_key"], "token": "guess"},
        {"public_key": other["public_key"], "token": token},
        {"public_key": "nobody", "token": token},
        {"public_key": shop.key, "token": token},
        {"public_key": 1, "token": None},
    ):
        await anna.asks_well(a_number(), site=key)
    channels = {row[0] for row in shop.rows("SELECT channel_id FROM identities")}
    assert channels == {shop.channel_id}


async def test_a_visitor_who_types_anothers_number_keeps_their_words_to_themselves(
    shop: Shop, anna: Page, boris: Desk
) -> None:
    number = a_number()
    await anna.asks_well(number, question="Вопрос Анны")
    annas = (await boris.only_one())["client"]["id"]
    site, _, token = await _a_visitor(shop, boris)
    key = {"public_key": site["public_key"], "token": token}
    await shop.page(address="203.0.113.66").asks_well(number, question="Вопрос чужого", site=key)
    ((stranger,),) = shop.rows("SELECT client_id FROM identities WHERE channel_id = ?", site["id"])
    assert stranger != annas
    assert [m["text"] for m in await boris.lines(annas) if m["direction"] == "in"] == ["Вопрос Анны"]
    assert [m["text"] for m in await boris.lines(stranger)] == ["Вопрос чужого"]
    (line,) = [
        m for m in await boris.lines(annas) if (m["service"] or {}).get("code") == "callback.asked_again"
    ]
    assert line["service"]["question"] == "Вопрос чужого"


async def test_whoever_was_reached_and_says_they_are_one_are_glued(
    shop: Shop, anna: Page, boris: Desk
) -> None:
    old, new = await _two_clients(shop, anna, boris)
    card = await boris.only_one()
    done = await boris.rang_well(card, "reached", same_person_as=old)
    assert done["client"]["id"] == old
    (act,) = await boris.gets(f"/clients/{old}/glues")
    assert act["evidence"]["kind"] == "callback_confirmed"
    assert {c["client"]["id"] for c in (await boris.gets(f"/clients/{new}/callbacks"))["rows"]} == {old}
    assert len((await boris.gets(f"/clients/{old}/callbacks"))["rows"]) == 2
    await boris.does_well("DELETE", f"/glues/{act['id']}")
    assert [c["client"]["id"] for c in (await boris.gets(f"/clients/{new}/callbacks"))["rows"]] == [new]
    assert (await boris.gets(f"/callbacks/{card['id']}"))["client"]["id"] == new


async def test_what_forbids_it_is_said_and_nothing_is_changed(shop: Shop, anna: Page, boris: Desk) -> None:
    old, new = await _two_clients(shop, anna, boris)
    await boris.does_well("POST", f"/clients/{old}/suggestions/{new}/refusal")
    card = await boris.only_one()
    refused = await boris.rang(card, "reached", same_person_as=old)
    assert (refused.status_code, refused.json()["code"], refused.json()["detail"]) == (
        409,
        "glue_forbidden",
        "said_to_differ",
    )
    assert await boris.only_one() == card
    assert await boris.gets(f"/clients/{new}/glues") == []
    await boris.rang(card, "reached", same_person_as=old)
    for here, there in ((old, new), (new, old)):
        lines = [m for m in await boris.lines(here) if (m["service"] or {}).get("code") == "call_refused"]
        assert [line["service"]["client_id"] for line in lines] == [str(there)]
        (line,) = lines
        assert (line["service"]["reason"], line["operator_id"]) == ("said_to_differ", boris.operator_id)
        assert line["service"]["callback_id"] == str(card["id"])


async def test_only_who_was_reached_can_say_who_they_are(shop: Shop, anna: Page, boris: Desk) -> None:
    old, _ = await _two_clients(shop, anna, boris)
    card = await boris.only_one()
    refused = await boris.rang(card, "no_answer", same_person_as=old)
    assert refused.json()["code"] == "same_person_not_reached"
    nobody = await boris.rang(card, "reached", same_person_as=99_999)
    assert nobody.json()["code"] == "client_not_found"
    assert await boris.only_one() == card


async def test_somebody_we_do_not_listen_to_is_told_nothing_and_rung_never(
    shop: Shop, anna: Page, boris: Desk
) -> None:
    site, _, token = await _a_visitor(shop, boris)
    key = {"public_key": site["public_key"], "token": token}
    await anna.asks_well(a_number(), site=key)
    await boris.rang_well(await boris.only_one(), "reached")

    def block(tx: Transaction) -> None:
        tx.run("UPDATE identities SET blocked_at = ?", (tx.stored(shop.clock.now()),))

    await shop.house.writer.write(block)
    taken = await anna.asks_well(a_number(), site=key)
    assert (taken["request"]["state"], taken["request"]["may_change"]) == ("waiting", True)
    assert await boris.queue() == []


async def _two_clients(shop: Shop, anna: Page, boris: Desk) -> tuple[int, int]:
    """One who was phoned before, and one who waits."""
    await anna.asks_well(a_number(), name="Анна Орлова")
    first = await boris.only_one()
    await boris.rang_well(first, "reached")
    await anna.asks_well(a_number(), name="А. Орлова")
    return first["client"]["id"], (await boris.only_one())["client"]["id"]


async def _a_visitor(shop: Shop, boris: Desk) -> tuple[dict[str, Any], str, str]:
    site = await connect(boris, "site", title="Лавка")
    house = shop.house
    tokens = VisitorTokens(house.keyring.sign(PURPOSE), house.randomness)
    visitor = tokens.new_visitor()
    return site, visitor, tokens.token_of(site["public_key"], visitor)


async def _suggested(boris: Desk, client_id: int) -> set[object]:
    """Who may be the same person, as soon as the house has compared them."""
    async with asyncio.timeout(30):
        while not (found := await boris.gets(f"/clients/{client_id}/suggestions")):  # noqa: ASYNC110 - another task works
            await asyncio.sleep(0.05)
    return _ids_in(found)


def _ids_in(found: object) -> set[object]:
    if isinstance(found, dict):
        return {one for value in found.values() for one in _ids_in(value)}
    if isinstance(found, list):
        return {one for value in found for one in _ids_in(value)}
    return {found}
