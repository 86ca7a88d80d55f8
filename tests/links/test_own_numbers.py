"""A number that a messenger vouches for joins whoever has it proved elsewhere; a typed one joins nobody."""

from typing import Any

import pytest

from app.db.transaction import Transaction
from connectors.contract import Attachment, Connector
from tests.links.people import Correspondent, Shop, Visitor

NUMBER = "+79161234567"


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


def shares(person: Correspondent, number: str = NUMBER, *, own: bool = True) -> None:
    person.writes("", attachments=(Attachment("contact", details={"phone": number, "own": own}),))


def has(shop: Shop, client_id: int, proof: str, number: str = NUMBER) -> None:
    def insert(tx: Transaction) -> None:
        tx.run(
            "INSERT INTO contact_points (client_id, kind, value, proof, source, created_at)"
            " VALUES (?, 'phone', ?, ?, 'form', ?)",
            (client_id, number, proof, tx.stored(shop.clock.now())),
        )

    shop.writer.write_now(insert)


@pytest.fixture
def other_bot(shop: Shop) -> Any:
    connector: Connector | None = shop.herald.connector
    assert connector is not None
    return shop.opens("messenger", connector, None, {})


def test_the_same_person_at_two_bots_is_one(shop: Shop, vera_there: Correspondent, other_bot: Any) -> None:
    at_other = Correspondent(shop, other_bot, "vera", "Вера Орлова")
    shares(vera_there)
    shares(at_other)
    assert at_other.is_one_with(vera_there)
    assert shop.rows("SELECT evidence FROM glues") == [("telegram_contact",)]


def test_a_number_that_one_of_us_proved_joins(shop: Shop, vera: Visitor, vera_there: Correspondent) -> None:
    has(shop, vera.client_id, "operator")
    shares(vera_there)
    assert vera_there.is_one_with(vera)


def test_a_typed_number_joins_nobody(shop: Shop, vera: Visitor, vera_there: Correspondent) -> None:
    has(shop, vera.client_id, "claimed")
    shares(vera_there)
    assert not vera_there.is_one_with(vera)


def test_a_card_that_was_passed_on_joins_nobody(shop: Shop, vera: Visitor, vera_there: Correspondent) -> None:
    has(shop, vera.client_id, "operator")
    shares(vera_there, own=False)
    assert not vera_there.is_one_with(vera)


def test_a_number_that_changed_hands_joins_nobody(
    shop: Shop, vera_there: Correspondent, friend: Correspondent
) -> None:
    shares(vera_there)
    shares(friend)
    assert not friend.is_one_with(vera_there)


def test_a_number_that_several_share_joins_nobody(
    shop: Shop, vera: Visitor, vera_there: Correspondent
) -> None:
    oleg = Visitor(shop, shop.site, "oleg-browser")
    oleg.writes("Добрый день")
    has(shop, vera.client_id, "operator")
    has(shop, oleg.client_id, "operator")
    shares(vera_there)
    assert not vera_there.is_one_with(vera)
    assert not vera_there.is_one_with(oleg)
