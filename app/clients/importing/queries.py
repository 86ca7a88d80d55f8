"""Reading imports."""

from sqlalchemy import Connection, select

from app.clients.importing.counts import Counts
from app.clients.importing.options import Options
from app.clients.importing.schemas import ImportCard, ProblemCard
from app.db.tables import ClientImport, ClientImportProblem
from app.kit.errors import not_found

NEWEST = 20

_CARD = select(
    ClientImport.id,
    ClientImport.name,
    ClientImport.source,
    ClientImport.state,
    ClientImport.options,
    ClientImport.row_count,
    ClientImport.row_upto,
    ClientImport.counts,
    ClientImport.error_code,
    ClientImport.error_detail,
    ClientImport.file_id,
    ClientImport.created_at,
    ClientImport.finished_at,
)


def import_cards(connection: Connection) -> tuple[ImportCard, ...]:
    """The newest ones first."""
    rows = connection.execute(_CARD.order_by(ClientImport.id.desc()).limit(NEWEST))
    return tuple(_card(row) for row in rows)


def import_card(connection: Connection, import_id: int) -> ImportCard:
    """Raises OknoError import_not_found."""
    row = connection.execute(_CARD.where(ClientImport.id == import_id)).one_or_none()
    if row is None:
        raise not_found("import")
    return _card(row)


def import_problems(
    connection: Connection, import_id: int, after: int, limit: int
) -> tuple[ProblemCard, ...]:
    """In the order of the rows, from the one after the `after`th."""
    rows = connection.execute(
        select(
            ClientImportProblem.row,
            ClientImportProblem.outcome,
            ClientImportProblem.field,
            ClientImportProblem.code,
            ClientImportProblem.value,
        )
        .where(ClientImportProblem.import_id == import_id, ClientImportProblem.row > after)
        .order_by(ClientImportProblem.import_id, ClientImportProblem.id)
        .limit(limit)
    )
    return tuple(ProblemCard(**row) for row in rows.mappings())


def source_of_content(connection: Connection, sha256: str) -> str | None:
    """Under which source the very same file came before."""
    found: str | None = connection.execute(
        select(ClientImport.source)
        .where(
            ClientImport.sha256 == sha256, ClientImport.state.in_(("running", "done", "cancelled", "failed"))
        )
        .order_by(ClientImport.id.desc())
        .limit(1)
    ).scalar()
    return found


def _card(row: object) -> ImportCard:
    told = row._mapping  # type: ignore[attr-defined] # noqa: SLF001
    options, counts = Options.read(told["options"]), Counts.read(told["counts"])
    return ImportCard(
        id=told["id"],
        name=told["name"],
        source=told["source"],
        state=told["state"],
        columns=options.columns,
        mapping=options.mapping,
        sample=options.sample,
        strict=options.strict,
        encoding=options.format.encoding,
        delimiter=options.format.delimiter,
        row_count=told["row_count"],
        row_upto=told["row_upto"],
        outcomes=dict(counts.outcomes),
        problems=dict(counts.problems),
        error_code=told["error_code"],
        error_detail=told["error_detail"],
        on_server=told["file_id"] is not None,
        created_at=told["created_at"],
        finished_at=told["finished_at"],
    )
