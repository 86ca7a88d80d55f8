"""Recorded updates, in whatever wrapping somebody kept them."""

import json
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.contract import MessageIn
from connectors.telegram.recording import read_recording
from connectors.testing.garbage import within_patience
from tests.connectors.telegram.samples import NAMES, SHOP, sample, sample_json

ONE, TWO = sample("text").strip(), sample("photo").strip()
WRAPPINGS = {
    "one update": ONE,
    "one update of a file from Windows": b"\xef\xbb\xbf" + ONE + b"\r\n",
    "a list": b"[" + ONE + b"," + TWO + b"]",
    "a server's answer": b'{"ok":true,"result":[' + ONE + b"," + TWO + b"]}",
    "an answer that holds one": b'{"ok": true, "result": ' + ONE + b"}",
    "a list of answers": b'[{"ok":true,"result":[' + ONE + b']},{"ok":true,"result":[' + TWO + b"]}]",
    "one a line": b"\n".join(json.dumps(json.loads(one)).encode() for one in (ONE, TWO)) + b"\n",
    "one after another, written out": ONE + b"\n\n" + TWO,
    "answers, one a line": b'{"ok":true,"result":[' + ONE + b']}\n{"ok":true,"result":[' + TWO + b"]}",
}


@pytest.mark.parametrize("wrapping", WRAPPINGS)
def test_updates_are_found_in_any_wrapping(wrapping: str) -> None:
    keys = [raw.key for raw in SHOP.read_recording(WRAPPINGS[wrapping])]
    expected = [str(sample_json(name)["update_id"]) for name in ("text", "photo")]
    assert keys == expected[: len(keys)]
    assert len(keys) == (1 if "one update" in wrapping or "holds one" in wrapping else 2)


def test_an_update_is_kept_to_the_letter() -> None:
    letter = b'{ "update_id" : 7,\n "message" : {"odd": [1.50, null]} }'
    (raw,) = read_recording(b'{"ok":true,"result":[ ' + letter + b" ]}")
    assert (raw.key, raw.body) == ("7", letter)


def test_an_answer_without_news_is_an_empty_recording() -> None:
    assert read_recording(b'{"ok":true,"result":[]}') == ()
    assert read_recording(b"[]") == ()


@pytest.mark.parametrize(
    "odd",
    [
        b'{"update_id": 5, "message": {"x": NaN}}',
        b'{"update_id": 5, "message": {"text": "\xff"}}',
        b'{"update_id": 5, "message": {"text": "\\ud83d"}}',
        b'{"update_id": 5, "message": 1e999}',
        b'{"update_id": 5, "message": 1' + b"0" * 6000 + b"}",
        b'{"update_id": 5, "message": ' + b"[" * 3000 + b"]" * 3000 + b"}",
    ],
)
def test_an_odd_update_does_not_hold_up_those_around_it(odd: bytes) -> None:
    for recording in (
        b"[" + ONE + b"," + odd + b"," + TWO + b"]",
        b'{"ok":true,"result":[' + ONE + b"," + odd + b"," + TWO + b"]}",
        ONE + b"\n" + odd + b"\n" + TWO,
    ):
        first, middle, last = read_recording(recording)
        assert (first.body, middle.key, middle.body, last.body) == (ONE, "5", odd, TWO)


def test_something_else_among_updates_is_kept_for_who_reads_them() -> None:
    raws = read_recording(b"[5," + ONE + b',"words"]')
    assert [raw.body for raw in raws] == [b"5", ONE, b'"words"']
    for raw in (raws[0], raws[2]):
        with pytest.raises(ValueError, match="object"):
            SHOP.normalise(raw.body)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" \n",
        b"null",
        b"5",
        b'"update_id"',
        b"{}",
        b"[{}]",
        b"[1, 2]",
        b'{"words": "update_id"}',
        b'{"ok": false, "error_code": 401, "description": "Unauthorized"}',
        b'{"ok": true}',
        b'{"ok": true, "result": true}',
        b"<html>{}</html>",
        b"update_id: 5",
        ONE[:-5],
        ONE + b'\n{"update_id": 8, "mess',
        ONE.decode().encode("utf-16"),
        b"\xff\xfe\x00",
    ],
)
def test_anything_else_is_no_recording(body: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w+"):
        read_recording(body)


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 200_000,
        b"[" * 100_000 + b"]" * 100_000,
        b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
        b'"\\"' * 300_000,
        b'"' + b'\\"' * 500_000,
        b'{"' * 300_000,
        b"[" + b"{}," * 200_000 + b"{}]",
        b'"update_id"' + b" " * 1_000_000,
    ],
    ids=["open", "deep", "nested", "quotes", "one endless text", "halves", "many", "blanks"],
)
def test_nothing_takes_longer_than_its_length(body: bytes) -> None:
    def refuse() -> None:
        with pytest.raises(ValueError, match=r"\w+"):
            read_recording(body)

    within_patience(refuse)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200) | st.text(alphabet='{}[]",:\\0 nulupdate_id', max_size=60).map(str.encode))
def test_bytes_are_refused_by_a_value_error_or_read(body: bytes) -> None:
    try:
        raws = read_recording(body)
    except ValueError:
        return
    for raw in raws:
        assert raw.key
        try:
            SHOP.normalise(raw.body)
        except ValueError:
            SHOP.describe_unreadable(raw.body)


def test_all_samples_are_read_from_one_file_in_any_order() -> None:
    some = [sample(name) for name in ("text", "edited_text", "album_first", "album_second")]
    heard = []
    for order in permutations(some):
        raws = read_recording(b"[" + b",".join(order) + b"]")
        heard.append(sorted((raw.key, str(SHOP.normalise(raw.body))) for raw in raws))
    assert all(one == heard[0] for one in heard)
    every = read_recording(b"\n".join(map(sample, NAMES)))
    assert len({raw.key for raw in every}) == len(NAMES)
    assert any(isinstance(one, MessageIn) for raw in every for one in SHOP.normalise(raw.body))
