"""The whole index anew, for commands: beside a running server, and going on where it was left."""

from collections.abc import Callable
from functools import partial

from app.db.engine import Database
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.kit.clock import Clock
from app.search.filling import fill
from app.search.following import follow, read_news
from app.search.naming import name_due
from app.search.progress import all_clients_are_due, begin_filling, standing

AT_ONCE = 500
"""Messages or clients in one transaction."""


def rebuild(
    database: Database,
    writer: Writer,
    clock: Clock,
    told: Callable[[int, int], None],
    *,
    from_nothing: bool = False,
) -> None:
    """`told` hears how many steps are done and how many remain. Search goes on meanwhile."""
    writer.write_now(_begin, clock, from_nothing=from_nothing)
    with database.snapshot() as connection:
        now = standing(connection)
    remaining = now.to_fill + now.clients_due
    told(0, remaining)
    for step in (partial(fill, patient=True), name_due):
        while done := writer.write_now(step, AT_ONCE):
            remaining = max(0, remaining - done)
            told(done, remaining)
    while not _has_followed(database, writer):
        pass


def _begin(tx: Transaction, clock: Clock, *, from_nothing: bool) -> None:
    begin_filling(tx, from_nothing=from_nothing)
    all_clients_are_due(tx, clock)


def _has_followed(database: Database, writer: Writer) -> bool:
    with database.snapshot() as connection:
        news = read_news(connection)
    if news.upto > news.after:
        writer.write_now(follow, news)
    return not news.message_ids
