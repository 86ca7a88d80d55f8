"""What lies on the disk of a house that has just died or stopped: read from a copy, so that nothing is mended."""

import shutil
import sqlite3
import tempfile
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class OnDisk:
    words: list[str]
    """Of all messages, in the order of the histories."""
    seqs: list[int]
    counter: int
    events: list[tuple[str, str]]
    """Kind and body."""
    sending: frozenset[int]
    """Messages that were on their way at that moment."""
    fates: dict[int, tuple[str, str | None]]
    """State and code of the delivery, by message id."""
    replies: dict[str, list[int]]
    """Ids of the messages under an author's key."""

    @classmethod
    def of(cls, file: Path) -> "OnDisk":
        with tempfile.TemporaryDirectory() as folder:
            for part in file.parent.glob(f"{file.name}*"):
                shutil.copy(part, folder)
            with closing(sqlite3.connect(Path(folder) / file.name)) as database:
                return _read(database)

    def assert_log_has_no_gap(self) -> None:
        assert self.seqs == list(range(1, len(self.seqs) + 1))
        assert self.counter == len(self.seqs)

    def assert_holds_once(self, texts: list[str]) -> None:
        """Each of them once, and in this order."""
        counts = Counter(self.words)
        assert {text: counts[text] for text in texts if counts[text] != 1} == {}
        wanted = set(texts)
        assert [text for text in self.words if text in wanted] == texts


def _read(database: sqlite3.Connection) -> OnDisk:
    def column(sql: str) -> list[int]:
        return [row[0] for row in database.execute(sql)]

    replies: dict[str, list[int]] = {}
    for key, number in database.execute(
        "SELECT author_key, id FROM messages WHERE direction = 'out' AND author_key IS NOT NULL"
    ):
        replies.setdefault(key.partition(":")[2], []).append(number)
    return OnDisk(
        words=[
            row[0] for row in database.execute("SELECT text FROM messages ORDER BY strand_id, order_at, id")
        ],
        seqs=column("SELECT seq FROM events ORDER BY seq"),
        events=list(database.execute("SELECT kind, body FROM events ORDER BY seq")),
        counter=column("SELECT seq FROM event_counter")[0],
        sending=frozenset(column("SELECT message_id FROM deliveries WHERE state = 'sending'")),
        fates={
            row[0]: (row[1], row[2])
            for row in database.execute("SELECT message_id, state, code FROM deliveries")
        },
        replies=replies,
    )
