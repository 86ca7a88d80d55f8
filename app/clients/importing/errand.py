"""The server's own hands for imports: one at a time, in a thread, until they are done or another must go on."""

import asyncio
import logging
from collections.abc import Sequence
from threading import Event

from sqlalchemy.exc import SQLAlchemyError

from app.clients.importing.carrying_on import Stopped, carry_on
from app.clients.importing.events import import_changed
from app.clients.importing.jobs import Job, end_import, take_import
from app.clients.importing.storing import Fate
from app.db.engine import Database
from app.db.transaction import Transaction, run_sql
from app.db.writer import Writer
from app.events.relay import Passage
from app.files.store import FileStore
from app.kit.clock import Clock
from app.kit.errors import OknoError

LOOK_EVERY = 3.0
"""Seconds, for imports whose process has died."""

log = logging.getLogger(__name__)


class Importer:
    def __init__(
        self, database: Database, writer: Writer, store: FileStore, clock: Clock, owner: str, *, alone: bool
    ) -> None:
        self.database = database
        self.writer = writer
        self.store = store
        self.clock = clock
        self.owner = owner
        self.alone = alone
        """No other server can be alive, so what the last one held is free."""
        self._bell = asyncio.Event()

    def hear(self, passage: Passage) -> None:
        if any(event.entry.kind == import_changed.name for event in passage.events):
            self._bell.set()

    async def run(self) -> None:
        if self.alone:
            await self.writer.write(_free)
        while True:
            self._bell.clear()
            try:
                for import_id in await asyncio.to_thread(self._waiting):
                    await self._take(import_id)
            except (OknoError, SQLAlchemyError) as failure:
                log.warning("imports have to wait: %s", failure)
            await self._nap()

    async def _take(self, import_id: int) -> None:
        job = await self.writer.write(take_import, import_id, self.owner, self.clock.now())
        if job is None:
            return
        stop = Event()
        work = asyncio.ensure_future(asyncio.to_thread(self._work, job, stop))
        try:
            await asyncio.shield(work)
        except asyncio.CancelledError:
            # The batch under way is written; whoever starts next goes on behind it.
            stop.set()
            await asyncio.wait([work])
            raise

    def _work(self, job: Job, stop: Event) -> None:
        try:
            with self.store.at_hand(self._sha256_of(job.id)) as path:
                carry_on(self.database, self.writer, self.clock, job, path, _tell_nobody, _note_nothing, stop)
        except Stopped:
            log.info("import %d is put off at row %d", job.id, job.row_upto)
        except FileNotFoundError:
            self.writer.write_now(end_import, job, self.clock.now(), "import_file_gone")
        except OknoError as failure:
            log.info("import %d ends at row %d: %s", job.id, job.row_upto, failure)
        except OSError as failure:
            log.warning("import %d cannot be read now: %s", job.id, failure)

    def _waiting(self) -> list[int]:
        with self.database.snapshot() as connection:
            rows = run_sql(
                connection,
                "SELECT id FROM client_imports WHERE state IN ('checking', 'running') AND file_id IS NOT NULL"
                " ORDER BY id",
            )
            return [row[0] for row in rows]

    def _sha256_of(self, import_id: int) -> str:
        with self.database.snapshot() as connection:
            row = run_sql(connection, "SELECT sha256 FROM client_imports WHERE id = ?", (import_id,)).one()
            return str(row[0])

    async def _nap(self) -> None:
        try:
            async with asyncio.timeout(LOOK_EVERY):
                await self._bell.wait()
        except TimeoutError:
            return


def _free(tx: Transaction) -> None:
    tx.run("UPDATE client_imports SET lease_owner = NULL, lease_until = NULL WHERE file_id IS NOT NULL")


def _tell_nobody(_: Sequence[Fate]) -> None:
    return None


def _note_nothing(_: int) -> None:
    return None
