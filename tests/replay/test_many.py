"""Many files: work grows with what they hold, and only some of it is in hand at a time."""

import re
from collections.abc import Iterator

import pytest

from app.db.writer import Appended
from app.replay import replaying
from app.replay.filing import file_all
from app.replay.recordings import Recorded, Unread
from connectors.contract import Heard, Raw
from connectors.telegram.connector import TelegramConnector
from tests.connectors.telegram.samples import sample
from tests.replay.conftest import Replayer

TEXT = sample("text")
NUMBERS = re.compile(rb'"(update|message)_id": \d+')


def recorded(count: int) -> Iterator[Recorded]:
    for number in range(count):
        body = NUMBERS.sub(rb'"\1_id": %d' % number, TEXT)
        yield Recorded(f"{number}.json", Raw(str(number), body))


def test_five_thousand_updates_are_filed_in_ten_transactions(telegram: Replayer) -> None:
    commits: list[Appended] = []
    with telegram.scratch() as writer:
        writer.after_commit.append(commits.append)
        told = sum(map(len, replaying.replay(writer, telegram.connector, recorded(5_000))))
    assert told == 5_000
    assert len(commits) <= 10


def test_no_more_is_taken_in_hand_than_a_batch(telegram: Replayer) -> None:
    taken: list[str] = []

    def watched() -> Iterator[Recorded]:
        for one in recorded(2_000):
            taken.append(one.file)
            yield one

    with telegram.scratch() as writer:
        batches = replaying.replay(writer, telegram.connector, watched())
        assert len(next(batches)) == replaying.MOST_AT_ONCE
        assert len(taken) <= replaying.MOST_AT_ONCE + 1


def test_large_updates_make_small_batches(telegram: Replayer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replaying, "LARGEST_AT_ONCE", 3 * len(TEXT) - 60)
    with telegram.scratch() as writer:
        sizes = [len(lines) for lines in replaying.replay(writer, telegram.connector, recorded(10))]
    assert sizes == [3, 3, 3, 1]


def test_files_that_hold_nothing_keep_their_place(telegram: Replayer) -> None:
    first, second = recorded(2)
    found: list[Recorded | Unread] = [
        Unread("a", "empty"),
        first,
        Unread("b", "empty"),
        second,
        Unread("c", "empty"),
    ]
    with telegram.scratch() as writer:
        (lines,) = replaying.replay(writer, telegram.connector, found)
    assert [line["file"] for line in lines] == ["a", "0.json", "b", "1.json", "c"]


def test_an_update_the_database_cannot_take_leaves_its_neighbours_alone(telegram: Replayer) -> None:
    class Spoilt(TelegramConnector):
        def normalise(self, raw: bytes) -> list[Heard]:
            (heard,) = super().normalise(raw)
            if b'"update_id": 1,' in raw:
                object.__setattr__(heard, "text", object())
            return [heard]

    with telegram.scratch() as writer:
        filed = file_all(writer, Spoilt({"token": "1:replay"}), list(recorded(3)))
    assert [one.refusal for one in filed] == [None, "could_not_be_stored", None]
