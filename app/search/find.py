"""One question, whatever it is about."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection

from app.kit.text import folded
from app.matching.layout import in_cyrillic, in_latin
from app.search.clients import ClientsFound, find_clients
from app.search.cursors import Cursor, cursor_text, read_cursor
from app.search.messages import MessagesFound, find_messages
from app.search.question import Filters, Kind, read_question
from app.search.schemas import SearchHit, SearchPage

PAGE = 20
FEW = 5
"""People and files on the first page of all."""


def search(
    connection: Connection,
    query: str,
    *,
    kind: Kind = "all",
    filters: Filters | None = None,
    by_relevance: bool = True,
    cursor: str | None = None,
) -> SearchPage:
    """Raises OknoError bad_cursor. Words that lead nowhere are tried as typed on the other keyboard."""
    filters = filters or Filters()
    if cursor is not None:
        begun = read_cursor(cursor)
        page = _page(connection, begun.words or query, kind, filters, begun, by_relevance=by_relevance)
        return _told(page, begun.words)
    page = _page(connection, query, kind, filters, Cursor(), by_relevance=by_relevance)
    if page.hits:
        return _told(page, None)
    for other in _on_the_other_keyboard(query):
        instead = _page(connection, other, kind, filters, Cursor(), by_relevance=by_relevance)
        if instead.hits:
            return _told(instead, other)
    return _told(page, None)


@dataclass(frozen=True, slots=True)
class _Page:
    hits: tuple[SearchHit, ...]
    following: Cursor | None
    more: tuple[Literal["clients", "files"], ...] = ()


def _page(
    connection: Connection, query: str, kind: Kind, filters: Filters, cursor: Cursor, *, by_relevance: bool
) -> _Page:
    if kind == "clients":
        people = _people(connection, query, filters, cursor, PAGE, by_relevance=by_relevance)
        return _Page(people.hits, people.next)
    if kind != "all":
        found = _messages(connection, query, kind, filters, cursor, PAGE, by_relevance=by_relevance)
        return _Page(found.hits, found.next)
    messages = _messages(connection, query, "all", filters, cursor, PAGE, by_relevance=by_relevance)
    if cursor.before is not None:
        return _Page(messages.hits, messages.next)
    people = _people(connection, query, filters, cursor, FEW, by_relevance=by_relevance)
    files = MessagesFound((), None)
    if folded(query):
        files = _messages(connection, query, "files", filters, cursor, FEW, by_relevance=by_relevance)
    more: tuple[Literal["clients", "files"], ...] = ("clients",) if people.next else ()
    if files.next:
        more = (*more, "files")
    return _Page((*people.hits, *messages.hits, *files.hits), messages.next, more)


def _people(
    connection: Connection, query: str, filters: Filters, cursor: Cursor, count: int, *, by_relevance: bool
) -> ClientsFound:
    if filters.are_of_messages:
        return ClientsFound((), None)
    return find_clients(connection, query, filters, by_relevance=by_relevance, cursor=cursor, count=count)


def _messages(
    connection: Connection,
    query: str,
    kind: Kind,
    filters: Filters,
    cursor: Cursor,
    count: int,
    *,
    by_relevance: bool,
) -> MessagesFound:
    question = read_question(query, kind, filters)
    asks_for_all = not question.has_words and (filters.any or kind in {"files", "notes"})
    if not question.has_words and (folded(query) or not asks_for_all):
        return MessagesFound((), None)
    return find_messages(
        connection,
        question,
        # Without words nothing fits better than another.
        by_relevance=by_relevance and question.has_words,
        cursor=cursor,
        count=count,
    )


def _on_the_other_keyboard(query: str) -> Iterator[str]:
    typed = folded(query)
    for other in (in_cyrillic(query.casefold()), in_latin(query.casefold())):
        if folded(other) != typed and any(letter.isalpha() for letter in other):
            yield other


def _told(page: _Page, corrected: str | None) -> SearchPage:
    following = None
    if page.following is not None:
        cursor = page.following
        cursor.words = corrected
        following = cursor_text(cursor)
    return SearchPage(hits=page.hits, next=following, corrected=corrected, more=page.more)
