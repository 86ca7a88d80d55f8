"""The doors of imports."""

from typing import Annotated

from fastapi import APIRouter, Query

from app.access.deed import Deed
from app.clients.importing.columns import FIELDS
from app.clients.importing.deciding import change_import, check_import, run_import, stop_import
from app.clients.importing.queries import import_card, import_cards, import_problems
from app.clients.importing.schemas import ImportCard, ImportChange, ImportFields, NewImport, ProblemCard
from app.clients.importing.uploaded import open_import
from app.deps import RowId, ToRead, ToWrite, deed_with, needs
from app.files.deps import Files

router = APIRouter(prefix="/api/client-imports", tags=["clients"])
READING = [needs("clients.import")]
Importers = Annotated[Deed, deed_with("clients.import")]


@router.get("", dependencies=READING)
def imports(database: ToRead) -> tuple[ImportCard, ...]:
    """The newest ones first, also those that a command has begun."""
    with database.snapshot() as connection:
        return import_cards(connection)


@router.get("/fields", dependencies=READING)
def fields() -> ImportFields:
    return ImportFields(fields=FIELDS)


@router.post("", status_code=201)
async def begin(
    new: NewImport, database: ToRead, writer: ToWrite, store: Files, deed: Importers
) -> ImportCard:
    """Of a file that was uploaded by `POST /api/files`. It is read to its end; nothing is written yet."""
    return await open_import(database, writer, store, new.file_key, deed)


@router.get("/{import_id}", dependencies=READING)
def one(import_id: RowId, database: ToRead) -> ImportCard:
    with database.snapshot() as connection:
        return import_card(connection, import_id)


@router.patch("/{import_id}")
async def change(import_id: RowId, new: ImportChange, writer: ToWrite, deed: Importers) -> ImportCard:
    return await writer.write(change_import, import_id, new, deed.at)


@router.post("/{import_id}/check")
async def check(import_id: RowId, writer: ToWrite, deed: Importers) -> ImportCard:
    """Have it read without writing anything."""
    return await writer.write(check_import, import_id, deed.at)


@router.post("/{import_id}/run")
async def run(import_id: RowId, writer: ToWrite, deed: Importers) -> ImportCard:
    """Have it written. One that was stopped goes on where it was."""
    return await writer.write(run_import, import_id, deed)


@router.delete("/{import_id}/run")
async def stop(import_id: RowId, writer: ToWrite, deed: Importers) -> ImportCard:
    """What is done stays."""
    return await writer.write(stop_import, import_id, deed)


@router.get("/{import_id}/problems", dependencies=READING)
def problems(
    import_id: RowId,
    database: ToRead,
    after: Annotated[int, Query(ge=0, lt=1 << 63)] = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> tuple[ProblemCard, ...]:
    """Of rows after that one. The first ten thousand of an import are kept."""
    with database.snapshot() as connection:
        import_card(connection, import_id)
        return import_problems(connection, import_id, after, limit)
