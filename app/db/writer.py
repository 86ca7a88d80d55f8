"""The writer: everything that waits is written in one transaction.

A write is a plain function `unit(tx, ...)`. The writer takes all units that wait, runs each inside a savepoint
of one transaction, appends all their events with one statement, commits once and answers everybody. One flush
to disk is shared by all, and nobody waits in a pool thread.
"""

import asyncio
import logging
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from app.db.batched import Batched
from app.db.engine import Database
from app.db.jobs import Group, Job, groups_of
from app.db.tallies import write_tallies
from app.db.transaction import LogEntry, Transaction
from app.kit.errors import OknoError

P = ParamSpec("P")
T = TypeVar("T")
Item = TypeVar("Item")

MOST_AT_ONCE = 256
"""Units in one transaction."""
MOST_WAITING = 2_048
"""Units in the queue; whoever comes later waits outside, in order."""
ATTEMPTS = 5
"""Of a transaction that PostgreSQL ended to resolve a deadlock."""

TURN = 0x0C0
"""Number of PostgreSQL's advisory lock that writers share, and that one who repeats holds alone."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Appended:
    """What one commit added to the log: the events from seq `after` + 1 up to `upto`."""

    after: int
    upto: int
    entries: tuple[LogEntry, ...]


class Writer:
    """Started once per process. Units come from the event loop, or from threads that may block."""

    def __init__(
        self,
        database: Database,
        append: Callable[[Transaction, Sequence[LogEntry]], int],
        *,
        connections: int = 1,
    ) -> None:
        self.database = database
        self.append = append
        """Numbers the entries, stores them, and answers the last seq."""
        self.after_commit: list[Callable[[Appended], None]] = []
        """Called after each commit that logged something, before anybody is answered."""
        self._thread_count = 1 if database.dialect == "sqlite" else connections
        self._threads: list[threading.Thread] = []
        self._waiting: deque[Job] = deque()
        self._bell = threading.Condition()
        self._stopping = False
        self._slots = asyncio.Semaphore(MOST_WAITING)
        self._loop: asyncio.AbstractEventLoop | None = None

    def start(self, loop: asyncio.AbstractEventLoop | None = None) -> None:
        """With a loop, answers and `after_commit` arrive on it, one wake-up a transaction."""
        self._loop = loop
        self._stopping = False
        for number in range(self._thread_count):
            thread = threading.Thread(target=self._work, name=f"writer-{number}", daemon=True)
            thread.start()
            self._threads.append(thread)

    def stop(self) -> None:
        """Write what still waits, then end. Blocks."""
        with self._bell:
            self._stopping = True
            self._bell.notify_all()
        for thread in self._threads:
            thread.join()
        self._threads.clear()

    @contextmanager
    def running(self) -> Iterator["Writer"]:
        """For commands, which have no event loop."""
        self.start()
        try:
            yield self
        finally:
            self.stop()

    @property
    def waiting(self) -> int:
        return len(self._waiting)

    async def write(
        self, unit: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run `unit(tx, ...)` and answer after the commit. What it raises is raised here."""
        answer: T = await self._submit(lambda tx: unit(tx, *args, **kwargs), None)
        return answer

    async def join(self, batched: Batched[Item, T], item: Item) -> T:
        """Have the item done together with all others that wait for the same function."""
        answer: T = await self._submit(batched, item)
        return answer

    def write_now(
        self, unit: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """As `write`, for a thread that may block."""
        answer: Future[T] = Future()
        self._enqueue(Job(lambda tx: unit(tx, *args, **kwargs), None, answer))
        return answer.result()

    def join_now(self, batched: Batched[Item, T], item: Item) -> T:
        answer: Future[T] = Future()
        self._enqueue(Job(batched, item, answer))
        return answer.result()

    async def _submit(self, unit: Any, item: Any) -> Any:
        async with self._slots:
            answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
            self._enqueue(Job(unit, item, answer))
            return await answer

    def _enqueue(self, job: Job) -> None:
        with self._bell:
            if self._stopping:
                raise OknoError("shutting_down", 503, retry_after=2)
            self._waiting.append(job)
            self._bell.notify()

    def _work(self) -> None:
        connection: Connection | None = None
        while jobs := self._take():
            appended = None
            try:
                connection = connection or self.database.writing.connect()
                appended = self._commit(connection, jobs)
            except Exception as failure:
                log.exception("a transaction failed")
                if connection is not None:
                    _let_go(connection)
                    connection = None
                for job in jobs:
                    job.fail(_as_error(failure))
            self._answer(jobs, appended)
        if connection is not None:
            connection.close()

    def _take(self) -> list[Job]:
        with self._bell:
            while not self._waiting and not self._stopping:
                self._bell.wait()
            return [self._waiting.popleft() for _ in range(min(len(self._waiting), MOST_AT_ONCE))]

    def _commit(self, connection: Connection, jobs: list[Job]) -> Appended | None:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._transact(connection, jobs, alone=attempt > 1)
            except DBAPIError as failure:
                if attempt == ATTEMPTS or not may_be_repeated(failure):
                    raise
                log.info("a transaction is repeated: %s", _sqlstate(failure))
        raise AssertionError("unreachable")

    def _transact(self, connection: Connection, jobs: list[Job], *, alone: bool) -> Appended | None:
        with connection.begin():
            tx = Transaction(connection, self.database.dialect)
            if not tx.on_sqlite:
                _take_turn(tx, alone=alone)
            for group in groups_of(jobs):
                _run(tx, group)
            write_tallies(tx)
            if not tx.entries:
                return None
            upto = self.append(tx, tx.entries)
        return Appended(upto - len(tx.entries), upto, tuple(tx.entries))

    def _answer(self, jobs: list[Job], appended: Appended | None) -> None:
        if self._loop is None:
            self._tell(jobs, appended)
            return
        try:
            self._loop.call_soon_threadsafe(self._tell, jobs, appended)
        except RuntimeError:
            log.warning("the event loop is gone; %d answers have nobody to hear them", len(jobs))

    def _tell(self, jobs: list[Job], appended: Appended | None) -> None:
        if appended is not None:
            for hear in self.after_commit:
                hear(appended)
        for job in jobs:
            job.tell()


def _take_turn(tx: Transaction, *, alone: bool) -> None:
    """Beside other writers, of whatever process; or alone, because two large transactions that have locked each
    other out once would do it again and again."""
    tx.run(f"SELECT pg_advisory_xact_lock{'' if alone else '_shared'}({TURN})")


def _run(tx: Transaction, group: Group) -> None:
    try:
        with tx.attempt():
            group.run(tx)
    except Exception as failure:
        if may_be_repeated(failure):
            raise  # PostgreSQL has given up the whole transaction
        if len(group.jobs) == 1:
            group.jobs[0].fail(failure)
            return
        for single in group.apart():
            _run(tx, single)


def may_be_repeated(failure: Exception) -> bool:
    """Deadlock, serialization failure, or a lock not had in time."""
    return _sqlstate(failure) in {"40P01", "40001", "55P03"}


def _sqlstate(failure: Exception) -> str | None:
    return getattr(getattr(failure, "orig", None), "sqlstate", None)


def _as_error(failure: Exception) -> Exception:
    if isinstance(failure, DBAPIError):
        return OknoError("database_unavailable", 503, detail=str(failure.orig), retry_after=2)
    return failure


def _let_go(connection: Connection) -> None:
    connection.invalidate()
    connection.close()
