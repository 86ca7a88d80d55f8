"""A house full of messages and their index, put there directly and not by way of the doors."""

from datetime import UTC, datetime, timedelta
from itertools import islice

from app.db.engine import Database
from app.db.migrate import migrate
from app.db.setwise import InsertRows
from app.db.tables import Client, Conversation, Message, Strand
from app.db.transaction import Transaction
from app.search.entries import Entry, channel_mark
from app.search.index import put
from app.search.stems import stems_in
from tests.bench.search.texts import Language

AT_ONCE = 5_000
PER_CLIENT = 100
BEGAN = datetime(2024, 1, 1, tzinfo=UTC)

_CLIENTS = InsertRows(Client, ("id", "name", "search_name", "created_at"))
_STRANDS = InsertRows(Strand, ("id", "client_id", "created_at"))
_MATTERS = InsertRows(Conversation, ("id", "client_id", "status", "last_at", "created_at"))
_MESSAGES = InsertRows(
    Message,
    (
        "strand_id",
        "order_at",
        "id",
        "conversation_id",
        "channel_id",
        "direction",
        "text",
        "sent_at",
        "arrived_at",
    ),
)


def grow(url: str, count: int) -> Database:
    database = Database(url)
    migrate(database)
    texts = iter(Language().messages(count))
    with database.writing.begin() as connection:
        _people(Transaction(connection, database.dialect), max(1, count // PER_CLIENT))
    first = 1
    while some := list(islice(texts, AT_ONCE)):
        with database.writing.begin() as connection:
            _write(Transaction(connection, database.dialect), first, some, max(1, count // PER_CLIENT))
        first += len(some)
    with database.writing.begin() as connection:
        tx = Transaction(connection, database.dialect)
        tx.run("UPDATE search_progress SET fill_below = 0 WHERE id = 1")
        if tx.on_sqlite:
            tx.run("ANALYZE messages")
    if database.dialect == "postgresql":
        with database.writing.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")
    return database


def _people(tx: Transaction, count: int) -> None:
    ids = range(1, count + 1)
    _CLIENTS(tx, [(one, f"Клиент {one}", f"клиент {one}", BEGAN) for one in ids])
    _STRANDS(tx, [(one, one, BEGAN) for one in ids])
    _MATTERS(tx, [(one, one, "open", BEGAN, BEGAN) for one in ids])


def _write(tx: Transaction, first: int, texts: list[str], people: int) -> None:
    rows, entries = [], []
    for number, text in enumerate(texts, start=first):
        at = BEGAN + timedelta(minutes=number)
        whose = number * 7_919 % people + 1
        rows.append((whose, at, number, whose, 1, "in", text, at, at))
        entries.append(Entry(number, at, " ".join([*stems_in(text), channel_mark(1)])))
    _MESSAGES(tx, rows)
    put(tx, [entry.message_id for entry in entries], entries)
