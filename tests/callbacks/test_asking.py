"""Somebody asks to be phoned, and it stands in the queue and in their history."""

from typing import Any

import pytest

from tests.callbacks.shop import HERE, Desk, Page, Shop, a_key, a_number


async def test_a_request_stands_in_the_queue_and_in_the_history(shop: Shop, anna: Page, boris: Desk) -> None:
    number = a_number()
    taken = await anna.asks_well(number, name="Анна Орлова", question="Есть ли доставка?")
    assert taken["request"]["state"] == "waiting"
    assert taken["request"]["words"]["ru"] == "Перезвоним, как только освободимся"
    assert taken["request"]["may_change"] is True
    card = await boris.only_one()
    assert (card["phone"], card["name"], card["question"]) == (number, "Анна Орлова", "Есть ли доставка?")
    assert (card["state"], card["wanted"], card["requests"]) == ("waiting", "now", 1)
    assert card["page_url"] == "https://shop.example/boots"
    assert card["client"]["name"] == "Анна Орлова"
    words, line = await boris.lines(card["client"]["id"])
    assert (words["direction"], words["text"], words["id"]) == ("in", "Есть ли доставка?", card["message_id"])
    assert line["service"]["code"] == "callback.requested"
    assert line["service"]["callback_id"] == str(card["id"])
    (row,) = (await boris.gets("/conversations"))["rows"]
    assert (row["status"], row["id"]) == ("waiting", card["conversation_id"])
    assert await boris.gets(f"/callbacks/{card['id']}") == card
    assert (await boris.gets(f"/clients/{card['client']['id']}/callbacks"))["rows"] == [card]


async def test_the_number_is_claimed_and_the_consent_kept_with_its_text(
    shop: Shop, anna: Page, boris: Desk
) -> None:
    number = a_number()
    await anna.asks_well(number)
    client_id = (await boris.only_one())["client"]["id"]
    (point,) = (await boris.gets(f"/clients/{client_id}"))["contact_points"]
    assert (point["value"], point["proof"], point["source"]) == (number, "claimed", "callback")
    form = await anna.opens()
    ((client, version, text, address, page),) = shop.rows(
        "SELECT client_id, text_version, text, address, page FROM consents"
    )
    assert (client, version, text) == (
        client_id,
        form["consent"]["version"],
        form["consent"]["text"]["ru"],
    )
    assert (address, page) == ("198.51.100.7", "https://shop.example/boots")


@pytest.mark.parametrize(
    ("phone", "code"),
    [
        ("123-45-67", "phone_invalid"),
        ("позвоните", "phone_invalid"),
        ("+7 916 203-00-07 и +7 916 203-00-08", "phone_invalid"),
        ("8 800 555-35-35", "phone_toll_free"),
        ("+7 999 999-99-99", "phone_placeholder"),
        ("8 (495) 000-11-22", "phone_own"),
    ],
)
async def test_a_number_that_cannot_be_anybodys_is_refused(anna: Page, phone: str, code: str) -> None:
    answer = await anna.asks(phone)
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert answer.json()["fields"] == {"phone": code}
    assert answer.headers["access-control-allow-origin"] == "https://shop.example"


async def test_kazakhstan_is_welcome_and_extensions_lie_apart(anna: Page, boris: Desk) -> None:
    await anna.asks_well("8 701 234-56-00")
    await anna.asks_well("8 (495) 203-17-40 доб. 123")
    await anna.asks_well("+7 495 203-17-41", extension="45")
    found = {(card["phone"], card["extension"]) for card in await boris.queue()}
    assert found == {("+77012345600", None), ("+74952031740", "123"), ("+74952031741", "45")}


async def test_numbers_of_other_countries_can_be_left_out(shop: Shop, anna: Page) -> None:
    assert (await anna.asks("+375 29 123-45-00")).status_code == 201
    await shop.set_up(foreign_phones="no")
    assert (await anna.asks("+375 29 123-45-01")).json()["code"] == "phone_foreign"
    assert (await anna.asks("+7 701 234-56-11")).status_code == 201


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"consent": None}, "consent_required"),
        ({"consent": {"version": "x", "given": False}}, "consent_required"),
        ({"consent": {"version": "x", "given": "true"}}, "consent_required"),
        ({"consent": {"version": "an-older-text", "given": True}}, "consent_outdated"),
        ({"name": "А" * 101}, "name_too_long"),
        ({"question": "?" * 2_001}, "question_too_long"),
        ({"wanted": {"kind": "slot", "from": "2026-11-22T09:00:00Z"}}, "wanted_past"),
        ({"wanted": {"kind": "slot", "from": "2026-11-23T20:00:00Z"}}, "wanted_outside_hours"),
        ({"wanted": {"kind": "slot", "from": "2026-11-23T10:01:00Z"}}, "wanted_outside_hours"),
        ({"wanted": {"kind": "slot", "from": "soon"}}, "invalid_request"),
        ({"wanted": {"kind": "day", "date": "2026-11-22"}}, "wanted_past"),
        ({"wanted": {"kind": "day", "date": "2027-11-22"}}, "wanted_outside_hours"),
        ({"wanted": {"kind": "never"}}, "invalid_request"),
        ({"timezone": "Mars/Olympus"}, "invalid_request"),
        ({"timezone": "../../etc/passwd"}, "invalid_request"),
        ({"key": "short"}, "invalid_request"),
        ({"phone": 79161234500}, "invalid_request"),
        ({"form_token": "made.up"}, "form_expired"),
    ],
)
async def test_what_is_not_right_is_refused_by_name_and_nothing_is_kept(
    shop: Shop, anna: Page, said: dict[str, Any], code: str
) -> None:
    answer = await anna.asks(a_number(), **said)
    assert answer.json()["code"] == code, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert (shop.count("callbacks"), shop.count("clients"), shop.count("consents")) == (0, 0, 0)


async def test_a_text_that_was_changed_is_asked_for_anew(shop: Shop, anna: Page) -> None:
    form = await anna.opens()
    said = await anna.fills_in(form, a_number())
    await shop.set_up(consent_text_ru="Согласен на всё новое")
    refused = await anna.posts("requests", said)
    assert refused.json()["code"] == "consent_outdated"
    fresh = refused.json()["consent"]
    assert fresh["text"]["ru"] == "Согласен на всё новое"
    said["consent"] = {"version": fresh["version"], "given": True}
    assert (await anna.posts("requests", said)).status_code == 201


async def test_a_form_that_is_sent_at_once_or_much_too_late_is_sent_again(shop: Shop, anna: Page) -> None:
    answer = await anna.client.get(f"/callback/{anna.key}/form")
    said = await anna.fills_in(answer.json(), a_number())
    hasty = await anna.posts("requests", said)
    assert (hasty.status_code, hasty.json()["code"], hasty.json()["retry_after"]) == (
        429,
        "too_many_requests",
        2,
    )
    shop.clock.at = shop.clock.at.replace(hour=12)
    assert (await anna.posts("requests", said)).json()["code"] == "form_expired"


async def test_the_same_key_gives_the_same_request(shop: Shop, anna: Page, boris: Desk) -> None:
    form, number = await anna.opens(), a_number()
    said = await anna.fills_in(form, number)
    first, again = await anna.posts("requests", said), await anna.posts("requests", said)
    assert first.json()["token"] == again.json()["token"]
    assert (await boris.only_one())["requests"] == 1
    other = await anna.posts("requests", said | {"phone": a_number()})
    assert (other.status_code, other.json()["code"]) == (409, "key_used")
    assert shop.count("callbacks") == 1


@pytest.mark.parametrize("question", ["", "  \n", "\u200b\u200b", "\u2066\u2069"])
async def test_where_nobody_asked_anything_the_number_is_said(anna: Page, boris: Desk, question: str) -> None:
    await anna.asks_well("+7 916 204-55-01", question=question)
    card = await boris.only_one()
    assert card["question"] == ""
    assert (await boris.lines(card["client"]["id"]))[0]["text"] == "+7 916 204-55-01"


async def test_a_page_that_may_not_carry_the_form_is_turned_away(shop: Shop) -> None:
    stranger = shop.page(origin="https://evil.example")
    answer = await stranger.client.get(f"/callback/{shop.key}/form")
    assert (answer.status_code, answer.json()["code"]) == (403, "foreign_origin")
    assert "access-control-allow-origin" not in answer.headers
    said = {"key": a_key(), "phone": a_number(), "wanted": {"kind": "now"}}
    assert (await stranger.posts("requests", said)).json()["code"] == "foreign_origin"
    beforehand = await shop.page().client.options(f"/callback/{shop.key}/requests")
    assert (beforehand.status_code, beforehand.headers["access-control-allow-origin"]) == (
        204,
        "https://shop.example",
    )
    assert (await shop.page(origin=HERE).client.get("/callback/no-such-form/form")).status_code == 404


async def test_an_accepted_request_is_there_for_another_process(
    shop: Shop, anna: Page, database_url: str
) -> None:
    """Accepted means committed: whoever opens the database now finds it."""
    from app.callbacks.queue_queries import callback_page
    from app.db.engine import Database

    await anna.asks_well(a_number())
    another = Database(database_url)
    with another.snapshot() as connection:
        rows, _ = callback_page(connection, view="due", operator_id=0, cursor=None)
    another.close()
    assert len(rows) == 1
