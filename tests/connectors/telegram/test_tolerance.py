"""One odd field never loses a message, and nothing that comes can do more than be refused."""

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.contract import AT_ARRIVAL, Ignored, MessageIn
from connectors.testing import assert_sound
from tests.connectors.telegram.samples import ANNA, CLUB, NAMES, SHOP, sample, sample_json

# Without these nothing can be kept: who, where, which message, which button.
NEEDED = {"update_id", "message_id", "chat", "id", "from", "user"}
ODD: tuple[object, ...] = (
    None,
    "",
    "odd",
    "\x00",
    "\ud83d",
    0,
    -1,
    3.5,
    10**30,
    1e300,
    True,
    [],
    {},
    [None],
    [[]],
    {"type": 7},
    [{}],
)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def places_in(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place inside a JSON value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, one in inner:
        yield (*path, name)
        yield from places_in(one, (*path, name))


def changed(update: Any, path: tuple[str | int, ...], value: Any) -> bytes:
    update = deepcopy(update)
    holder = update
    for name in path[:-1]:
        holder = holder[name]
    holder[path[-1]] = value
    return json.dumps(update).encode()


def without(update: Any, path: tuple[str | int, ...]) -> bytes:
    update = deepcopy(update)
    holder = update
    for name in path[:-1]:
        holder = holder[name]
    del holder[path[-1]]
    return json.dumps(update).encode()


def is_optional(path: tuple[str | int, ...]) -> bool:
    """Inside the update's one object, and not what the message cannot be kept without."""
    return len(path) > 1 and not NEEDED & set(path[1:])


@pytest.mark.parametrize("name", NAMES)
def test_an_odd_value_in_any_optional_field_loses_nothing(name: str) -> None:
    update = sample_json(name)
    (kind,) = set(update) - {"update_id"}
    assert CLUB.normalise(sample(name))
    for path in filter(is_optional, places_in(update)):
        for odd in ODD:
            heard = CLUB.normalise(changed(update, path, odd))
            assert heard, (path, odd)
            for one in heard:
                assert_sound(one)
            if kind == "message" and path[1:2] != ("chat",):
                assert all(not isinstance(one, Ignored) for one in heard), (path, odd)


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_optional_field_loses_nothing(name: str) -> None:
    update = sample_json(name)
    for path in filter(is_optional, places_in(update)):
        heard = CLUB.normalise(without(update, path))
        assert heard, path
        for one in heard:
            assert_sound(one)


@settings(max_examples=300, deadline=None)
@given(name=st.sampled_from(NAMES), data=st.data())
def test_many_odd_fields_at_once_are_heard_soundly_or_refused(name: str, data: st.DataObject) -> None:
    update = sample_json(name)
    for _ in range(data.draw(st.integers(1, 6))):
        path = data.draw(st.sampled_from(list(places_in(update))))
        odd = data.draw(st.sampled_from(ODD))
        update = json.loads(changed(update, path, odd) if odd is not None else without(update, path))
        if not update:
            return
    try:
        heard = CLUB.normalise(json.dumps(update).encode())
    except ValueError:
        return
    for one in heard:
        assert_sound(one)


DEEP = b"[" * 900 + b"]" * 900


@pytest.mark.parametrize("kind", ["message", "edited_message", "business_message", "my_chat_member"])
@pytest.mark.parametrize("field", ["text", "rich_message", "entities", "photo", "reply_to_message", "odd"])
def test_what_is_nested_deep_is_heard_or_refused_by_a_value_error(kind: str, field: str) -> None:
    blocks = b'{"type":"list","items":[' * 300 + b"]}" * 300
    for value in (DEEP, b'{"blocks":[' + blocks + b"]}", b'{"a":' * 5000 + b"1" + b"}" * 5000):
        chat = b'{"id": 5, "type": "private"}'
        raw = b'{"update_id":1,"%s":{"message_id":1,"date":1,"chat":%s,"from":%s,"%s":%s}}'
        try:
            heard = SHOP.normalise(raw % (kind.encode(), chat, chat, field.encode(), value))
        except ValueError:
            continue
        assert heard


@settings(max_examples=400, deadline=None)
@given(name=st.sampled_from(NAMES), data=st.data())
def test_whatever_stands_in_an_update_is_heard_soundly_or_refused(name: str, data: st.DataObject) -> None:
    update = sample_json(name)
    path = data.draw(st.sampled_from(list(places_in(update))))
    raw = changed(update, path, data.draw(json_values))
    try:
        heard = CLUB.normalise(raw)
    except ValueError:
        heard = []
    for one in (*heard, *CLUB.describe_unreadable(raw)):
        assert_sound(one)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_bytes_are_refused_by_a_value_error(raw: bytes) -> None:
    try:
        SHOP.normalise(raw)
    except ValueError:
        assert SHOP.describe_unreadable(raw) == []


@pytest.mark.parametrize("date", [0, -5, 10**15, "yesterday", None])
def test_a_message_without_a_possible_date_counts_from_its_arrival(date: object) -> None:
    (told,) = SHOP.normalise(changed(sample_json("text"), ("message", "date"), date))
    assert isinstance(told, MessageIn)
    assert told.sent_at == AT_ARRIVAL
    assert told.text == "Добрый день! Чайник ещё в наличии?"


def test_half_of_an_emoji_and_a_nul_become_replacement_marks_of_the_same_length() -> None:
    (told,) = SHOP.normalise(changed(sample_json("text"), ("message", "text"), "чай\ud83dник\x00!"))
    assert isinstance(told, MessageIn)
    assert told.text == "чай\ufffdник\ufffd!"


def test_formatting_beyond_the_text_is_cut_to_it() -> None:
    update = sample_json("text")
    update["message"]["text"] = "Чай 🍵"
    update["message"]["entities"] = [
        {"type": "bold", "offset": 4, "length": 400},
        {"type": "bold", "offset": 9, "length": 1},
        {"type": "bold", "offset": -1, "length": 3},
        {"type": "sparkling", "offset": 0, "length": 3},
    ]
    (told,) = SHOP.normalise(json.dumps(update).encode())
    assert isinstance(told, MessageIn)
    assert [(entity.offset, entity.length) for entity in told.entities] == [(4, 2)]


def test_ids_written_as_text_are_ids() -> None:
    update = sample_json("text")
    update["message"]["message_id"] = "101"
    update["message"]["chat"]["id"] = ANNA
    (told,) = SHOP.normalise(json.dumps(update).encode())
    assert isinstance(told, MessageIn)
    assert told.external_id == f"{ANNA}:101"


def test_what_is_certain_of_an_unreadable_message_is_still_shown() -> None:
    update = sample_json("text")
    del update["message"]["message_id"]
    raw = json.dumps(update).encode()
    with pytest.raises(ValueError, match="message_id"):
        SHOP.normalise(raw)
    (told,) = SHOP.describe_unreadable(raw)
    assert isinstance(told, MessageIn)
    assert told.external_id == f"{ANNA}:update-{update['update_id']}"
    assert (told.author.name, told.address, told.unsupported) == ("Анна Соколова", ANNA, "unreadable")
    assert told.text == "Добрый день! Чайник ещё в наличии?"


def test_a_message_without_a_chat_is_of_its_sender() -> None:
    update = sample_json("text")
    update["message"]["chat"] = "gone"
    (told,) = SHOP.describe_unreadable(json.dumps(update).encode())
    assert isinstance(told, MessageIn)
    assert (told.author.external_id, told.address) == (ANNA, ANNA)


def test_an_unreadable_message_of_a_group_stays_out_of_sight() -> None:
    update = sample_json("group")
    del update["message"]["message_id"]
    assert SHOP.describe_unreadable(json.dumps(update).encode()) == []
