"""Telegram Business: we speak for Vera as long and as far as she lets us."""

from datetime import timedelta

import pytest

from connectors.contract import AT_ARRIVAL, Edit, LineState
from tests.connectors.telegram.samples import SHOP, heard, message, sample

LINE = "Hq3bConn_01"


@pytest.mark.parametrize(
    ("name", "is_open", "reason"),
    [
        ("business_connection", True, None),
        ("business_connection_from_an_old_server", True, None),
        ("business_connection_without_the_right", False, "not_allowed"),
        ("business_connection_off", False, "line_closed"),
    ],
)
def test_vera_lets_us_answer_for_her_or_takes_it_back(name: str, is_open: bool, reason: str | None) -> None:
    # Its date is that of the first connection, so only the arrival tells which of two comes later.
    assert heard(name) == LineState(LINE, is_open, AT_ARRIVAL, reason)


def test_a_connection_without_its_id_is_no_connection() -> None:
    with pytest.raises(ValueError, match="id"):
        SHOP.normalise(b'{"update_id": 1, "business_connection": {"is_enabled": true}}')


def test_a_client_of_veras_can_be_answered_for_a_day() -> None:
    told = message("business_message")
    assert told.line == LINE
    assert told.answer_by == told.sent_at + timedelta(hours=24)


def test_what_vera_writes_herself_opens_no_day() -> None:
    told = message("business_message_of_the_owner")
    assert (told.by_us, told.line, told.answer_by) == (True, LINE, None)


def test_an_edit_keeps_line_and_day_of_the_message() -> None:
    told = heard("business_message_edited")
    assert isinstance(told, Edit)
    assert told.fallback is not None
    assert told.fallback.line == LINE
    assert told.fallback.answer_by == told.fallback.sent_at + timedelta(hours=24)


def test_a_message_without_a_date_promises_no_day() -> None:
    undated = sample("business_message").replace(b'"date": 1795008760', b'"date": 0')
    (told,) = SHOP.normalise(undated)
    assert getattr(told, "line", None) == LINE
    assert getattr(told, "answer_by", "none") is None


def test_a_card_that_vera_sends_proves_nothing_of_her_client() -> None:
    (card,) = message("business_contact_of_the_owner").attachments
    assert card.details["own"] is False


def test_a_message_to_the_bot_itself_has_no_line() -> None:
    told = message("text")
    assert (told.line, told.answer_by, told.speaker) == (None, None, None)
