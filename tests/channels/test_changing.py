"""A channel gets another name or other settings, rests, and goes."""

import pytest
from sqlalchemy import select, update

from app.channels.keyring import Keyring
from app.channels.open import Switchboard
from app.db.engine import Database
from app.db.tables import Audit, Channel
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.kit.json import loads
from tests.access.doors import Browser, code_of, events_of
from tests.channels.postcard import PostOffice


@pytest.fixture
async def channel_id(boris: Browser, office: PostOffice) -> int:
    """Of a channel of postcards that is connected."""
    body = {"kind": "postcard", "settings": {"key": "golden-key", "pin": "4711-pin"}}
    answer = await boris.asks("POST", "/channels", body)
    number: int = answer.json()["id"]
    office.told.clear()
    return number


async def test_another_name_leaves_the_line_open(
    boris: Browser, channel_id: int, switchboard: Switchboard, office: PostOffice
) -> None:
    before = switchboard.get(channel_id)

    card = (await boris.asks("PATCH", f"/channels/{channel_id}", {"name": " Открытки "})).json()
    await switchboard.refresh()

    after = switchboard.get(channel_id)
    assert card["name"] == "Открытки"
    assert before is not None
    assert after is not None
    assert (after.name, after.connector) == ("Открытки", before.connector)
    assert len(office.opened) - len(office.closed) == 1


async def test_another_stamp_keeps_the_key_and_opens_the_line_anew(
    boris: Browser, channel_id: int, switchboard: Switchboard, office: PostOffice
) -> None:
    before = switchboard.get(channel_id)

    card = (await boris.asks("PATCH", f"/channels/{channel_id}", {"settings": {"stamp": "oak"}})).json()

    after = switchboard.get(channel_id)
    assert before is not None
    assert after is not None
    assert after.connector is not None
    assert after.connector is not before.connector
    assert after.connector.values == {"key": "golden-key", "pin": "4711-pin", "stamp": "oak", "mode": "fetch"}
    assert card["settings"] == {"stamp": "oak", "mode": "fetch"}


async def test_a_secret_that_the_form_leaves_empty_stays(
    boris: Browser, channel_id: int, database: Database, keyring: Keyring
) -> None:
    settings = {"key": "", "pin": " ", "stamp": "oak"}
    assert (await boris.asks("PATCH", f"/channels/{channel_id}", {"settings": settings})).status_code == 200

    with database.snapshot() as connection:
        stored = connection.execute(select(Channel.secrets)).scalar_one()
    assert keyring.decrypt(stored) == {"key": "golden-key", "pin": "4711-pin"}


async def test_a_secret_that_is_optional_can_be_forgotten(
    boris: Browser, channel_id: int, database: Database, keyring: Keyring
) -> None:
    forgotten = await boris.asks("PATCH", f"/channels/{channel_id}", {"settings": {"pin": None}})
    assert forgotten.status_code == 200
    refused = await boris.asks("PATCH", f"/channels/{channel_id}", {"settings": {"key": None}})
    assert refused.json()["fields"] == {"key": "required"}

    with database.snapshot() as connection:
        stored = connection.execute(select(Channel.secrets)).scalar_one()
    assert keyring.decrypt(stored).get("pin", "") == ""
    assert keyring.decrypt(stored)["key"] == "golden-key"


async def test_a_key_that_opens_nothing_changes_nothing(
    boris: Browser, channel_id: int, switchboard: Switchboard, writer: Writer
) -> None:
    with events_of(writer) as told:
        answer = await boris.asks("PATCH", f"/channels/{channel_id}", {"settings": {"key": "iron-key"}})

    assert code_of(answer) == "channel_unauthorised"
    assert told == []
    channel = switchboard.get(channel_id)
    assert channel is not None
    assert channel.connector is not None
    assert channel.connector.values["key"] == "golden-key"


async def test_the_key_of_another_box_is_another_channel(
    boris: Browser, channel_id: int, office: PostOffice
) -> None:
    office.boxes["silver-key"] = "box-8"

    answer = await boris.asks("PATCH", f"/channels/{channel_id}", {"settings": {"key": "silver-key"}})

    assert (answer.status_code, code_of(answer)) == (409, "channel_other_account")
    assert (
        await boris.asks("POST", "/channels", {"kind": "postcard", "settings": {"key": "silver-key"}})
    ).is_success


async def test_a_lost_key_is_replaced_by_the_spare_one(
    boris: Browser, channel_id: int, database: Database
) -> None:
    card = await boris.asks("PATCH", f"/channels/{channel_id}", {"settings": {"key": "spare-key"}})

    assert card.json()["state"] == "active"
    with database.snapshot() as connection:
        audit = connection.execute(
            select(Audit.details).where(Audit.action == "channel.changed")
        ).scalar_one()
    assert loads(audit)["settings"] == ["key"]


async def test_from_fetching_to_being_brought(boris: Browser, channel_id: int, office: PostOffice) -> None:
    card = (await boris.asks("PATCH", f"/channels/{channel_id}", {"settings": {"mode": "bring"}})).json()
    await boris.asks("PATCH", f"/channels/{channel_id}", {"settings": {"mode": "fetch"}})

    assert office.told == [f"http://127.0.0.1:8000/hooks/{card['public_key']}", None]


async def test_a_resting_channel_has_no_line_and_gets_one_again(
    boris: Browser, channel_id: int, switchboard: Switchboard, office: PostOffice
) -> None:
    paused = (await boris.asks("POST", f"/channels/{channel_id}/pause")).json()
    resting = switchboard.get(channel_id)
    assert paused["state"] == "paused"
    assert resting is not None
    assert (resting.state, resting.connector) == ("paused", None)

    active = (await boris.asks("DELETE", f"/channels/{channel_id}/pause")).json()
    working = switchboard.get(channel_id)
    assert active["state"] == "active"
    assert working is not None
    assert working.connector is not None


async def test_pausing_twice_is_pausing_once(boris: Browser, channel_id: int, writer: Writer) -> None:
    with events_of(writer) as told:
        for _ in range(2):
            assert (await boris.asks("POST", f"/channels/{channel_id}/pause")).json()["state"] == "paused"
    assert len(told) == 1


async def test_other_settings_do_not_wake_a_resting_channel(
    boris: Browser, channel_id: int, switchboard: Switchboard
) -> None:
    await boris.asks("POST", f"/channels/{channel_id}/pause")

    card = await boris.asks("PATCH", f"/channels/{channel_id}", {"settings": {"stamp": "oak"}})

    assert card.json()["state"] == "paused"
    channel = switchboard.get(channel_id)
    assert channel is not None
    assert channel.connector is None


async def test_a_channel_that_goes_takes_its_secrets_along(
    boris: Browser, channel_id: int, switchboard: Switchboard, database: Database, writer: Writer
) -> None:
    with events_of(writer) as told:
        assert (await boris.asks("DELETE", f"/channels/{channel_id}")).status_code == 204

    assert [(event.kind, loads(event.body)) for event in told] == [
        ("channel.removed", {"channel_id": channel_id})
    ]
    assert (await boris.asks("GET", "/channels")).json() == []
    assert switchboard.all() == ()
    with database.snapshot() as connection:
        row = connection.execute(select(Channel.name, Channel.secrets)).one()
    assert row == ("Почта, box-7", "")


@pytest.mark.parametrize("path", ["", "/pause", "/check"])
async def test_a_channel_that_has_gone_cannot_be_changed(boris: Browser, channel_id: int, path: str) -> None:
    await boris.asks("DELETE", f"/channels/{channel_id}")

    method = "PATCH" if path == "" else "POST"
    answer = await boris.asks(method, f"/channels/{channel_id}{path}", {"name": "Открытки"})

    assert (answer.status_code, code_of(answer)) == (404, "channel_not_found")


async def test_asking_again_heals_what_was_broken(
    boris: Browser, channel_id: int, office: PostOffice, switchboard: Switchboard
) -> None:
    office.boxes.clear()
    refused = await boris.asks("POST", f"/channels/{channel_id}/check")
    await switchboard.refresh()
    assert (refused.status_code, code_of(refused)) == (422, "channel_unauthorised")
    (card,) = (await boris.asks("GET", "/channels")).json()
    assert (card["state"], card["error_code"]) == ("broken", "unauthorised")
    assert card["error_detail"] == "••• opens nothing here"
    channel = switchboard.get(channel_id)
    assert channel is not None
    assert channel.connector is None

    office.boxes["golden-key"] = "box-7"
    healed = (await boris.asks("POST", f"/channels/{channel_id}/check")).json()

    assert (healed["state"], healed["error_code"], healed["error_detail"]) == ("active", None, None)
    channel = switchboard.get(channel_id)
    assert channel is not None
    assert channel.connector is not None


async def test_a_cut_line_needs_nobody(boris: Browser, channel_id: int, office: PostOffice) -> None:
    office.is_shut = True

    assert code_of(await boris.asks("POST", f"/channels/{channel_id}/check")) == "channel_network"

    (card,) = (await boris.asks("GET", "/channels")).json()
    assert (card["state"], card["error_code"]) == ("active", "network")


async def test_secrets_of_a_lost_key_are_given_anew(
    boris: Browser, channel_id: int, writer: Writer, switchboard: Switchboard
) -> None:
    lost = Keyring(["a key that nobody has any more"]).encrypt({"key": "golden-key"})
    await writer.write(set_secrets, lost)
    await switchboard.refresh()
    (card,) = (await boris.asks("GET", "/channels")).json()
    assert (card["state"], card["error_code"]) == ("broken", "secrets_unreadable")

    answer = await boris.asks("PATCH", f"/channels/{channel_id}", {"settings": {"key": "golden-key"}})

    assert (answer.json()["state"], answer.json()["error_code"]) == ("active", None)


def set_secrets(tx: Transaction, stored: str) -> None:
    tx.connection.execute(update(Channel).values(secrets=stored))
