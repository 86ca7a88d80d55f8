"""By every way in: whoever gives what is another's sees and hears nothing of theirs, and joins nobody."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from app.clients.contact_points import claim_phone, prove_phone
from app.inbound.visitor_history import events_since, told_to_visitor
from app.visitors.signing_in import Proof, sign_in
from connectors.contract import Attachment, SignedUser
from tests.links.people import Correspondent, Person, Shop, Visitor
from tests.links.test_from_messenger import invites

PHONE, EMAIL = "+79161234567", "pyotr@shop.example"
SECRETS = ("айна", "Пётр", "pyotr_there", "4567", EMAIL)

Way = Callable[[Shop, Visitor, Correspondent], Person | None]
"""What the stranger does; answers the account by which they did it, if it is not the browser's."""


@pytest.fixture
def pyotr(shop: Shop) -> Correspondent:
    """His number is proved, and he has told us what is nobody's business."""
    pyotr = Correspondent(shop, shop.herald, "pyotr", "Пётр", username="pyotr_there")
    pyotr.writes(f"Тайна: пишите на {EMAIL}")
    at = shop.clock.now()
    shop.writer.write_now(prove_phone, pyotr.client_id, PHONE, "contact", at, identity_id=pyotr.identity_id)
    return pyotr


def guesses_a_token(shop: Shop, vera: Visitor, pyotr: Correspondent) -> None:
    invites(shop, pyotr)
    assert vera.opens_link("A" * 32) == "stale"


def says_no_to_his_link(shop: Shop, vera: Visitor, pyotr: Correspondent) -> None:
    assert vera.opens_link(invites(shop, pyotr)) is None
    vera.presses("no")


def guesses_a_code(shop: Shop, vera: Visitor, pyotr: Correspondent) -> Person:
    stranger = Correspondent(shop, shop.herald, "stranger", "Кто-то")
    visitor = Visitor(shop, shop.site, "browser-of-pyotr")
    visitor.writes("Тайна на сайте")
    code = int(visitor.gets_link().code)
    stranger.writes(f"{(code + 1) % 10**8:08}")
    stranger.writes("да")
    assert not stranger.is_one_with(visitor)
    return stranger


def brings_a_ref_to_another_channel(shop: Shop, vera: Visitor, pyotr: Correspondent) -> Person:
    stranger = Correspondent(shop, shop.site, "stranger", "Кто-то")
    stranger.follows(vera.gets_link())
    stranger.writes("да")
    assert not stranger.is_one_with(vera)
    return stranger


def sends_his_card(shop: Shop, vera: Visitor, pyotr: Correspondent) -> Person:
    stranger = Correspondent(shop, shop.herald, "stranger", "Кто-то")
    card = Attachment("contact", details={"own": False, "phone": PHONE, "name": "Пётр"})
    stranger.writes("Вот мой номер", attachments=(card,))
    return stranger


def is_signed_with_what_is_his(shop: Shop, vera: Visitor, pyotr: Correspondent) -> None:
    """The site lets its users write any number into their profile."""
    at = shop.clock.now()
    user = SignedUser("user-vera", at + timedelta(hours=1), name="Вера", email=EMAIL, phone=PHONE)
    shop.writer.write_now(
        sign_in, shop.site.id, "Лавка", vera.external_id, "fresh", Proof("signature", user), "ru", at
    )


def types_his_number(shop: Shop, vera: Visitor, pyotr: Correspondent) -> None:
    vera.writes("Мой номер 8 (916) 123-45-67, не 4567")


def writes_his_address(shop: Shop, vera: Visitor, pyotr: Correspondent) -> None:
    vera.writes(f"Пишите на {EMAIL}")


def fills_in_a_form_with_his_number(shop: Shop, vera: Visitor, pyotr: Correspondent) -> None:
    at = shop.clock.now()
    shop.writer.write_now(claim_phone, vera.client_id, PHONE, "callback", at, identity_id=vera.identity_id)


@pytest.mark.parametrize(
    "way",
    [
        guesses_a_token,
        says_no_to_his_link,
        guesses_a_code,
        brings_a_ref_to_another_channel,
        sends_his_card,
        is_signed_with_what_is_his,
        types_his_number,
        writes_his_address,
        fills_in_a_form_with_his_number,
    ],
)
def test_nothing_of_his_reaches_whoever_gives_what_is_his(
    shop: Shop, vera: Visitor, pyotr: Correspondent, way: Way
) -> None:
    other = way(shop, vera, pyotr)
    pyotr.writes("Ещё одна тайна")
    vera.writes("Ау?")
    stranger = other or vera
    assert not stranger.is_one_with(pyotr)
    assert not vera.is_one_with(pyotr)
    joined = shop.rows("SELECT from_client_id, to_client_id FROM glues")
    assert pyotr.client_id not in {client_id for pair in joined for client_id in pair}
    own = [row[0] for row in shop.rows("SELECT text FROM messages WHERE identity_id = ?", vera.identity_id)]
    assert sorted(vera.sees()) == sorted(own), "the widget shows what its own browser said and heard"
    told = f"{vera.standing()} {_replayed(shop, vera)} {[] if other is None else other.heard()}"
    typed = " ".join(own)
    assert [secret for secret in SECRETS if secret in told and secret not in typed] == []


def _replayed(shop: Shop, visitor: Visitor) -> str:
    with shop.database.snapshot() as connection:
        replayed = events_since(connection, (visitor.identity_id,), 0)
    assert replayed is not None
    return str(told_to_visitor(replayed[1], lambda _: ""))
