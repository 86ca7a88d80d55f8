"""Recorded events, in whatever wrapping somebody kept them."""

import json

import pytest

from connectors.contract import MessageIn
from connectors.testing.garbage import within_patience
from connectors.vk.batch import read_batch
from connectors.vk.recording import read_recording
from tests.connectors.vk.samples import NAMES, SHOP, sample, sample_json

ONE, TWO = sample("text").strip(), sample("text_of_the_flat_form").strip()
KEYS = [sample_json(name)["event_id"] for name in ("text", "text_of_the_flat_form")]
WRAPPINGS = {
    "one event": ONE,
    "one event of a file from Windows": b"\xef\xbb\xbf" + ONE + b"\r\n",
    "a list": b"[" + ONE + b"," + TWO + b"]",
    "an answer of the long poll": b'{"ts":"17","updates":[' + ONE + b"," + TWO + b"]}",
    "an answer in another order": b'{"updates":[' + ONE + b"," + TWO + b'],"ts":17}',
    "a list of answers": b'[{"ts":"1","updates":[' + ONE + b']},{"ts":"2","updates":[' + TWO + b"]}]",
    "one a line": b"\n".join(json.dumps(json.loads(one)).encode() for one in (ONE, TWO)) + b"\n",
    "one after another, written out": ONE + b"\n\n" + TWO,
    "answers, one a line": b'{"ts":"1","updates":['
    + ONE
    + b']}\n{"failed":1,"ts":"9"}\n{"ts":"2","updates":['
    + TWO
    + b"]}",
}
ODD = [
    b'{"type": "message_new", "event_id": "odd", "object": {"x": NaN}}',
    b'{"type": "message_new", "event_id": "odd", "object": {"text": "\xff"}}',
    b'{"type": "message_new", "event_id": "odd", "object": {"text": "\\ud83d"}}',
    b'{"type": "message_new", "event_id": "odd", "object": 1' + b"0" * 6000 + b"}",
    b'{"type": "message_new", "event_id": "odd", "object": ' + b"[" * 3000 + b"]" * 3000 + b"}",
]


@pytest.mark.parametrize("wrapping", WRAPPINGS)
def test_events_are_found_in_any_wrapping(wrapping: str) -> None:
    keys = [raw.key for raw in SHOP.read_recording(WRAPPINGS[wrapping])]
    assert keys == (KEYS[:1] if "one event" in wrapping else KEYS)


def test_an_event_is_kept_to_the_letter() -> None:
    letter = b'{ "event_id" : "e7",\n "type" : "message_new", "object": {"odd": [1.50, null]} }'
    (raw,) = read_recording(b'{"ts":"1","updates":[ ' + letter + b" ]}")
    assert (raw.key, raw.body) == ("e7", letter)


def test_an_event_without_a_number_has_a_lasting_key() -> None:
    (raw,) = read_recording(sample("text_of_the_oldest_form"))
    (again,) = read_recording(sample("text_of_the_oldest_form"))
    assert raw.key == again.key


def test_an_answer_without_news_is_an_empty_recording() -> None:
    assert read_recording(b'{"ts":"17","updates":[]}') == ()
    assert read_recording(b'{"failed":1,"ts":"30"}') == ()
    assert read_recording(b"[]") == ()
    assert read_recording(b'{"ts":"17","updates":null}') == ()
    assert read_batch(b'{"ts":"17","updates":null}').ts == "17"


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_event_does_not_hold_up_those_around_it(odd: bytes) -> None:
    answer = b'{"ts":"17","updates":[' + ONE + b"," + odd + b"," + TWO + b"]}"
    for found in (read_recording(answer), read_recording(b"[" + ONE + b"," + odd + b"," + TWO + b"]")):
        bodies = [raw.body for raw in found]
        assert bodies == [ONE, odd, TWO]
    batch = read_batch(answer)
    assert (batch.ts, batch.events) == ("17", (ONE, odd, TWO))


@pytest.mark.parametrize(
    "body", [b"", b"words", b"5", b'{"a": 1}', b'[{"a": 1}]', b'{"ts": "1"} words', b'["a"]']
)
def test_what_is_no_recording_is_refused(body: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_recording(body)


def test_a_long_recording_takes_as_long_as_it_is() -> None:
    found: list[object] = []
    within_patience(lambda: found.extend(read_recording(b"[" + b",".join([ONE] * 4_000) + b"]")))
    assert len(found) == 4_000


def test_every_sample_is_a_recording_of_itself() -> None:
    for name in NAMES:
        (raw,) = read_recording(sample(name))
        assert SHOP.normalise(raw.body) == SHOP.normalise(sample(name))


def test_mentions_without_end_take_no_longer_than_the_text() -> None:
    event = sample_json("text")
    heard: list[object] = []
    for text in ("[id1|" * 20_000, "[id1|я]" * 20_000, "[" * 100_000, "[https://a|" * 20_000):
        event["object"]["message"]["text"] = text
        within_patience(lambda: heard.extend(SHOP.normalise(json.dumps(event).encode())))
    assert all(isinstance(one, MessageIn) for one in heard)
