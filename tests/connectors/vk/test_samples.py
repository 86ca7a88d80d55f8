"""What is heard in the samples is what was read and found right once; every kind of event has one."""

import json

import pytest

from connectors.contract import Ignored, MessageIn
from connectors.vk.attachments import FILES, LINES
from connectors.vk.links import LINKS
from connectors.vk.normalise import ASKED_FOR, LEFT_OUT, READERS
from tests.connectors.vk.samples import NAMES, SHOP, golden, heard, heard_by, message, sample_json
from tests.connectors.vk.schema import definition

CHATS = tuple(name for name in NAMES if name.startswith("chat"))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_heard_is_what_was_found_right(name: str) -> None:
    assert heard_by(name) == golden(name)


@pytest.mark.parametrize("name", CHATS)
def test_chats_are_left_out_where_nobody_asked_for_them(name: str) -> None:
    assert heard(name) == Ignored("group_chat")


def test_every_kind_of_event_that_is_read_has_a_sample() -> None:
    assert READERS.keys() <= {sample_json(name)["type"] for name in NAMES}


def test_every_kind_of_event_is_read_or_left_out_on_purpose() -> None:
    kinds = set(definition("callback/objects.json", "callback_type")["enum"])
    assert kinds <= READERS.keys() | LEFT_OUT.keys()


def test_every_kind_that_a_community_can_be_set_to_send_is_read_or_left_out_on_purpose() -> None:
    kinds = set(definition("groups/objects.json", "groups_long_poll_events")["properties"])
    assert kinds <= READERS.keys() | LEFT_OUT.keys()


def test_whatever_is_left_out_says_why() -> None:
    for kind, reason in LEFT_OUT.items():
        raw = b'{"type": "%s", "group_id": 1, "object": {}}' % kind.encode()
        assert SHOP.normalise(raw) == [Ignored(reason)]


def test_what_is_asked_for_is_read() -> None:
    assert set(ASKED_FOR) <= READERS.keys()


def test_every_kind_of_attachment_has_a_place() -> None:
    kinds = set(definition("messages/objects.json", "messages_message_attachment_type")["enum"])
    assert kinds <= FILES.keys() | LINKS.keys() | set(LINES)


def test_an_event_is_heard_alike_in_both_its_forms() -> None:
    wrapped = sample_json("photo")
    flat = sample_json("photo") | {"object": wrapped["object"]["message"], "v": "5.92"}
    assert heard("photo") == SHOP.normalise(_written(flat))[0]


def test_words_in_vks_own_interface_are_ours_and_our_own_are_not_heard_again() -> None:
    assert isinstance(heard("own_echo"), Ignored)
    strange = sample_json("own_echo")
    strange["object"]["random_id"] = 7
    (copied,) = SHOP.normalise(_written(strange))
    assert not isinstance(copied, Ignored), "a mark without its number was copied by somebody"


def test_a_customer_cannot_pass_for_us_by_our_mark() -> None:
    event = sample_json("text")
    event["object"]["message"] |= {"payload": '{"okno": 5}', "random_id": 5}
    (one,) = SHOP.normalise(_written(event))
    assert not isinstance(one, Ignored)


@pytest.mark.parametrize(
    "raw", [b"[]", b"{}", b'{"type": "message_new"}', b'{"type": "message_new", "object": 5}']
)
def test_what_nothing_can_be_kept_of_is_a_value_error(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        SHOP.normalise(raw)


def test_a_message_without_a_number_is_described_by_its_event() -> None:
    event = sample_json("text")
    del event["object"]["message"]["conversation_message_id"], event["object"]["message"]["id"]
    with pytest.raises(ValueError, match="conversation_message_id"):
        SHOP.normalise(_written(event))
    (told,) = SHOP.describe_unreadable(_written(event))
    assert told.external_id == f"78777868:event-{event['event_id']}"  # type: ignore[union-attr]


@pytest.mark.parametrize("depth", [60, 3_000])
def test_a_bottomless_forward_is_shown_as_far_as_it_can_be(depth: int) -> None:
    event = _written(sample_json("text"))
    before, after = event.split(b'"text": "', 1)
    nested = b'{"from_id": 5, "text": "\xd1\x91", "fwd_messages": [' * depth + b"]}" * depth
    (told,) = SHOP.normalise(before + b'"fwd_messages": [' + nested + b'], "text": "' + after)
    assert isinstance(told, MessageIn)
    words = message("text").text
    assert told.text.startswith(words)
    assert (told.text.count("ё"), told.unsupported) == (20, "cut_short")


def test_more_passed_on_than_anybody_reads_is_cut_and_said_so() -> None:
    event = sample_json("text")
    passed_on = [{"from_id": 5, "text": "ещё"}] * 101
    event["object"]["message"]["fwd_messages"] = passed_on
    (told,) = SHOP.normalise(_written(event))
    assert isinstance(told, MessageIn)
    assert (told.text.count("ещё"), told.unsupported) == (100, "cut_short")


def _written(event: object) -> bytes:
    return json.dumps(event).encode()
