"""What a question of two words costs beside the index itself, among few messages and among many."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from app.db.engine import Database
from app.db.transaction import run_sql
from app.search.find import search
from app.search.messages import AMONG
from app.search.postgres import query_of
from app.search.question import Filters, read_question
from app.search.sqlite import match_of
from app.search.terms import conditions_of
from tests.bench.search.texts import Language

RANKS = ((0, 1), (0, 2), (1, 2), (0, 3), (1, 3), (0, 4))
"""Places of the two words among the most frequent. They meet in so many messages that there are hundreds to choose the
best from in a small house too: what grows here is the house and not the answer."""
RARE = ((0, 9), (3, 30), (5, 200), (20, 60), (40, 400), (100, 1_000), (300, 3_000))
"""Two that meet more seldom, in a small house perhaps never: up to a thousand hits, each costs a little."""
REPEATS = 15


@dataclass(frozen=True, slots=True)
class Cost:
    """Median milliseconds over all pairs of words."""

    best: float
    """The whole answer with the best first: thirty hits, their clients, lines with the words marked."""
    newest: float
    bare: float
    """The newest 1,000 ids out of the index, and nothing else: what the best are chosen from."""
    rare: float
    """The best first, of words that seldom meet."""
    slowest: float
    """Of all pairs, with the best first."""


def pairs(ranks: Sequence[tuple[int, int]] = RANKS) -> list[str]:
    stems = Language().stems
    return [f"{stems[one]}у {stems[other]}ами " for one, other in ranks]


def measure(database: Database) -> Cost:
    best: list[float] = []
    newest: list[float] = []
    bare: list[float] = []
    rare: list[float] = []
    for query in pairs():
        _in_turns(database, query, best, newest, bare)
    for query in pairs(RARE):
        _in_turns(database, query, rare, [], [])
    mean = statistics.fmean
    return Cost(mean(best), mean(newest), mean(bare), mean(rare), max(*best, *rare))


def _in_turns(database: Database, query: str, *sums: list[float]) -> None:
    deeds: Sequence[Callable[[Connection], object]] = (
        lambda connection: search(connection, query, kind="messages"),
        lambda connection: search(connection, query, kind="messages", by_relevance=False),
        lambda connection: _bare(connection, query),
    )
    times: list[list[float]] = [[] for _ in deeds]
    for _ in range(REPEATS):
        for deed, held in zip(deeds, times, strict=True):
            with database.snapshot() as connection:
                began = time.perf_counter()
                deed(connection)
                held.append((time.perf_counter() - began) * 1e3)
    for held, total in zip(times, sums, strict=True):
        total.append(statistics.median(held))


def _bare(connection: Connection, query: str) -> list[int]:
    condition = conditions_of(read_question(query, "all", Filters()))
    if connection.dialect.name == "sqlite":
        sql = "SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid DESC LIMIT ?"
        return list(run_sql(connection, sql, (match_of(condition), AMONG)).scalars())
    sql = "SELECT message_id FROM search_index WHERE vector @@ ?::tsquery ORDER BY message_id DESC LIMIT ?"
    return list(run_sql(connection, sql, (query_of(condition), AMONG)).scalars())
