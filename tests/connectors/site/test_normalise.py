"""What a visitor's browser wrote."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.contract import Author, Ignored, MessageIn, MessageOut, SendFailed
from connectors.site.connector import SiteConnector
from connectors.testing import assert_sound

VISITOR = "v7Qm2Zk9"
ARRIVED = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
SITE = SiteConnector({})


def update(
    text: str,
    *,
    visitor_says: dict[str, Any] | None = None,
    reply_to: str | None = None,
    name: str | None = None,
    language: str | None = "ru",
) -> bytes:
    frame = {"type": "message", "key": "k-1", "text": text, "reply_to": reply_to} | (visitor_says or {})
    update = {
        "frame": frame,
        "visitor": VISITOR,
        "arrived_at": ARRIVED.isoformat(),
        "language": language,
        "name": name,
    }
    return json.dumps(update).encode()


def message(raw: bytes) -> MessageIn:
    (told,) = SITE.normalise(raw)
    assert isinstance(told, MessageIn)
    return told


def test_a_visitor_writes() -> None:
    assert message(update("Здравствуйте!", name=" Анна ")) == MessageIn(
        external_id=f"{VISITOR}:k-1",
        author=Author(VISITOR, name="Анна", language="ru"),
        address=VISITOR,
        sent_at=ARRIVED,
        text="Здравствуйте!",
    )


def test_an_answer_names_what_it_answers() -> None:
    assert message(update("Да", reply_to="#17")).reply_to == "#17"


@pytest.mark.parametrize(
    ("written_at", "sent_at"),
    [
        ("2026-11-22T08:30:00Z", datetime(2026, 11, 22, 8, 30, tzinfo=UTC)),
        ("2026-11-22T11:30:00+03:00", datetime(2026, 11, 22, 8, 30, tzinfo=UTC)),
        ("2026-11-22T09:00:01Z", ARRIVED),
        ("2038-01-01T00:00:00Z", ARRIVED),
        ("1970-01-01T00:00:00Z", ARRIVED),
        ("0001-01-01T00:00:00+14:00", ARRIVED),
        ("9999-12-31T23:59:59-12:00", ARRIVED),
        ("2026-11-22T08:30:00", ARRIVED),
        ("yesterday", ARRIVED),
        (1795335967000, ARRIVED),
        (None, ARRIVED),
        ({"when": "now"}, ARRIVED),
    ],
)
def test_the_visitors_clock_is_believed_as_far_as_it_can_be_true(
    written_at: object, sent_at: datetime
) -> None:
    assert message(update("Привет", visitor_says={"written_at": written_at})).sent_at == sent_at


def test_control_characters_go_and_all_that_people_write_stays() -> None:
    family, arabic, joined = "👨‍👩‍👧", "\u202bمرحبا\u202c", "a\u200bb"
    written = f"Чай\x00\x1b[31m\r\nи\rкофе\t{family} {arabic} {joined} <img onerror>"
    assert message(update(written)).text == f"Чай[31m\nи\nкофе\t{family} {arabic} {joined} <img onerror>"


def test_a_frame_that_is_no_message_is_left_to_the_house() -> None:
    assert SITE.normalise(update("", visitor_says={"type": "read"})) == [Ignored("not_a_message")]


@pytest.mark.parametrize(
    "raw",
    [
        update("Привет", visitor_says={"key": ""}),
        update("Привет", visitor_says={"key": "k\x00"}),
        update("Привет", visitor_says={"text": 5}),
        update("Привет").replace(VISITOR.encode(), b""),
        update("Привет").replace(b"+00:00", b""),
        update("Привет").replace(b"arrived_at", b"arrived"),
    ],
)
def test_what_the_house_did_not_make_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        SITE.normalise(raw)


async def test_nothing_is_ever_sent_past_the_visitors_socket() -> None:
    with pytest.raises(SendFailed) as failed:
        await SITE.send(MessageOut("k", 1, VISITOR, "Добрый день!"))
    assert (failed.value.code, failed.value.outcome) == ("not_allowed", "final")


@settings(max_examples=200, deadline=None)
@given(text=st.text(), name=st.none() | st.text(), reply_to=st.none() | st.text())
def test_whatever_a_visitor_writes_is_heard_soundly(
    text: str, name: str | None, reply_to: str | None
) -> None:
    assert_sound(message(update(text, name=name, reply_to=reply_to)))
