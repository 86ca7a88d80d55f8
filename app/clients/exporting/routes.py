"""The door through which all clients can be taken along."""

import tempfile
from collections.abc import Iterator
from typing import IO, Annotated, Literal

from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from app.access.deed import Deed
from app.clients.exporting.exporting import note_export, write_clients
from app.deps import ToRead, ToWrite, deed_with

PIECE = 1 << 18
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/x-ndjson",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

router = APIRouter(prefix="/api/clients", tags=["clients"])


@router.get("/export", response_class=StreamingResponse)
def export(
    database: ToRead,
    writer: ToWrite,
    deed: Annotated[Deed, deed_with("clients.export")],
    format: Literal["csv", "xlsx", "jsonl"] = "csv",  # noqa: A002 - the name in the address
    excel: bool = False,
) -> StreamingResponse:
    """All clients as a file, read as of one moment. `excel`: CSV with a byte-order mark and semicolons."""
    writer.write_now(note_export, format, deed)
    # Whole before the first byte leaves: a slow browser must not hold the snapshot.
    made = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the last piece has left
    try:
        write_clients(database, format, made, excel=excel)
    except BaseException:
        made.close()
        raise
    size = made.tell()
    made.seek(0)
    name = f"clients-{deed.at:%Y-%m-%d}.{format}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Length": str(size),
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return StreamingResponse(_pieces(made), media_type=TYPES[format], headers=headers)


def _pieces(made: IO[bytes]) -> Iterator[bytes]:
    with made:
        while piece := made.read(PIECE):
            yield piece
