"""A house for one replay: one channel in a database of its own, in a folder that goes when the replay ends."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.db.engine import Database
from app.db.migrate import migrate
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.events.log import append
from connectors.contract import AT_ARRIVAL

CHANNEL = 1


@contextmanager
def open_scratch(kind: str) -> Iterator[Writer]:
    """Its channel has the id CHANNEL. Nothing of it is left when the block ends, in whatever way."""
    with tempfile.TemporaryDirectory(prefix="okno-replay-") as folder:
        database = Database(f"sqlite:///{Path(folder) / 'okno.db'}")
        try:
            migrate(database)
            with Writer(database, append).running() as writer:
                writer.write_now(lay_out, kind)
                yield writer
        finally:
            database.close()


def lay_out(tx: Transaction, kind: str) -> None:
    """The channel, and notes that only a replay takes."""
    tx.run(
        "INSERT INTO channels (id, kind, name, public_key, created_at) VALUES (?, ?, ?, ?, ?)",
        (CHANNEL, kind, kind, kind, tx.stored(AT_ARRIVAL)),
    )
    # What the house does not keep, and the order of threads is made of.
    tx.run("CREATE TABLE told_keys (update_key TEXT PRIMARY KEY) WITHOUT ROWID")
    tx.run("CREATE TABLE told_moments (external_id TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID")
    tx.run("CREATE TABLE told_moves (old TEXT, new TEXT, PRIMARY KEY (old, new)) WITHOUT ROWID")
