"""Who is a machine: the house answers none by itself."""

import json
from typing import Any

import pytest

from connectors.contract import MessageIn
from tests.connectors.telegram.samples import SHOP, message, sample


def changed(name: str, part: str = "message", **more: Any) -> MessageIn:
    update = json.loads(sample(name))
    told = update[part]
    told["from"] = told["from"] | more.pop("sender", {})
    (one,) = SHOP.normalise(json.dumps(update | {part: told | more}).encode())
    assert isinstance(one, MessageIn)
    return one


@pytest.mark.parametrize("name", ["text", "photo", "reply", "business_message"])
def test_people_are_people(name: str) -> None:
    assert not message(name).is_automatic


def test_a_bot_is_a_machine() -> None:
    assert changed("text", sender={"is_bot": True}).is_automatic


def test_what_an_account_says_while_its_owner_is_away_is_said_by_a_machine() -> None:
    assert changed("business_message", "business_message", is_from_offline=True).is_automatic


def test_a_bot_that_speaks_for_a_client_is_a_machine() -> None:
    bot = {"id": 999, "is_bot": True, "first_name": "Helper"}
    assert changed("business_message", "business_message", sender_business_bot=bot).is_automatic


def test_who_chose_words_of_an_inline_bot_has_said_them() -> None:
    bot = {"id": 999, "is_bot": True, "first_name": "gif"}
    assert not changed("text", via_bot=bot).is_automatic
