"""XLSX, row by row. The file is a zip of XML that strangers may have made."""

import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import IO, Any
from xml.etree.ElementTree import ParseError

from app.clients.importing.raw_rows import LONGEST_CELL, MOST_COLUMNS, RawRow, bad_file
from app.kit.errors import OknoError

MOST_ROWS = 1_048_576
"""Of the format itself."""
MOST_UNPACKED = 4_000_000_000
MOST_SHARED = 400_000_000
"""Bytes of the shared strings, the only part that is held in memory whole."""
MOST_SQUEEZED = 200
"""Times that a large part may shrink. People's data shrinks ten to fifty times."""
LARGE = 20_000_000
MOST_PARTS = 5_000
AT_A_TIME = 500

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ParseError,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    EOFError,
    OverflowError,
    RuntimeError,
)
"""What broken parts, and a packing that nobody can open, make of the reader."""


def xlsx_rows(path: Path) -> Iterator[RawRow]:
    """Of the first sheet that is shown; of a formula, the value that was worked out last.

    Raises OknoError file_damaged, xlsx_bomb, xlsx_too_big, too_many_columns, too_many_rows.
    """
    number = 0
    try:
        _look_inside(path)
        # Opened by us: what lies in a store has no ending, by which the reader would judge it.
        with path.open("rb") as opened, closing(_book(opened)) as book:
            for values in _values(book):
                number += 1
                if number > MOST_ROWS:
                    raise bad_file("too_many_rows", number)
                yield _row(number, values)
    except _BROKEN as failure:
        raise OknoError("file_damaged", 422, detail=f"row {number + 1}") from failure


def _book(opened: IO[bytes]) -> Any:
    # Loaded with the first workbook: most houses rarely see one.
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_workbook(opened, read_only=True, data_only=True, keep_links=False)


def _look_inside(path: Path) -> None:
    with zipfile.ZipFile(path) as packed:
        parts = packed.infolist()
        if len(parts) > MOST_PARTS or any(_is_bomb(part) for part in parts):
            raise OknoError("xlsx_bomb", 422)
        if sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise OknoError("xlsx_too_big", 422)
        for part in parts:
            if part.filename.endswith("sharedStrings.xml") and part.file_size > MOST_SHARED:
                raise OknoError("xlsx_too_big", 422)
            if part.filename.endswith((".xml", ".rels")):
                _refuse_own_words(packed, part)


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    return part.file_size > LARGE and part.file_size > MOST_SQUEEZED * max(part.compress_size, 1)


def _refuse_own_words(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """XML that defines words of its own can grow without end; spreadsheets never do."""
    with packed.open(part) as opened:
        if b"<!" in opened.read(1_024).replace(b"<!--", b""):
            raise OknoError("xlsx_bomb", 422)


def _values(book: Any) -> Iterator[tuple[Any, ...]]:
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or book.worksheets
    sheet = sheets[0]
    # What the sheet says of its own size may be wrong, and is believed otherwise.
    sheet.reset_dimensions()
    yield from _in_peace(sheet.iter_rows(max_col=_width(sheet) + 1, values_only=True))


def _width(sheet: Any) -> int:
    """Columns of the headings. Rows are filled up to the width that is asked for, so no more is asked for."""
    for number, values in enumerate(
        _in_peace(sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)), 1
    ):
        width = max((place for place, value in enumerate(values, 1) if value is not None), default=0)
        if width:
            return width
        if number > MOST_ROWS:
            raise bad_file("too_many_rows", number)
    return 0


def _in_peace(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """What the reader warns of (a date that is none, a style that it does not know) is nobody's business."""
    left = iter(rows)
    while True:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            some = list(islice(left, AT_A_TIME))
        if not some:
            return
        yield from some


def _row(number: int, values: tuple[Any, ...]) -> RawRow:
    if len(values) > MOST_COLUMNS and values[MOST_COLUMNS] is not None:
        raise bad_file("too_many_columns", number)
    end = len(values)
    while end and values[end - 1] is None:
        end -= 1
    cells = tuple(_words(value) for value in values[:end])
    if any(len(cell) > LONGEST_CELL for cell in cells):
        return RawRow(number, (), "cell_too_long")
    return RawRow(number, cells)


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e18 else repr(value)
    if isinstance(value, datetime):
        return value.isoformat() if value.time() != time() else value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    words = str(value).strip()
    return "" if words in _ERRORS else words


_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"})
