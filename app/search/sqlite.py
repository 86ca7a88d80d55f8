"""The index on SQLite: FTS5 without content, so that what goes must be told as it was put in.

Terms come ready-made and parted by blanks; the tokenizer `ascii` takes every letter beyond ASCII as it is.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from app.db.moments import to_micros
from app.db.transaction import Transaction
from app.kit.json import dumps
from app.search.entries import FILE, Entry
from app.search.question import Filters, Phrase, Question, Term
from app.search.terms import Condition, conditions_of


def put(tx: Transaction, message_ids: Sequence[int], entries: Sequence[Entry]) -> None:
    """These messages are known by these entries from now on, and by nothing else."""
    given = (dumps(list(message_ids)),)
    tx.run(
        "INSERT INTO search_index (search_index, rowid, words) SELECT 'delete', e.message_id, e.words"
        " FROM json_each(?) AS k CROSS JOIN search_entries AS e WHERE e.message_id = k.value",
        given,
    )
    tx.run("DELETE FROM search_entries WHERE message_id IN (SELECT value FROM json_each(?))", given)
    rows = [(entry.message_id, to_micros(entry.at), entry.words) for entry in entries]
    if rows:
        tx.run("INSERT INTO search_entries (message_id, at, words) VALUES (?, ?, ?)", rows)
        tx.run("INSERT INTO search_index (rowid, words) VALUES (?, ?)", [(row[0], row[2]) for row in rows])


def newest(connection: Connection, question: Question, before: int, limit: int) -> list[tuple[int, int, str]]:
    """(message id, moment in microseconds, words) of hits with ids below `before`, newest first."""
    condition = conditions_of(question)
    dates, moments = _dates(question.filters)
    if condition.is_empty:
        return _rows(
            connection,
            f"SELECT e.message_id, e.at, e.words FROM search_entries AS e WHERE e.message_id < ?{dates}"
            " ORDER BY e.message_id DESC LIMIT ?",
            (before, *moments, limit),
        )
    return _rows(
        connection,
        "SELECT e.message_id, e.at, e.words FROM search_index AS i"
        " CROSS JOIN search_entries AS e ON e.message_id = i.rowid"
        f" WHERE search_index MATCH ? AND i.rowid < ?{dates} ORDER BY i.rowid DESC LIMIT ?",
        (match_of(condition), before, *moments, limit),
    )


def _rows(connection: Connection, sql: str, given: tuple[object, ...]) -> list[tuple[int, int, str]]:
    """Past SQLAlchemy, which would cost as much for a thousand rows as all else."""
    if not connection.in_transaction():
        connection.begin()  # which it would do by itself: all is read as of one moment
    driver: Any = connection.connection.driver_connection
    found: list[tuple[int, int, str]] = driver.execute(sql, given).fetchall()
    return found


def match_of(condition: Condition) -> str:
    """In FTS5's own grammar. Everything stands in quotes, and no term holds one."""
    sign = FILE if condition.of_files else ""
    wanted = [_phrase(phrase, sign) for phrase in condition.phrases]
    wanted += [_term(term, sign) for term in condition.terms]
    wanted += [f'"{mark}"' for mark in condition.marks]
    refused = "".join(f' NOT "{mark}"' for mark in condition.without)
    return f"({' AND '.join(wanted)}){refused}"


def _phrase(phrase: Phrase, sign: str) -> str:
    return '"' + " ".join(sign + stem for stem in phrase.stems) + '"'


def _term(term: Term, sign: str) -> str:
    choices = [f'"{sign}{stem}"' for stem in term.stems]
    if term.prefix is not None:
        choices.append(f'"{sign}{term.prefix}" *')
    return "(" + " OR ".join(choices) + ")"


def _dates(filters: Filters) -> tuple[str, tuple[int, ...]]:
    sql, moments = "", []
    if filters.since is not None:
        sql += " AND e.at >= ?"
        moments.append(to_micros(filters.since))
    if filters.until is not None:
        sql += " AND e.at < ?"
        moments.append(to_micros(filters.until))
    return sql, tuple(moments)
