"""Who came by a link shows it in the history, once in a matter."""

from dataclasses import replace
from typing import Any

import pytest

from app.conversations.history_queries import history_page
from app.conversations.list_queries import conversation_page
from app.conversations.narrowing import ListFilter
from app.db.engine import Database
from app.db.writer import Writer
from app.kit.clock import SetClock
from connectors.contract import Service
from tests.inbound.people import Customer, connect_channel


@pytest.fixture
def anna(writer: Writer, clock: SetClock) -> Customer:
    return Customer(writer, clock, connect_channel(writer, clock), "anna", "Анна Ветрова")


def history(database: Database) -> list[Any]:
    """Words, and system lines as they are stored."""
    with database.snapshot() as connection:
        (row,) = conversation_page(connection, ListFilter(), operator_id=1)[0]
        cards = history_page(connection, row["client"]["id"])[1]
    return [card["service"] or card["text"] for card in cards]


def comes(anna: Customer, text: str, token: str | None, source: str | None = None) -> None:
    message = replace(anna.message(text), entry_token=token, entry_source=source)
    anna.sends(message, key=message.external_id)


def test_a_link_is_shown_before_the_words_that_it_brought(anna: Customer, database: Database) -> None:
    comes(anna, "Есть чайник?", "spring", "banner")
    assert history(database) == [
        {"code": "came_by_link", "token": "spring", "source": "banner"},
        "Есть чайник?",
    ]
    with database.snapshot() as connection:
        (row,) = conversation_page(connection, ListFilter(), operator_id=1)[0]
    assert (row["preview"]["text"], row["inbound_count"]) == ("Есть чайник?", 1)


def test_the_same_link_on_further_words_says_nothing_new(anna: Customer, database: Database) -> None:
    for text in ("Раз", "Два"):
        comes(anna, text, "spring")
    comes(anna, "Три", "autumn")
    lines = [{"code": "came_by_link", "token": token} for token in ("spring", "autumn")]
    assert history(database) == [lines[0], "Раз", "Два", lines[1], "Три"]


def test_two_messages_of_one_batch_make_one_line(anna: Customer, database: Database) -> None:
    words = [replace(anna.message(text), entry_source="banner") for text in ("Раз", "Два")]
    anna.sends(*words, key="both")
    assert history(database) == [{"code": "came_by_link", "source": "banner"}, "Раз", "Два"]


def test_a_chat_that_was_opened_by_a_link_does_not_tell_it_again(
    anna: Customer, database: Database, clock: SetClock
) -> None:
    opened = Service("anna:start", anna.author, "anna", clock.now(), "started", entry_token="spring")
    anna.sends(opened, key="start")
    comes(anna, "Здравствуйте", "spring")
    assert history(database) == [{"code": "started", "token": "spring"}, "Здравствуйте"]


def test_a_message_that_comes_again_brings_no_line(anna: Customer, database: Database) -> None:
    message = replace(anna.message("Раз"), entry_token="spring")
    for key in ("by a call", "by looking back"):
        anna.sends(message, key=key)
    assert history(database) == [{"code": "came_by_link", "token": "spring"}, "Раз"]
