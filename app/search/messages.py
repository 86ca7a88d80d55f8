"""Finding messages, notes and files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row

from app.clients.records import Face, client_brief
from app.clients.schemas import ClientBrief
from app.db.moments import from_micros
from app.db.transaction import run_sql
from app.search.cursors import Cursor
from app.search.entries import file_names
from app.search.highlighting import Snippet, snippet_of
from app.search.index import NewestHit, newest
from app.search.question import Question
from app.search.ranking import ranked
from app.search.schemas import SearchHit, SnippetCard

AMONG = 1_000
"""The newest hits, among which the best are shown first; then those before them."""
MOST_ROUNDS = 20
"""Of looking further back for one page, where most of what is found lies in the spam folder."""
TOP = (1 << 62) - 1


@dataclass(frozen=True, slots=True)
class MessagesFound:
    hits: tuple[SearchHit, ...]
    next: Cursor | None


def find_messages(
    connection: Connection, question: Question, *, by_relevance: bool, cursor: Cursor, count: int
) -> MessagesFound:
    """With `kind` files, one hit a message whose files are called so."""
    hits: list[SearchHit] = []
    run = (
        _best(connection, question, cursor) if by_relevance else _newest(connection, question, cursor, count)
    )
    reached = cursor
    for batch in _in_batches(run, count + 1):
        cards = _cards(connection, question, [found.hit for found in batch])
        for found in batch:
            card = cards.get(found.hit[0])
            if card is None:
                reached = found.cursor
                continue
            if len(hits) == count:
                return MessagesFound(tuple(hits), reached)
            hits.append(card.model_copy(update={"score": found.score}))
            reached = found.cursor
    return MessagesFound(tuple(hits), None)


@dataclass(frozen=True, slots=True)
class _Found:
    hit: NewestHit
    score: float
    cursor: Cursor
    """To go on behind it."""


def _best(connection: Connection, question: Question, cursor: Cursor) -> Iterator[_Found]:
    before, after = cursor.before or TOP, cursor.after
    for _ in range(MOST_ROUNDS):
        block = newest(connection, question, before, AMONG)
        if not block:
            return
        # What comes while somebody reads does not push anything out of its place.
        top = min(before, block[0][0] + 1)
        for score, hit in ranked(question, block):
            if after is None or (score, hit[0]) < after:
                yield _Found(hit, score, Cursor(before=top, after=(score, hit[0])))
        if len(block) < AMONG:
            return
        before, after = block[-1][0], None


def _newest(connection: Connection, question: Question, cursor: Cursor, count: int) -> Iterator[_Found]:
    before = cursor.before or TOP
    for _ in range(MOST_ROUNDS):
        block = newest(connection, question, before, count + 1)
        for hit in block:
            yield _Found(hit, 0.0, Cursor(before=hit[0]))
        if len(block) <= count:
            return
        before = block[-1][0]


def _in_batches(run: Iterator[_Found], size: int) -> Iterator[list[_Found]]:
    batch: list[_Found] = []
    for found in run:
        batch.append(found)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


_SEEN = (
    "SELECT m.id, m.text, m.direction, m.channel_id, m.operator_id, m.order_at, coalesce(t.id, v.id),"
    " s.client_id, coalesce(c.given_name, c.name), c.picture_key, coalesce(t.spam, v.spam)"
    " FROM messages AS m JOIN strands AS s ON s.id = m.strand_id JOIN clients AS c ON c.id = s.client_id"
    " JOIN conversations AS v ON v.id = m.conversation_id LEFT JOIN conversations AS t ON t.id = v.joined_into_id"
    " WHERE m.id IN ({marks}) AND m.deleted_at IS NULL AND c.erased_at IS NULL"
)


def _cards(connection: Connection, question: Question, hits: Sequence[NewestHit]) -> dict[int, SearchHit]:
    """By message id; without those that nobody is to see here."""
    ids = tuple(hit[0] for hit in hits)
    rows = run_sql(connection, _SEEN.format(marks=", ".join("?" * len(ids))), ids).all()
    seen = [row for row in rows if question.filters.spam or not row[10]]
    names = file_names(connection, [row[0] for row in seen]) if question.kind == "files" else {}
    is_of_files = question.kind == "files"
    return {row[0]: _card(row, question, names.get(row[0], []) if is_of_files else None) for row in seen}


def _card(row: Row[*tuple[Any, ...]], question: Question, names: Sequence[str] | None) -> SearchHit:
    message_id, text, direction, channel_id, operator_id, at, conversation_id, client_id, name, picture, _ = (
        row
    )
    snippet = _best_name(names, question) if names is not None else snippet_of(text, question)
    return SearchHit(
        kind="message" if names is None else "file",
        client=ClientBrief.model_validate(client_brief(client_id, Face(name, picture))),
        conversation_id=conversation_id,
        message_id=message_id,
        at=from_micros(at) if isinstance(at, int) else at,
        channel_id=channel_id,
        direction=direction,
        operator_id=operator_id,
        snippet=SnippetCard(text=snippet.text, marks=snippet.marks),
        score=0.0,
    )


def _best_name(names: Sequence[str], question: Question) -> Snippet:
    """Of those that have one; empty where none has."""
    lines = [snippet_of(name, question) for name in names if name]
    return max(lines, key=lambda line: len(line.marks)) if lines else Snippet("", ())
