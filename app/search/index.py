"""The index, whichever database holds it."""

from collections.abc import Sequence

from sqlalchemy import Connection

from app.db.transaction import Transaction
from app.search import postgres, sqlite
from app.search.entries import Entry
from app.search.question import Question

NewestHit = tuple[int, int, str]
"""(message id, moment in microseconds, words): newest first."""


def put(tx: Transaction, message_ids: Sequence[int], entries: Sequence[Entry]) -> None:
    """These messages are known by these entries from now on, and by nothing else: a message without one is gone."""
    if tx.on_sqlite:
        sqlite.put(tx, message_ids, entries)
    else:
        postgres.put(tx, message_ids, entries)


def newest(connection: Connection, question: Question, before: int, limit: int) -> list[NewestHit]:
    """Hits with ids below `before`."""
    if connection.dialect.name == "sqlite":
        return sqlite.newest(connection, question, before, limit)
    return postgres.newest(connection, question, before, limit)
