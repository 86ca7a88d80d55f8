"""A file as rows of text, whatever it is written in."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from app.clients.importing.csv_table import csv_rows, delimiter_of, encoding_of
from app.clients.importing.raw_rows import MOST_COLUMNS, RawRow, bad_file
from app.clients.importing.xlsx_table import xlsx_rows
from app.kit.errors import OknoError

SAMPLE = 8
"""Rows that are shown before anything is done."""

_NO_TEXT = re.compile(rb"[\x01-\x08\x0e-\x1f]")
"""A stray NUL spoils a row; these are a picture, or worse."""
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
"""What Excel wrote before 2007, and what it still writes around a file with a password."""


@dataclass(frozen=True, slots=True)
class Format:
    """How a file is written."""

    kind: Literal["csv", "xlsx"]
    encoding: str = ""
    delimiter: str = ""


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file that was read to its end without trouble."""

    sha256: str
    format: Format
    columns: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    row_count: int
    """The number of the last row; the headings are row 1."""


def inspect_file(path: Path, encoding: str = "", delimiter: str = "") -> Inspected:
    """Reads the whole file once, so that nothing is taken from one that cannot be read to its end.

    Raises OknoError file_empty, file_damaged, file_cut_off, not_a_table, bad_encoding, too_many_columns,
    too_many_rows, line_too_long, quote_not_closed, xls_not_supported, xlsx_bomb, xlsx_too_big; `detail` names the row.
    """
    shape = format_of(path, encoding, delimiter)
    columns: tuple[str, ...] | None = None
    sample: list[tuple[str, ...]] = []
    last = 0
    for row in rows_of(path, shape):
        last = row.number
        if columns is None:
            columns = _headings(row)
        elif len(sample) < SAMPLE and row.code is None:
            sample.append(_fitted(row.cells, len(columns)))
    if columns is None or last <= 1:
        raise OknoError("file_empty", 422)
    with path.open("rb") as opened:
        sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
    return Inspected(sha256, shape, columns, tuple(sample), last)


def format_of(path: Path, encoding: str = "", delimiter: str = "") -> Format:
    """Raises OknoError file_empty, xls_not_supported, bad_encoding, not_a_table."""
    with path.open("rb") as opened:
        head = opened.read(4_096)
    if not head:
        raise OknoError("file_empty", 422)
    if head.startswith(_ZIP):
        return Format("xlsx")
    if head.startswith(_OLE):
        raise OknoError("xls_not_supported", 422)
    encoding = encoding_of(path, head, encoding)
    if not encoding.startswith("utf-16") and _NO_TEXT.search(head):
        raise bad_file("not_a_table", 1)
    return Format("csv", encoding, delimiter or delimiter_of(path, encoding))


def rows_of(path: Path, shape: Format) -> Iterator[RawRow]:
    """The headings first; rows without any text are left out. Memory stays flat."""
    rows = xlsx_rows(path) if shape.kind == "xlsx" else csv_rows(path, shape.encoding, shape.delimiter)
    return (row for row in rows if row.code or any(row.cells))


def _headings(row: RawRow) -> tuple[str, ...]:
    if row.code is not None:
        raise bad_file("not_a_table", row.number)
    headings = tuple(cell.strip() for cell in row.cells)
    while headings and not headings[-1]:
        headings = headings[:-1]
    if any(not (character.isprintable() or character.isspace()) for name in headings for character in name):
        raise bad_file("not_a_table", row.number)
    if len(headings) > MOST_COLUMNS:
        raise bad_file("too_many_columns", row.number)
    return headings


def _fitted(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    short = tuple(cell[:120] for cell in cells[:width])
    return short + ("",) * (width - len(short))
