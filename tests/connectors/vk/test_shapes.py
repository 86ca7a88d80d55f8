"""Whatever has the shape of VK's schema, more or less, is heard or refused by a ValueError, and is sound."""

import json

import pytest

from connectors.testing.soundness import assert_sound
from connectors.vk.connector import VkConnector
from tests.connectors.vk.samples import CLUB, SHOP
from tests.connectors.vk.schema import Shapes

EVENTS = {
    "message_new": ("callback/objects.json", "callback_message_new"),
    "message_reply": ("callback/objects.json", "callback_message"),
    "message_edit": ("callback/objects.json", "callback_message"),
    "message_allow": ("callback/objects.json", "callback_message_allow"),
    "message_deny": ("callback/objects.json", "callback_message_deny"),
    "message_read": ("callback/objects.json", "callback_message_read"),
    "message_typing_state": ("callback/objects.json", "callback_message_typing_state"),
    "message_reaction_event": ("callback/objects.json", "callback_message_reaction_event"),
    "message_event": ("callback/objects.json", "callback_message_event"),
    "user_block": ("callback/objects.json", "callback_user_block"),
    "user_unblock": ("callback/objects.json", "callback_user_unblock"),
}
ROUNDS = 60


@pytest.mark.parametrize("shop", [SHOP, CLUB], ids=["people", "chats"])
@pytest.mark.parametrize("oddness", [0.0, 0.03, 0.3])
@pytest.mark.parametrize("kind", EVENTS)
def test_things_in_the_shape_of_the_schema_are_heard(kind: str, oddness: float, shop: VkConnector) -> None:
    heard = 0
    for seed in range(ROUNDS):
        event = Shapes(seed, oddness).event(kind, EVENTS[kind])
        heard += _is_heard(shop, json.dumps(event).encode())
    assert oddness or heard, "the schema's own shapes are read"


def test_a_message_with_all_that_the_schema_requires_is_always_read() -> None:
    for seed in range(300):
        event = Shapes(seed, 0.0).event("message_reply", EVENTS["message_reply"])
        event["object"] |= {"peer_id": 5, "conversation_message_id": 7}  # type: ignore[operator]
        assert CLUB.normalise(json.dumps(event).encode())


def _is_heard(shop: VkConnector, raw: bytes) -> bool:
    for one in shop.describe_unreadable(raw):
        assert_sound(one)
    try:
        heard = shop.normalise(raw)
    except ValueError:
        return False
    assert heard
    for one in heard:
        assert_sound(one)
    return True
