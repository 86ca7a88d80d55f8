"""All clients into one file, read as of one moment."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from app.access.audit import write_deed_down
from app.access.deed import Deed
from app.clients.attribute_queries import defined_attributes
from app.clients.exporting.dossiers import Dossier, dossiers
from app.clients.exporting.formats import csv_pieces, jsonl_pieces, write_xlsx
from app.db.engine import Database
from app.db.transaction import Transaction
from app.db.writer import Writer

FORMATS = ("csv", "xlsx", "jsonl")


def export_file(
    database: Database,
    writer: Writer,
    path: str,
    shape: str,
    deed: Deed,
    *,
    excel: bool,
    out: IO[bytes],
) -> int:
    """How many clients there are in it. A file appears only when it is whole; `-` goes to `out`. Raises OSError."""
    writer.write_now(note_export, shape, deed)
    if path == "-":
        return write_clients(database, shape, out, excel=excel)
    target = Path(path)
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as opened:
        draft = Path(opened.name)
        try:
            count = write_clients(database, shape, opened, excel=excel)
            opened.flush()
            os.fsync(opened.fileno())
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
    draft.replace(target)
    return count


def note_export(tx: Transaction, shape: str, deed: Deed) -> None:
    """Before the first byte: whoever takes all clients along is written down, whatever becomes of the file."""
    write_deed_down(tx, "clients.exported", "clients", deed, {"format": shape})


def write_clients(database: Database, shape: str, target: IO[bytes], *, excel: bool) -> int:
    """How many there are in it."""
    with database.snapshot() as connection:
        keys = list(defined_attributes(connection))
        people = _Counted(dossiers(connection))
        if shape == "xlsx":
            write_xlsx(people, keys, target)
        else:
            pieces = csv_pieces(people, keys, excel=excel) if shape == "csv" else jsonl_pieces(people)
            for piece in pieces:
                target.write(piece)
        return people.count


class _Counted:
    def __init__(self, people: Iterable[Dossier]) -> None:
        self._people = people
        self.count = 0

    def __iter__(self) -> Iterator[Dossier]:
        for one in self._people:
            self.count += 1
            yield one
