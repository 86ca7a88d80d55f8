"""Boris sets another password, and whoever used the old one is out."""

from sqlalchemy import select

from app.db.engine import Database
from app.db.tables import Session
from app.db.writer import Writer
from app.events.kinds import KINDS
from app.kit.ids import SystemRandomness
from app.kit.json import loads
from app.operators.adding import ensure_owner
from app.operators.sign_in_link import make_sign_in_link
from tests.access.doors import Browser, code_of, events_of
from tests.access.people import PASSWORD, Shop, email_of

NEW = "четыре окна на юг"


async def test_the_other_browsers_are_out_and_this_one_stays(
    shop: Shop, boris: Browser, writer: Writer, database: Database
) -> None:
    at_home = await shop.lets_in("Boris")
    with database.snapshot() as connection:
        sessions = connection.execute(select(Session.token_hash).order_by(Session.created_at)).scalars().all()

    with events_of(writer) as told:
        answer = await boris.asks("PUT", "/me/password", {"old": PASSWORD, "new": NEW})

    assert answer.status_code == 204
    assert (await boris.asks("GET", "/me")).status_code == 200
    assert code_of(await at_home.asks("GET", "/me")) == "not_signed_in"
    (ended,) = told
    assert ended.kind == "session.ended"
    KINDS[ended.kind].body.model_validate_json(ended.body)
    assert loads(ended.body)["operator_id"] == ended.operator_id
    assert loads(ended.body)["session_hash"] in sessions
    assert code_of(await at_home.signs_in(email_of("Boris"), PASSWORD)) == "wrong_credentials"
    assert (await at_home.signs_in(email_of("Boris"), NEW)).status_code == 200


async def test_who_found_the_window_open_cannot_set_a_password(boris: Browser) -> None:
    answer = await boris.asks("PUT", "/me/password", {"old": "guess", "new": NEW})

    assert (answer.status_code, code_of(answer)) == (422, "wrong_password")
    assert answer.json()["fields"] == {"old": "wrong_password"}


async def test_nor_guess_at_it_for_long(boris: Browser) -> None:
    for _ in range(10):
        await boris.asks("PUT", "/me/password", {"old": "guess", "new": NEW})

    answer = await boris.asks("PUT", "/me/password", {"old": PASSWORD, "new": NEW})

    assert (answer.status_code, code_of(answer)) == (429, "too_many_attempts")


async def test_who_came_by_a_link_sets_the_first_password(shop: Shop) -> None:
    owner = await shop.writer.write(ensure_owner, shop.clock.now())
    token = await shop.writer.write(make_sign_in_link, owner, shop.clock.now(), SystemRandomness())
    browser = Browser(shop.app)
    await browser.opens_link(token)

    assert (await browser.asks("PUT", "/me/password", {"old": "", "new": NEW})).status_code == 204

    assert (await Browser(shop.app).signs_in("owner@localhost", NEW)).status_code == 200


async def test_a_short_password_is_refused(boris: Browser) -> None:
    assert (await boris.asks("PUT", "/me/password", {"old": PASSWORD, "new": "окно"})).status_code == 422
