"""Boris says what his shop answers by itself."""

from typing import Any

import pytest
from sqlalchemy import insert

from app.autoreplies import routes
from app.autoreplies.desk import AutoReplyDesk
from app.db.engine import Database
from app.db.tables import Channel
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.events.kinds import KINDS
from app.hours.desk import HoursDesk
from app.kit.clock import SetClock
from app.kit.json import loads
from app.operators import routes as operators
from app.settings import Settings
from tests.access.doors import Browser, code_of, events_of, house_with
from tests.access.people import Shop
from tests.access.staff import boris, hashing_takes_no_time, settings, writer

__all__ = ["boris", "hashing_takes_no_time", "settings", "writer"]

RULES = {
    "out_of_hours": {"enabled": True, "text": {"ru": "Откроемся {opens_at}.", "en": "We open {opens_at}."}},
    "first_contact": {"enabled": False, "text": {}},
}


@pytest.fixture
async def shop(database: Database, writer: Writer, clock: SetClock, settings: Settings) -> Shop:
    hours = HoursDesk(database, clock, frozenset, tuple)
    house = house_with(
        routes.router,
        operators.router,
        database=database,
        writer=writer,
        clock=clock,
        settings=settings,
        auto_replies=AutoReplyDesk(database, hours),
    )
    await writer.write(_channel, clock)
    return Shop(house, writer, clock)


def _channel(tx: Transaction, clock: SetClock) -> None:
    values = {"kind": "site", "name": "Сайт", "public_key": "key", "created_at": clock.now()}
    tx.connection.execute(insert(Channel).values(**values))


async def test_what_is_put_is_shown_and_told(boris: Browser, writer: Writer) -> None:
    nothing: dict[str, Any] = {"enabled": False, "text": {}}
    shown = await boris.asks("GET", "/channels/1/auto-replies")
    assert shown.json() == {"out_of_hours": nothing, "first_contact": nothing}
    with events_of(writer) as told:
        put = await boris.asks("PUT", "/channels/1/auto-replies", RULES)
    assert (put.status_code, put.json()) == (200, RULES)
    assert loads(told[0].body) == {"channel_id": 1, "rules": RULES}
    KINDS["auto_replies.changed"].body.model_validate_json(told[0].body)
    assert (await boris.asks("GET", "/channels/1/auto-replies")).json() == RULES


@pytest.mark.parametrize(
    ("occasion", "fields"),
    [
        ({"enabled": True, "text": {}}, {"first_contact.text": "text_empty"}),
        ({"enabled": True, "text": {"ru": " \u200b"}}, {"first_contact.text": "text_empty"}),
        (
            {"enabled": False, "text": {"ru": "Здравствуйте, {name}!"}},
            {"first_contact.text.ru": "placeholder_unknown"},
        ),
    ],
)
async def test_what_could_not_be_said_is_refused(
    boris: Browser, occasion: dict[str, Any], fields: dict[str, str]
) -> None:
    answer = await boris.asks("PUT", "/channels/1/auto-replies", RULES | {"first_contact": occasion})
    assert (answer.status_code, code_of(answer), answer.json()["fields"]) == (422, "auto_reply_wrong", fields)


async def test_there_are_none_of_a_channel_that_is_not_there(boris: Browser) -> None:
    assert code_of(await boris.asks("GET", "/channels/9/auto-replies")) == "channel_not_found"
    assert code_of(await boris.asks("PUT", "/channels/9/auto-replies", RULES)) == "channel_not_found"


async def test_timur_decides_nothing(shop: Shop, boris: Browser) -> None:
    await shop.takes_on("Timur")
    his = await shop.lets_in("Timur")
    assert code_of(await his.asks("GET", "/channels/1/auto-replies")) == "not_allowed"
    assert code_of(await his.asks("PUT", "/channels/1/auto-replies", RULES)) == "not_allowed"
