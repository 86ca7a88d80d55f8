"""The histories as the scratch house has them, the same for any order in which the updates were read.

A message stands at the moment the channel told; among those of one moment the channel's own ids decide, by their
numbers. A chat that moved is one chat, under the name it moved to.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import Connection

from app.db.transaction import run_sql

Thread = dict[str, Any]

_NUMBER = re.compile("([0-9]+)")


def threads(connection: Connection) -> Iterator[Thread]:
    """One of each chat in which anything was said: `{"chat", "messages"}`."""
    names = _names_after_moves(run_sql(connection, "SELECT old, new FROM told_moves").all())
    rows = run_sql(
        connection,
        "SELECT i.external_id, m.external_id, coalesce(t.at, m.order_at) FROM identities AS i"
        " JOIN messages AS m ON m.identity_id = i.id"
        " LEFT JOIN told_moments AS t ON t.external_id = m.external_id ORDER BY i.external_id",
    )
    moved: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for chat, lines in groupby(rows, key=lambda row: str(row[0])):
        if chat in names:
            moved[names[chat]].extend(tuple(line) for line in lines)
        else:
            yield _thread(chat, lines)
    for chat, collected in sorted(moved.items()):
        yield _thread(chat, collected)


def _thread(chat: str, lines: Iterable[Any]) -> Thread:
    in_order = sorted(lines, key=lambda line: (line[2], _by_numbers(line[1])))
    return {"chat": chat, "messages": [key for _, key, _ in in_order]}


def _by_numbers(external_id: str) -> list[tuple[int, str]]:
    """`5:9` before `5:10`. A number is compared by its length first, however long it is."""
    return [
        (len(part.lstrip("0")), part) if place % 2 else (0, part)
        for place, part in enumerate(_NUMBER.split(external_id))
    ]


def _names_after_moves(moves: Iterable[Any]) -> Mapping[str, str]:
    """What each chat that moved, or was moved to, is called in the end."""
    groups: dict[str, set[str]] = {}
    left = set()
    for old, new in moves:
        left.add(old)
        together = groups.get(old, {old}) | groups.get(new, {new})
        groups |= dict.fromkeys(together, together)
    # Moves that contradict each other still give one name.
    return {chat: min(group - left or group) for chat, group in groups.items()}
