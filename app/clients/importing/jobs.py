"""An import as the database knows it: begun, held by one process at a time, carried on, ended."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain

from app.access.audit import write_deed_down
from app.access.deed import Deed
from app.clients.importing.counts import Counts
from app.clients.importing.events import import_changed
from app.clients.importing.options import Options
from app.clients.importing.queries import import_card
from app.clients.importing.reading import Row
from app.clients.importing.schemas import ImportCard
from app.clients.importing.storing import Errand, Fate, store_rows
from app.db.setwise import InsertRows
from app.db.tables import ClientImportProblem
from app.db.transaction import Transaction
from app.kit.errors import OknoError, not_found

LEASE = timedelta(seconds=10)
"""Whoever has not written for so long is taken for dead, and another carries on."""
MOST_PROBLEMS = 10_000
"""Kept of one import."""

Tell = Callable[[Sequence[Fate]], None]
"""What became of the rows of a batch."""

_PROBLEMS = InsertRows(ClientImportProblem, ("import_id", "row", "outcome", "field", "code", "value"))


@dataclass(frozen=True, slots=True)
class Begun:
    """A file that somebody wants to bring in."""

    name: str
    source: str
    sha256: str
    row_count: int
    options: Options
    file_id: int | None = None


@dataclass(slots=True)
class Job:
    """What whoever carries an import on has in hands."""

    id: int
    name: str
    source: str
    state: str
    options: Options
    row_count: int
    row_upto: int
    counts: Counts
    file_id: int | None
    owner: str


def begin_import(tx: Transaction, begun: Begun, deed: Deed, state: str = "draft") -> ImportCard:
    import_id = tx.run(
        "INSERT INTO client_imports"
        " (name, source, sha256, file_id, options, state, row_count, operator_id, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            begun.name,
            begun.source,
            begun.sha256,
            begun.file_id,
            begun.options.stored(),
            state,
            begun.row_count,
            deed.by.operator_id if deed.by else None,
            tx.stored(deed.at),
        ),
    ).scalar_one()
    if state == "running":
        _write_down(tx, import_id, begun, deed)
    return announce_import(tx, import_id, deed.at)


def _write_down(tx: Transaction, import_id: int, begun: Begun, deed: Deed) -> None:
    about = {"file": begun.name, "source": begun.source, "rows": begun.row_count - 1}
    write_deed_down(tx, "clients.imported", f"import:{import_id}", deed, about)


def take_import(tx: Transaction, import_id: int, owner: str, at: datetime) -> Job | None:
    """To carry on; none while another holds it, or when there is nothing left to do. What was only checked begins
    anew."""
    row = tx.run(
        "UPDATE client_imports SET lease_owner = ?, lease_until = ?,"
        " row_upto = CASE WHEN state = 'running' THEN row_upto ELSE 0 END,"
        " counts = CASE WHEN state = 'running' THEN counts ELSE '{}' END"
        " WHERE id = ? AND state IN ('checking', 'running')"
        " AND (lease_owner IS NULL OR lease_owner = ? OR lease_until IS NULL OR lease_until <= ?)"
        " RETURNING name, source, state, options, row_count, row_upto, counts, file_id",
        (owner, tx.stored(at + LEASE), import_id, owner, tx.stored(at)),
    ).one_or_none()
    if row is None:
        return None
    name, source, state, options, row_count, row_upto, counts, file_id = row
    if state == "checking":
        tx.run("DELETE FROM client_import_problems WHERE import_id = ?", (import_id,))
    return Job(
        import_id,
        name,
        source,
        state,
        Options.read(options),
        row_count,
        row_upto,
        Counts.read(counts),
        file_id,
        owner,
    )


def store_batch(
    tx: Transaction,
    job: Job,
    rows_upto: int,
    errand: Errand,
    batch: Sequence[Row],
    tell: Tell,
    at: datetime,
) -> Counts:
    """The clients of a batch, and that it is done, in one. `tell` hears of them before the commit, and again when it
    has to be repeated. Raises OknoError import_taken_over."""
    hold(tx, job, at)
    fates = store_rows(tx, errand, batch, at)
    tell(fates)
    return note_batch(tx, job, rows_upto, fates, at)


def hold(tx: Transaction, job: Job, at: datetime) -> None:
    """Still ours. Raises OknoError import_taken_over, also when somebody has stopped it."""
    held = tx.run(
        "UPDATE client_imports SET lease_until = ? WHERE id = ? AND lease_owner = ? AND state = ?",
        (tx.stored(at + LEASE), job.id, job.owner, job.state),
    ).rowcount
    if not held:
        raise OknoError("import_taken_over", 409)


def note_batch(tx: Transaction, job: Job, rows_upto: int, fates: Sequence[Fate], at: datetime) -> Counts:
    """How far it has come. The job itself stays as it was until this is committed."""
    counts = job.counts.copy()
    room = max(0, MOST_PROBLEMS - counts.problem_count)
    counts.add(fates)
    told = chain.from_iterable(
        ((job.id, fate.row.number, fate.outcome, one.field, one.code, one.value) for one in fate.problems)
        for fate in fates
    )
    _PROBLEMS(tx, [line for _, line in zip(range(room), told, strict=False)])
    tx.run(
        "UPDATE client_imports SET row_upto = ?, counts = ? WHERE id = ?",
        (rows_upto, counts.stored(), job.id),
    )
    announce_import(tx, job.id, at)
    return counts


def end_import(
    tx: Transaction, job: Job, at: datetime, error_code: str | None = None, error_detail: str | None = None
) -> ImportCard:
    """Whatever it came to. The file of a finished one is needed no more."""
    state = "failed" if error_code else {"checking": "checked", "running": "done"}[job.state]
    tx.run(
        "UPDATE client_imports SET state = ?, error_code = ?, error_detail = ?, finished_at = ?,"
        " lease_owner = NULL, lease_until = NULL,"
        " row_upto = CASE WHEN ? THEN row_count WHEN state = 'checking' THEN 0 ELSE row_upto END,"
        " file_id = CASE WHEN ? THEN NULL ELSE file_id END"
        " WHERE id = ? AND lease_owner = ? AND state = ?",
        (
            state,
            error_code,
            error_detail,
            tx.stored(at),
            error_code is None,
            state == "done",
            job.id,
            job.owner,
            job.state,
        ),
    )
    return announce_import(tx, job.id, at)


def announce_import(tx: Transaction, import_id: int, at: datetime) -> ImportCard:
    """Raises OknoError import_not_found."""
    card = import_card(tx.connection, import_id)
    tx.log(import_changed.entry({"client_import": card.model_dump(mode="json")}, at))
    return card


def unfinished_import(tx: Transaction, begun: Begun) -> int | None:
    """One that a command began on the same file, read in the same way, and that was cut off."""
    found: int | None = tx.run(
        "SELECT id FROM client_imports WHERE sha256 = ? AND source = ? AND options = ?"
        " AND state = 'running' AND file_id IS NULL ORDER BY id DESC LIMIT 1",
        (begun.sha256, begun.source, begun.options.stored()),
    ).scalar()
    return found


def found_import(tx: Transaction, import_id: int) -> ImportCard:
    """Held until the unit is over. Raises OknoError import_not_found."""
    lock = "" if tx.on_sqlite else " FOR UPDATE"
    if not tx.run(f"SELECT id FROM client_imports WHERE id = ?{lock}", (import_id,)).all():
        raise not_found("import")
    return import_card(tx.connection, import_id)
