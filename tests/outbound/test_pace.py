"""Pauses within a chat have no gap between the end of one send and the next look at the queue."""

from datetime import UTC, datetime, timedelta

from app.outbound.pace import Pace
from connectors.contract import Capabilities

NOON = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PAUSE = timedelta(seconds=1)


def test_a_chat_rests_from_the_start_of_a_send_until_its_pause_is_over() -> None:
    pace = Pace(Capabilities(text_limit=100, chat_pause=PAUSE, sends_per_second=30))
    assert pace.resting(NOON) == []
    pace.began("anna", NOON, 1)
    assert pace.resting(NOON) == ["anna"]
    pace.ended("anna", NOON)
    assert pace.resting(NOON + PAUSE / 2) == ["anna"]
    assert pace.resting(NOON + PAUSE) == []


def test_without_a_pause_nobody_rests() -> None:
    pace = Pace(Capabilities(text_limit=100))
    pace.began("anna", NOON, 1)
    assert pace.resting(NOON) == []
