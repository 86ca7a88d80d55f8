"""Boris connects a channel: it is tried out first, and its secrets are never seen again."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import select

from app.channels import asking
from app.channels.keyring import Keyring
from app.channels.open import Switchboard
from app.db.engine import Database
from app.db.tables import Audit, Channel
from app.db.writer import Writer
from app.events.kinds import KINDS
from app.kit.json import loads
from tests.access.doors import Browser, code_of, events_of
from tests.access.people import Shop
from tests.channels.postcard import PostOffice


def postcards(**settings: str) -> dict[str, Any]:
    return {"kind": "postcard", "settings": {"key": "golden-key"} | settings}


async def test_a_pasted_key_is_all_it_takes(
    boris: Browser, switchboard: Switchboard, office: PostOffice, writer: Writer
) -> None:
    with events_of(writer) as told:
        answer = await boris.asks("POST", "/channels", postcards())

    assert answer.status_code == 201
    card = answer.json()
    assert card["name"] == "Почта, box-7"
    assert (card["account_name"], card["account_link"]) == ("Почта, box-7", "https://post.example/box-7")
    assert (card["state"], card["error_code"], card["queued"]) == ("active", None, 0)
    assert card["settings"] == {"stamp": "birch", "mode": "fetch"}
    assert card["capabilities"]["text_limit"] == 300
    assert len(card["public_key"]) == 16
    assert [event.kind for event in told] == ["channel.changed"]
    assert loads(told[0].body) == {"channel": card}
    KINDS["channel.changed"].body.model_validate_json(told[0].body)
    assert (await boris.asks("GET", "/channels")).json() == [card]

    open_channel = switchboard.by_public_key(card["public_key"])
    assert open_channel is not None
    assert open_channel.connector is not None
    assert open_channel.connector.values["key"] == "golden-key"
    assert office.told == [None]
    assert office.still_open == [open_channel.connector]


async def test_the_key_is_nowhere_to_be_read(
    boris: Browser, database: Database, keyring: Keyring, writer: Writer
) -> None:
    with events_of(writer) as told:
        await boris.asks("POST", "/channels", postcards(pin="4711-pin"))
    listed = await boris.asks("GET", "/channels")

    with database.snapshot() as connection:
        row = connection.execute(select(Channel)).mappings().one()
        audit = connection.execute(select(Audit.details)).scalars().all()

    for words in (str(dict(row)), str(audit), listed.text, *(event.body for event in told)):
        assert "golden-key" not in words
        assert "4711-pin" not in words
    assert keyring.decrypt(row["secrets"]) == {"key": "golden-key", "pin": "4711-pin"}


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({"key": " "}, {"key": "required"}),
        ({"mode": "throw"}, {"mode": "not_a_choice"}),
        ({"colour": "red"}, {"colour": "unknown"}),
        ({"key": "", "mode": "throw"}, {"key": "required", "mode": "not_a_choice"}),
    ],
)
async def test_the_form_says_which_field_is_wrong(
    boris: Browser, office: PostOffice, given: dict[str, str], fields: dict[str, str]
) -> None:
    answer = await boris.asks("POST", "/channels", postcards(**given))

    assert (answer.status_code, code_of(answer)) == (422, "bad_settings")
    assert answer.json()["fields"] == fields
    assert office.opened == []


async def test_a_key_that_opens_nothing_is_not_kept(boris: Browser, office: PostOffice) -> None:
    answer = await boris.asks("POST", "/channels", postcards(key="iron-key"))

    assert (answer.status_code, code_of(answer)) == (422, "channel_unauthorised")
    assert answer.json()["detail"] == "••• opens nothing here"
    assert (await boris.asks("GET", "/channels")).json() == []
    assert office.still_open == []


async def test_a_connector_that_breaks_says_so_and_keeps_the_secret(boris: Browser) -> None:
    answer = await boris.asks("POST", "/channels", postcards(key="key-that-breaks"))

    assert (answer.status_code, code_of(answer)) == (422, "channel_broken_connector")
    assert "key-that-breaks" not in answer.text


async def test_a_channel_that_does_not_answer_is_not_waited_for_forever(
    boris: Browser, office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "PATIENCE", 0.01)

    answer = await boris.asks("POST", "/channels", postcards(key="key-that-sticks"))

    assert (answer.status_code, code_of(answer)) == (422, "channel_timeout")
    assert office.still_open == []


async def test_a_kind_that_is_not_installed_cannot_be_connected(boris: Browser) -> None:
    answer = await boris.asks("POST", "/channels", {"kind": "pigeon"})
    assert (answer.status_code, code_of(answer)) == (422, "channel_unknown_kind")


async def test_of_five_who_connect_the_same_box_one_does(boris: Browser) -> None:
    answers = await asyncio.gather(*(boris.asks("POST", "/channels", postcards()) for _ in range(5)))

    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409, 409]
    assert {code_of(answer) for answer in answers if answer.is_error} == {"channel_already_connected"}


async def test_two_sites_may_stand_side_by_side(boris: Browser) -> None:
    for title in ("Лавка", "Мастерская"):
        answer = await boris.asks("POST", "/channels", {"kind": "site", "settings": {"title": title}})
        assert answer.status_code == 201, answer.text
    assert [card["name"] for card in (await boris.asks("GET", "/channels")).json()] == ["Лавка", "Мастерская"]


async def test_post_that_is_brought_is_told_where_to(boris: Browser, office: PostOffice) -> None:
    card = (await boris.asks("POST", "/channels", postcards(mode="bring"))).json()
    assert office.told == [f"http://127.0.0.1:8000/hooks/{card['public_key']}"]


async def test_a_webhook_that_is_not_taken_shows_on_the_channel(boris: Browser, office: PostOffice) -> None:
    office.takes_webhooks = False

    answer = await boris.asks("POST", "/channels", postcards(mode="bring"))

    assert answer.status_code == 201
    assert (answer.json()["state"], answer.json()["error_code"]) == ("broken", "rejected")
    assert answer.json()["error_detail"] == "we bring nothing there"


async def test_a_box_that_was_removed_comes_back_with_its_history(boris: Browser, writer: Writer) -> None:
    first = (await boris.asks("POST", "/channels", postcards())).json()
    await boris.asks("DELETE", f"/channels/{first['id']}")

    again = (await boris.asks("POST", "/channels", postcards() | {"name": "Снова открытки"})).json()

    assert (again["id"], again["public_key"]) == (first["id"], first["public_key"])
    assert (again["name"], again["state"]) == ("Снова открытки", "active")


async def test_what_can_be_connected_comes_with_its_form(boris: Browser) -> None:
    kinds = {kind["kind"]: kind for kind in (await boris.asks("GET", "/channel-kinds")).json()}

    assert {"postcard", "site"} <= kinds.keys()
    assert kinds["postcard"]["title"] == {"ru": "Открытки", "en": "Postcards"}
    assert [(field["name"], field["type"], field["required"]) for field in kinds["postcard"]["settings"]] == [
        ("key", "secret", True),
        ("stamp", "text", True),
        ("mode", "choice", True),
        ("pin", "secret", False),
    ]


async def test_timur_sees_channels_and_manages_none(shop: Shop, boris: Browser) -> None:
    card = (await boris.asks("POST", "/channels", postcards())).json()
    await shop.takes_on("Timur")
    timur = await shop.lets_in("Timur")

    assert (await timur.asks("GET", "/channels")).json() == [card]
    for answer in (
        await timur.asks("POST", "/channels", postcards()),
        await timur.asks("GET", "/channel-kinds"),
        await timur.asks("PATCH", f"/channels/{card['id']}", {"name": "Моё"}),
        await timur.asks("DELETE", f"/channels/{card['id']}"),
        await timur.asks("POST", f"/channels/{card['id']}/pause"),
        await timur.asks("DELETE", f"/channels/{card['id']}/pause"),
        await timur.asks("POST", f"/channels/{card['id']}/check"),
    ):
        assert (answer.status_code, code_of(answer)) == (403, "not_allowed")


@pytest.mark.parametrize("name", ["\u202eевсё наоборот", "x" * 121, "  "])
async def test_a_name_is_one_readable_line(boris: Browser, name: str) -> None:
    answer = await boris.asks("POST", "/channels", postcards() | {"name": name})
    if len(name) > 120:
        assert answer.status_code == 422
    else:
        assert answer.json()["name"] == (name.strip("\u202e ") or "Почта, box-7")


async def test_half_a_character_in_a_setting_is_kept_as_a_mark_of_loss(boris: Browser) -> None:
    body = b'{"kind": "postcard", "settings": {"key": "golden-key", "stamp": "oak \\ud83d"}}'
    answer = await boris.client.post(
        "/api/channels",
        content=body,
        headers={"content-type": "application/json", "x-okno-csrf": boris.csrf or ""},
    )
    assert answer.json()["settings"]["stamp"] == "oak \ufffd"
