"""The histories after a replay are the same in whatever order the updates were read."""

import json
import random
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.replay.recordings import Recorded
from connectors.contract import Raw
from tests.connectors.telegram.samples import FOLDER, NAMES, sample, sample_json
from tests.replay.conftest import Line, Replayer

PAYLOADS = tuple(Recorded(str(FOLDER / f"{name}.json"), Raw(name, sample(name))) for name in NAMES)
DATES = (1451606400, 1795006660, 1795006661, 2145916800)


def update(number: int, **message: Any) -> Recorded:
    return recorded(number, message=sample_json("text")["message"] | message)


def recorded(number: int, **kinds: Any) -> Recorded:
    return Recorded("made.json", Raw(str(number), json.dumps({"update_id": number, **kinds}).encode()))


def conflicting() -> tuple[Recorded, ...]:
    """Several things under one number, several moments of one message, edits before and after, and years apart."""
    made = []
    for message_id in (1, 2, 9, 10, 11):
        for place, date in enumerate(DATES):
            number = 100 + (message_id * 7 + place) % 11
            made.append(update(number, message_id=message_id, date=date, text=f"{message_id} at {date}"))
            edited = sample_json("text")["message"] | {
                "message_id": message_id + 5,
                "date": date,
                "edit_date": date + 60,
            }
            made.append(recorded(200 + number, edited_message=edited))
    made.append(update(300, message_id=7, date=0))
    return tuple(made)


CONFLICTING = conflicting()


@given(
    order=st.permutations(PAYLOADS + CONFLICTING),
    repeated=st.lists(st.sampled_from(PAYLOADS + CONFLICTING), max_size=30),
)
@settings(
    max_examples=15,
    deadline=None,
    # Two hundred updates cannot be shrunk within the time of a test; the difference itself says which chat it is.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@pytest.mark.timeout(240)
def test_threads_are_the_same_in_any_order(
    telegram: Replayer, order: list[Recorded], repeated: list[Recorded]
) -> None:
    assert telegram.threads([*order, *repeated]) == in_the_order_of_files(telegram)


@lru_cache(maxsize=1)
def in_the_order_of_files(telegram: Replayer) -> list[Line]:
    return telegram.threads(PAYLOADS + CONFLICTING)


def keys(telegram: Replayer, found: Sequence[Recorded]) -> list[str]:
    (thread,) = telegram.threads(found)
    return [key.rpartition(":")[2] for key in thread["messages"]]


def test_a_thread_goes_by_the_channels_time_from_2016_to_2038(telegram: Replayer) -> None:
    found = [
        update(place, message_id=100 - place, date=date)
        for place, date in enumerate(reversed(DATES), start=1)
    ]
    assert keys(telegram, found) == ["96", "97", "98", "99"]


def test_messages_of_one_second_go_by_their_numbers(telegram: Replayer) -> None:
    found = [update(n, message_id=n) for n in (100, 9, 10, 11, 2)]
    assert keys(telegram, found) == ["2", "9", "10", "11", "100"]


def test_of_several_times_told_of_a_message_the_first_counts(telegram: Replayer) -> None:
    found = [
        update(1, message_id=1, date=DATES[3]),
        update(2, message_id=2, date=DATES[1]),
        update(3, message_id=1, date=DATES[0]),
    ]
    assert keys(telegram, found) == keys(telegram, found[::-1]) == ["1", "2"]


def test_two_updates_under_one_number_are_both_filed(telegram: Replayer) -> None:
    assert keys(telegram, [update(1, message_id=1), update(1, message_id=2)]) == ["1", "2"]


def test_a_long_replay_is_filed_in_few_transactions(telegram: Replayer) -> None:
    found = [update(n, message_id=n) for n in range(1, 1_201)]
    random.Random(7).shuffle(found)
    assert keys(telegram, found) == [str(n) for n in range(1, 1_201)]
