"""Files that nothing names are forgotten: what was uploaded and never sent, what erased messages left behind, pictures
of people who have others now."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from app.db.engine import Database
from app.db.moments import to_micros
from app.db.transaction import Transaction, run_sql
from app.db.writer import Writer
from app.files.store import FileStore

GRACE = timedelta(days=1)
"""An upload may wait that long for the words that it goes with."""
AT_A_TIME = 500
"""Rows that are looked at in one go."""
MOST_GOES = 20
"""In one round. The next one goes on from there."""

_UNNAMED = (
    "NOT EXISTS (SELECT 1 FROM attachments AS a WHERE a.file_id = files.id)"
    " AND NOT EXISTS (SELECT 1 FROM sending_files AS s WHERE s.file_id = files.id)"
    " AND NOT EXISTS (SELECT 1 FROM identities AS i WHERE i.picture_file_id = files.id)"
    " AND NOT EXISTS (SELECT 1 FROM client_imports AS c"
    " WHERE c.file_id = files.id AND c.state IN ('checking', 'running'))"
)


class LooseFiles:
    """Walks through all files again and again, some at a time."""

    def __init__(self, database: Database, writer: Writer, store: FileStore) -> None:
        self.database = database
        self.writer = writer
        self.store = store
        self._upto = 0
        """Id of the last one that was looked at."""

    async def forget(self, now: datetime) -> int:
        """One round. How many files went."""
        count = 0
        for _ in range(MOST_GOES):
            loose, last = await asyncio.to_thread(self._look, now - GRACE)
            hashes = await self.writer.write(forget_files, loose) if loose else []
            await asyncio.to_thread(self._throw_away, hashes)
            count += len(loose)
            self._upto = last or 0
            if last is None:
                break
        await asyncio.to_thread(self.store.forget_old_drafts, GRACE.total_seconds())
        return count

    def _look(self, before: datetime) -> tuple[list[int], int | None]:
        with self.database.snapshot() as connection:
            return loose_files(connection, self._upto, before)

    def _throw_away(self, hashes: Sequence[str]) -> None:
        """What another file still needs, or somebody has just put again, stays."""
        with self.database.snapshot() as connection:
            unneeded = [sha256 for sha256 in dict.fromkeys(hashes) if not _is_needed(connection, sha256)]
        for sha256 in unneeded:
            self.store.forget(sha256, older_than=GRACE.total_seconds())


def loose_files(connection: Connection, after: int, before: datetime) -> tuple[list[int], int | None]:
    """Ids of files kept `before` that nothing names, and the last id that was looked at; None at the end."""
    moment = to_micros(before) if connection.dialect.name == "sqlite" else before
    rows = run_sql(
        connection,
        f"SELECT id, created_at < ? AND {_UNNAMED} FROM files WHERE id > ? ORDER BY id LIMIT ?",
        (moment, after, AT_A_TIME),
    ).all()
    return [row[0] for row in rows if row[1]], rows[-1][0] if len(rows) == AT_A_TIME else None


def forget_files(tx: Transaction, file_ids: Sequence[int]) -> list[str]:
    """Forget those that still nothing names; the hashes of what they were made of.

    A reply that is being written holds the files that it names, so they are passed over.
    """
    hashes: list[str] = []
    for file_id in file_ids:
        if not tx.on_sqlite and not _hold(tx, file_id):
            continue
        gone = tx.run(
            f"DELETE FROM files WHERE id = ? AND {_UNNAMED} RETURNING sha256, thumbnail_sha256, shown_sha256",
            (file_id,),
        ).one_or_none()
        hashes += [sha256 for sha256 in gone or () if sha256 is not None]
    return hashes


def _hold(tx: Transaction, file_id: int) -> bool:
    """A statement of its own: the next one then sees what was written until it was held."""
    return bool(tx.run("SELECT id FROM files WHERE id = ? FOR UPDATE SKIP LOCKED", (file_id,)).one_or_none())


def _is_needed(connection: Connection, sha256: str) -> bool:
    return any(
        run_sql(connection, f"SELECT 1 FROM files WHERE {column} = ? LIMIT 1", (sha256,)).first()
        for column in ("sha256", "thumbnail_sha256", "shown_sha256")
    )
