"""Finding people by what they are called, and by their phones and e-mails."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz.distance import OSA
from sqlalchemy import Connection, Row, func, select

from app.clients.records import Face, client_brief
from app.clients.schemas import ClientBrief
from app.db.moments import to_micros
from app.db.tables import Client, ContactPoint, Conversation, Identity
from app.db.transaction import run_sql
from app.kit.phone import shown_phone
from app.search.cursors import Cursor
from app.search.highlighting import Snippet, snippet_with
from app.search.name_keys import NamesAsked, may_slip, read_names, slips_of
from app.search.question import Filters
from app.search.schemas import SearchHit, SnippetCard
from app.search.stems import words_in

AMONG = 300
"""People who are looked at for one question."""
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class ClientsFound:
    hits: tuple[SearchHit, ...]
    next: Cursor | None


@dataclass(frozen=True, slots=True)
class Word:
    """What was typed, and the words of names that it may stand for; none where it is their beginning."""

    typed: str
    meant: tuple[str, ...] = ()

    def fits(self, word: str) -> float:
        if word == self.typed:
            return 1.0
        if self.meant:
            return 0.4 if word in self.meant else 0.0
        return 0.7 if word.startswith(self.typed) else 0.0


def find_clients(
    connection: Connection, query: str, filters: Filters, *, by_relevance: bool, cursor: Cursor, count: int
) -> ClientsFound:
    asked = read_names(query)
    if asked.is_empty:
        return ClientsFound((), None)
    words, ids = _candidates(connection, asked)
    if not ids:
        return ClientsFound((), None)
    people = _people(connection, ids, filters)
    cards = [_card(person, asked, words) for person in people]
    keyed = sorted(
        ((_key(card, by_relevance=by_relevance), card) for card in cards), key=_order, reverse=True
    )
    left = [(key, card) for key, card in keyed if cursor.client is None or key < tuple(cursor.client)]
    shown = left[:count]
    following = Cursor(client=shown[-1][0]) if len(left) > count else None
    return ClientsFound(tuple(card for _, card in shown), following)


def _order(pair: tuple[tuple[float, int, int], SearchHit]) -> tuple[float, int, int]:
    return pair[0]


def _key(card: SearchHit, *, by_relevance: bool) -> tuple[float, int, int]:
    return (card.score if by_relevance else 0.0, to_micros(card.at) if card.at else 0, card.client.id)


# --- who may be meant -------------------------------------------------------------------------------


def _candidates(connection: Connection, asked: NamesAsked) -> tuple[list[Word], list[int]]:
    """Those who are called so; or else those whose names were mistyped by one letter."""
    if asked.phone:
        return [], _with_any(connection, [*asked.phone_keys()])
    words = [Word(word) for word in asked.words]
    found = _with_all(connection, words)
    if not found:
        words = [_forgiven(connection, word) for word in words]
        if any(word.meant for word in words):
            found = _with_all(connection, words)
    return words, found


def _forgiven(connection: Connection, word: Word) -> Word:
    """Only where nobody is called as it was typed."""
    if not may_slip(word.typed) or _with_all(connection, [word], limit=1):
        return word
    slips = sorted(slips_of(word.typed))
    marks = ", ".join("?" * len(slips))
    known = run_sql(
        connection, f"SELECT DISTINCT word FROM name_slips WHERE slip IN ({marks})", tuple(slips)
    ).scalars()
    meant = tuple(sorted(name for name in known if OSA.distance(word.typed, name, score_cutoff=1) <= 1))
    return Word(word.typed, meant)


def _with_all(connection: Connection, words: Sequence[Word], limit: int = AMONG) -> list[int]:
    """The longest word leads: the fewest begin so."""
    first, *others = sorted(words, key=lambda word: -len(word.typed))
    sql, given = _range("w", first)
    parameters = list(given)
    exists = ""
    for place, word in enumerate(others):
        condition, more = _range(f"w{place}", word)
        exists += (
            f" AND EXISTS (SELECT 1 FROM client_words AS w{place}"
            f" WHERE w{place}.client_id = w.client_id AND {condition})"
        )
        parameters += more
    rows = run_sql(
        connection,
        f"SELECT DISTINCT w.client_id FROM client_words AS w WHERE {sql}{exists} LIMIT ?",
        (*parameters, limit),
    )
    return list(rows.scalars())


def _range(table: str, word: Word) -> tuple[str, Sequence[str]]:
    if word.meant:
        return f"{table}.word IN ({', '.join('?' * len(word.meant))})", word.meant
    return f"{table}.word >= ? AND {table}.word < ?", (word.typed, word.typed + _LAST)


def _with_any(connection: Connection, beginnings: Sequence[str]) -> list[int]:
    found: dict[int, None] = {}
    for beginning in beginnings:
        rows = run_sql(
            connection,
            "SELECT DISTINCT client_id FROM client_words WHERE word >= ? AND word < ? LIMIT ?",
            (beginning, beginning + _LAST, AMONG),
        )
        found |= dict.fromkeys(rows.scalars())
    return list(found)


# --- who they are -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Person:
    row: Row[*tuple[Any, ...]]
    names: tuple[str, ...]
    """Theirs, and of those whose histories they hold."""
    points: tuple[tuple[str, str], ...]


def _people(connection: Connection, ids: Sequence[int], filters: Filters) -> list[_Person]:
    """Who holds their histories now, without those of whom all is spam."""
    root = func.coalesce(Client.root_id, Client.id)
    roots = set(connection.execute(select(root).where(Client.id.in_(ids))).scalars())
    of_client = select(Conversation).where(Conversation.client_id == Client.id)
    query = select(
        Client.id,
        Client.name,
        Client.given_name,
        Client.picture_key,
        of_client.with_only_columns(func.max(Conversation.last_at)).scalar_subquery().label("last_at"),
        of_client.with_only_columns(Conversation.id)
        .order_by(Conversation.id.desc())
        .limit(1)
        .scalar_subquery()
        .label("conversation_id"),
        of_client.with_only_columns(Conversation.channel_id)
        .order_by(Conversation.id.desc())
        .limit(1)
        .scalar_subquery()
        .label("channel_id"),
    ).where(Client.id.in_(roots), Client.erased_at.is_(None))
    if not filters.spam:
        query = query.where(
            of_client.where(~Conversation.spam).exists() | ~of_client.where(Conversation.spam).exists()
        )
    if filters.channel_id is not None:
        here = select(Identity.id).where(
            Identity.client_id == Client.id, Identity.channel_id == filters.channel_id
        )
        query = query.where(here.exists())
    rows = connection.execute(query).all()
    names, points = _told(connection, [row.id for row in rows])
    return [_Person(row, names.get(row.id, ()), points.get(row.id, ())) for row in rows]


def _told(
    connection: Connection, roots: Collection[int]
) -> tuple[dict[int, tuple[str, ...]], dict[int, tuple[tuple[str, str], ...]]]:
    """All names and contact points, of those who were glued too."""
    root = func.coalesce(Client.root_id, Client.id)
    mine = (Client.id.in_(roots)) | (Client.root_id.in_(roots))
    names: dict[int, tuple[str, ...]] = {}
    for root_id, given, name, folded_names in connection.execute(
        select(root, Client.given_name, Client.name, Client.search_name).where(mine).order_by(Client.id)
    ):
        names[root_id] = (*names.get(root_id, ()), *filter(None, (given, name, folded_names)))
    points: dict[int, tuple[tuple[str, str], ...]] = {}
    for root_id, kind, value in connection.execute(
        select(root, ContactPoint.kind, ContactPoint.value)
        .join(Client, Client.id == ContactPoint.client_id)
        .where(mine)
        .order_by(ContactPoint.id)
    ):
        points[root_id] = (*points.get(root_id, ()), (kind, value))
    return names, points


# --- how they are shown -----------------------------------------------------------------------------


def _card(person: _Person, asked: NamesAsked, words: Sequence[Word]) -> SearchHit:
    row = person.row
    face = Face(row.given_name or row.name, row.picture_key)
    snippet, score = _by_phone(person, asked) if asked.phone else _by_words(person, face.name, words)
    return SearchHit(
        kind="client",
        client=ClientBrief.model_validate(client_brief(row.id, face)),
        conversation_id=row.conversation_id,
        message_id=None,
        at=row.last_at,
        channel_id=row.channel_id,
        direction=None,
        operator_id=None,
        snippet=SnippetCard(text=snippet.text, marks=snippet.marks),
        score=score,
    )


def _by_words(person: _Person, shown: str, words: Sequence[Word]) -> tuple[Snippet, float]:
    """By the name that they are shown with, if it is among it; or by another, or by an e-mail."""
    best, best_score = snippet_with(shown, []), 0.0
    mails = tuple(value for kind, value in person.points if kind == "email")
    for text in dict.fromkeys((shown, *person.names, *mails)):
        spans, score = _spans(text, words)
        if score > best_score:
            best, best_score = snippet_with(text, spans), score
    return best, round(best_score, 6)


def _spans(text: str, words: Sequence[Word]) -> tuple[list[tuple[int, int]], float]:
    spans: list[tuple[int, int]] = []
    total = 0.0
    for word in words:
        best = 0.0
        whole = text.casefold()
        if "@" in word.typed or "_" in word.typed:
            place = whole.find(word.typed)
            if place >= 0:
                spans.append((place, place + len(word.typed)))
                best = 1.0 if word.typed == whole else 0.7
        for piece in words_in(text):
            fit = word.fits(piece.plain)
            if fit:
                length = piece.end - piece.start
                end = piece.start + min(length, len(word.typed)) if fit == 0.7 else piece.end
                spans.append((piece.start, end))
                best = max(best, fit)
        total += best
    return sorted(set(spans)), total / len(words)


def _by_phone(person: _Person, asked: NamesAsked) -> tuple[Snippet, float]:
    for kind, value in person.points:
        if kind == "phone":
            found = _digits_at(value, asked)
            if found is not None:
                text = shown_phone(value)
                return snippet_with(text, [_among_digits(text, *found)]), 1.0
    return snippet_with(person.row.given_name or person.row.name, []), 0.5


def _digits_at(number: str, asked: NamesAsked) -> tuple[int, int] | None:
    """Which digits of the number were typed."""
    digits = number.removeprefix("+")
    for key in asked.phone_keys():
        typed = key[1:]
        if key[0] == "-" and digits[::-1].startswith(typed):
            return len(digits) - len(typed), len(digits)
        if key[0] == "+" and digits.startswith(typed):
            return 0, len(typed)
        if key[0] == "+" and digits[1:].startswith(typed):
            return 1, 1 + len(typed)
    return None


def _among_digits(text: str, first: int, last: int) -> tuple[int, int]:
    places = [place for place, letter in enumerate(text) if letter.isdigit()]
    return places[first], places[last - 1] + 1
