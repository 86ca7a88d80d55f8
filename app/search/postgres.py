"""The index on PostgreSQL: a tsvector of the very same stems under GIN."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from app.db.moments import to_micros
from app.db.setwise import InsertRows
from app.db.tables import SearchEntry
from app.db.transaction import Transaction, run_sql
from app.search.entries import FILE, Entry
from app.search.question import Filters, Phrase, Question, Term
from app.search.terms import Condition, conditions_of

RUN = 8_192
"""Messages in a run. The run of a message is a term too, so that the newest can be looked through first: a GIN index
has no order, and without a bound a common word would cost as much as there are messages."""
_STRIDES = (2, 6, 24)
"""Runs that are looked through at once, one stride after another; after these all the rest."""
_MOST_POSITIONS = 16_383

_ENTRIES = InsertRows(SearchEntry, ("message_id", "at", "words"))


def put(tx: Transaction, message_ids: Sequence[int], entries: Sequence[Entry]) -> None:
    """These messages are known by these entries from now on, and by nothing else."""
    tx.run("DELETE FROM search_index WHERE message_id = ANY(?::bigint[])", (list(message_ids),))
    tx.run("DELETE FROM search_entries WHERE message_id = ANY(?::bigint[])", (list(message_ids),))
    if entries:
        _ENTRIES(tx, [(entry.message_id, entry.at, entry.words) for entry in entries])
        tx.run(
            "INSERT INTO search_index (message_id, vector)"
            " SELECT id, vector::tsvector FROM unnest(?::bigint[], ?::text[]) AS given(id, vector)",
            ([entry.message_id for entry in entries], [vector_of(entry) for entry in entries]),
        )


def vector_of(entry: Entry) -> str:
    """As a literal, since PostgreSQL's own parser would cut words in its own way."""
    places: dict[str, list[str]] = {}
    for place, word in enumerate(entry.words.split(" "), start=1):
        if word:
            places.setdefault(word, []).append(str(min(place, _MOST_POSITIONS)))
    terms = [f"'{word}':{','.join(held[:255])}" for word, held in places.items()]
    return " ".join([*terms, f"'{_run_term(entry.message_id // RUN)}'"])


def newest(connection: Connection, question: Question, before: int, limit: int) -> list[tuple[int, int, str]]:
    """(message id, moment in microseconds, words) of hits with ids below `before`, newest first."""
    condition = conditions_of(question)
    found: list[tuple[int, int, str]] = []
    for low, high, runs in _stretches(connection, before) if not condition.is_empty else ():
        found += _within(connection, condition, question.filters, low, high, runs, limit - len(found))
        if len(found) >= limit:
            break
    if condition.is_empty:
        dates, moments = _dates(question.filters)
        rows = run_sql(
            connection,
            f"SELECT e.message_id, e.at, e.words FROM search_entries AS e WHERE e.message_id < ?{dates}"
            " ORDER BY e.message_id DESC LIMIT ?",
            (before, *moments, limit),
        )
        found = [(row[0], to_micros(row[1]), row[2]) for row in rows]
    return found


def _within(
    connection: Connection,
    condition: Condition,
    filters: Filters,
    low: int,
    high: int,
    runs: Sequence[int],
    limit: int,
) -> list[tuple[int, int, str]]:
    dates, moments = _dates(filters)
    rows = run_sql(
        connection,
        "WITH hits AS MATERIALIZED (SELECT message_id FROM search_index"
        " WHERE vector @@ ?::tsquery AND message_id >= ? AND message_id < ?"
        # The sum keeps the planner from walking down all ids and looking into each.
        " ORDER BY message_id + 0 DESC"
        + (" LIMIT ?" if not moments else "")
        + ") SELECT e.message_id, e.at, e.words FROM hits JOIN search_entries AS e USING (message_id)"
        f" WHERE true{dates} ORDER BY e.message_id DESC LIMIT ?",
        (query_of(condition, runs), low, high, *(() if moments else (limit,)), *moments, limit),
    )
    return [(row[0], to_micros(row[1]), row[2]) for row in rows]


def _stretches(connection: Connection, before: int) -> Iterator[tuple[int, int, Sequence[int]]]:
    """(from id, before id, runs of them), newest first; the last stretch names no runs."""
    newest_id = run_sql(connection, "SELECT max(message_id) FROM search_index").scalar() or 0
    high = min(before, newest_id + 1)
    for stride in _STRIDES:
        if high <= 0:
            return
        last = (high - 1) // RUN
        first = max(0, last - stride + 1)
        yield first * RUN, high, range(first, last + 1)
        high = first * RUN
    if high > 0:
        yield 0, high, ()


def query_of(condition: Condition, runs: Sequence[int] = ()) -> str:
    """In the grammar of a tsquery. Everything stands in quotes, and no term holds one."""
    sign = FILE if condition.of_files else ""
    wanted = [_phrase(phrase, sign) for phrase in condition.phrases]
    wanted += [_term(term, sign) for term in condition.terms]
    wanted += [f"'{mark}'" for mark in condition.marks]
    wanted += [f"!'{mark}'" for mark in condition.without]
    if runs:
        wanted.append("(" + " | ".join(f"'{_run_term(run)}'" for run in runs) + ")")
    return " & ".join(wanted)


def _phrase(phrase: Phrase, sign: str) -> str:
    return "(" + " <-> ".join(f"'{sign}{stem}'" for stem in phrase.stems) + ")"


def _term(term: Term, sign: str) -> str:
    choices = [f"'{sign}{stem}'" for stem in term.stems]
    if term.prefix is not None:
        choices.append(f"'{sign}{term.prefix}':*")
    return "(" + " | ".join(choices) + ")"


def _run_term(run: int) -> str:
    return f"@{run}"


def _dates(filters: Filters) -> tuple[str, tuple[object, ...]]:
    sql, moments = "", []
    if filters.since is not None:
        sql += " AND e.at >= ?"
        moments.append(filters.since)
    if filters.until is not None:
        sql += " AND e.at < ?"
        moments.append(filters.until)
    return sql, tuple(moments)
