"""A replay from the first file to the last, in bounded memory."""

from collections.abc import Iterable, Iterator

from app.db.writer import Writer
from app.replay.filing import file_all
from app.replay.recordings import Recorded, Unread
from app.replay.telling import Line, line_of, nothing_of
from connectors.contract import Connector

MOST_AT_ONCE = 500
"""Updates and files in one transaction."""
LARGEST_AT_ONCE = 4_000_000
"""Bytes of updates in one transaction, where no single one has more."""

Found = Recorded | Unread


def replay(writer: Writer, connector: Connector, found: Iterable[Found]) -> Iterator[list[Line]]:
    """One line for each update, and for each file that holds none; in order, some at a time."""
    for some in _some_at_a_time(found):
        filed = iter(file_all(writer, connector, [one for one in some if isinstance(one, Recorded)]))
        lines = []
        for one in some:
            if isinstance(one, Unread):
                lines.append(nothing_of(one.file, one.outcome, one.reason))
                continue
            this = next(filed)
            line = line_of(this.file, this.letter, this.refusal)
            lines.append(line | {"duplicate": True} if this.duplicate else line)
        yield lines


def _some_at_a_time(found: Iterable[Found]) -> Iterator[list[Found]]:
    some: list[Found] = []
    size = 0
    for one in found:
        some.append(one)
        size += len(one.raw.body) if isinstance(one, Recorded) else 0
        if len(some) >= MOST_AT_ONCE or size >= LARGEST_AT_ONCE:
            yield some
            some, size = [], 0
    if some:
        yield some
