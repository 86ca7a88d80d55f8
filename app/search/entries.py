"""What the index holds of a message: stems of its words, marks of what it is, stems of its files' names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from app.db.tables import Attachment, Message
from app.search.stems import stems_in

MOST_WORDS = 4_000
"""Of one message."""
FILE = "~"
"""Stands before each stem of a file's name."""
NOTE, HAS_FILE = "#note", "#file"


@dataclass(frozen=True, slots=True)
class Entry:
    message_id: int
    at: datetime
    words: str
    """Terms parted by blanks, in the order of the text; those that begin with # are marks."""


def channel_mark(channel_id: int) -> str:
    return f"#c{channel_id}"


def operator_mark(operator_id: int) -> str:
    return f"#o{operator_id}"


def entries_of(connection: Connection, message_ids: Sequence[int]) -> list[Entry]:
    """Of those that can be found: what was deleted, and what the house itself says, cannot."""
    rows = connection.execute(_messages().where(Message.id.in_(message_ids))).all()
    return _entries(connection, rows)


def entries_between(connection: Connection, after: int, upto: int) -> list[Entry]:
    """Of all messages with ids in (after, upto]."""
    rows = connection.execute(_messages().where(Message.id > after, Message.id <= upto)).all()
    return _entries(connection, rows)


def _messages() -> Any:
    return select(
        Message.id,
        Message.order_at,
        Message.text,
        Message.direction,
        Message.channel_id,
        Message.operator_id,
        Message.attachment_count,
    ).where(Message.deleted_at.is_(None), Message.direction != "system")


def _entries(connection: Connection, rows: Sequence[Row[*tuple[Any, ...]]]) -> list[Entry]:
    names = file_names(connection, [row.id for row in rows if row.attachment_count])
    return [Entry(row.id, row.order_at, _words(row, names.get(row.id, []))) for row in rows]


def _words(row: Row[*tuple[Any, ...]], files: Sequence[str]) -> str:
    words = stems_in(row.text)[:MOST_WORDS]
    if row.channel_id is not None:
        words.append(channel_mark(row.channel_id))
    if row.operator_id is not None:
        words.append(operator_mark(row.operator_id))
    if row.direction == "note":
        words.append(NOTE)
    if files:
        words.append(HAS_FILE)
    for name in files:
        words += [FILE + stem for stem in stems_in(name)][:MOST_WORDS]
    return " ".join(words)


def file_names(connection: Connection, message_ids: Sequence[int]) -> dict[int, list[str]]:
    """Of each message that has files, in their order; empty where a file has no name. Places and cards are none."""
    names: dict[int, list[str]] = {}
    if message_ids:
        rows = connection.execute(
            select(Attachment.message_id, Attachment.name)
            .where(Attachment.message_id.in_(message_ids), Attachment.state != "none")
            .order_by(Attachment.message_id, Attachment.position)
        )
        for message_id, name in rows:
            names.setdefault(message_id, []).append(name or "")
    return names
