"""Reading a file batch by batch, and writing it, or only saying what would be written."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from threading import Event
from time import monotonic

from app.clients.attribute_queries import defined_attributes
from app.clients.importing.columns import checked_mapping
from app.clients.importing.counts import Counts
from app.clients.importing.jobs import Job, Tell, end_import, hold, note_batch, store_batch
from app.clients.importing.options import Options
from app.clients.importing.raw_rows import RawRow
from app.clients.importing.reading import Problem, Reader, Row
from app.clients.importing.seen import Seen, seen_ids
from app.clients.importing.storing import Errand, Fate, foresee
from app.clients.importing.stride import Stride
from app.clients.importing.tables import rows_of
from app.db.engine import Database
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.kit.clock import Clock
from app.kit.errors import OknoError

BATCH = 200
"""Rows of the first unit, and of a look at what is known."""

Step = Callable[[int], None]
"""After each batch: the last row that is done."""


class Stopped(Exception):
    """Somebody asked for it; another may carry on."""


def foresee_file(
    database: Database, path: Path, source: str, options: Options, tell: Tell, step: Step
) -> Counts:
    """A dry run. Nothing is written anywhere."""
    counts = Counts()
    reader = reader_of(database, options)
    errand = Errand(source, reader.mapped)
    with seen_ids() as seen:
        for batch in batches(rows_of(path, options.format)):
            fates = _foreseen(database, errand, reader, batch, seen)
            counts.add(fates)
            tell(fates)
            step(batch[-1].number)
    return counts


def carry_on(
    database: Database,
    writer: Writer,
    clock: Clock,
    job: Job,
    path: Path,
    tell: Tell,
    step: Step,
    stop: Event,
) -> None:
    """From where it stands to its end. What is wrong with the file as a whole ends it as failed.

    Raises OknoError import_taken_over, Stopped; what is done stays done.
    """
    try:
        reader = reader_of(database, job.options)
        if job.state == "checking":
            _check(database, writer, clock, job, path, reader, stop)
        else:
            _import(writer, clock, job, path, reader, tell, step, stop)
    except OknoError as failure:
        if failure.status >= 500 or failure.code == "import_taken_over":
            raise
        writer.write_now(end_import, job, clock.now(), failure.code, failure.detail)
        raise
    writer.write_now(end_import, job, clock.now())


def _import(
    writer: Writer, clock: Clock, job: Job, path: Path, reader: Reader, tell: Tell, step: Step, stop: Event
) -> None:
    errand = Errand(job.source, reader.mapped, job.id)
    left = (raw for raw in rows_of(path, job.options.format) if raw.number > job.row_upto)
    stride = Stride(BATCH)
    for batch in batches(left, has_headings=job.row_upto == 0, stride=stride):
        if stop.is_set():
            raise Stopped
        rows = [reader.read(raw) for raw in batch]
        upto = batch[-1].number
        began = monotonic()
        job.counts = writer.write_now(store_batch, job, upto, errand, rows, tell, clock.now())
        stride.took(monotonic() - began)
        job.row_upto = upto
        step(upto)


def _check(
    database: Database,
    writer: Writer,
    clock: Clock,
    job: Job,
    path: Path,
    reader: Reader,
    stop: Event,
) -> None:
    errand = Errand(job.source, reader.mapped)
    with seen_ids() as seen:
        for batch in batches(rows_of(path, job.options.format)):
            if stop.is_set():
                raise Stopped
            fates = _foreseen(database, errand, reader, batch, seen)
            upto = batch[-1].number
            job.counts = writer.write_now(_note_checked, job, upto, fates, clock.now())
            job.row_upto = upto


def _note_checked(tx: Transaction, job: Job, upto: int, fates: Sequence[Fate], at: datetime) -> Counts:
    hold(tx, job, at)
    return note_batch(tx, job, upto, fates, at)


def reader_of(database: Database, options: Options) -> Reader:
    """Raises OknoError bad_mapping when an attribute is defined no more."""
    with database.snapshot() as connection:
        attributes = defined_attributes(connection)
    return Reader(checked_mapping(options.columns, options.mapping, attributes), attributes, options.strict)


def batches(
    rows: Iterator[RawRow], *, has_headings: bool = True, stride: Stride | None = None
) -> Iterator[list[RawRow]]:
    if has_headings:
        next(rows, None)
    while batch := list(islice(rows, stride.rows if stride else BATCH)):
        yield batch


def _foreseen(
    database: Database, errand: Errand, reader: Reader, batch: Sequence[RawRow], seen: Seen
) -> list[Fate]:
    rows = [_met_once(reader.read(raw), seen) for raw in batch]
    with database.snapshot() as connection:
        return foresee(connection, errand, rows)


def _met_once(row: Row, seen: Seen) -> Row:
    """What earlier batches would have written is not there, so it is remembered here."""
    if row.refused or seen.meet(row.record_id):
        return row
    again = Problem("duplicate_in_file", "record_id", row.record_id[:80])
    return replace(row, refused=again.code, problems=[])
