"""CSV as programs really write it."""

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from app.clients.importing.raw_rows import LONGEST_CELL, MOST_COLUMNS, RawRow, bad_file
from app.kit.errors import OknoError

LONGEST_LINE = 2_000_000
"""Characters. No line of people's data is longer, and one without an end must not fill the memory."""
MOST_LINES = 1_000
"""Of one row: a quote that nobody closed swallows everything after it."""
DELIMITERS = (";", ",", "\t", "|")
CHUNK = 1 << 20

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def encoding_of(path: Path, head: bytes, wanted: str = "") -> str:
    """The wanted one; or what the byte-order mark says; or UTF-8 if all of the file is; or else Windows-1251.

    Raises OknoError bad_encoding.
    """
    if wanted:
        return _known(wanted)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as opened:
            while piece := opened.read(CHUNK):
                decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1251"
    return "utf-8"


def _known(name: str) -> str:
    try:
        found = codecs.lookup(name)
        "a".encode(found.name)
    except (LookupError, TypeError, ValueError):
        raise OknoError("bad_encoding", 422, detail=name) from None
    return "utf-8-sig" if found.name == "utf-8" else found.name


def delimiter_of(path: Path, encoding: str) -> str:
    """The one that parts most rows into the same number of columns."""
    with path.open(encoding=encoding, errors="replace", newline="") as opened:
        head = opened.read(1 << 16)
    if head[:4].lower() == "sep=" and len(head) > 4:
        return head[4]
    lines = head.splitlines(keepends=True)[:100]
    return max(DELIMITERS, key=lambda delimiter: _evenness(lines, delimiter))


def _evenness(lines: list[str], delimiter: str) -> tuple[float, int]:
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row][:50]
    except csv.Error:
        return 0.0, 0
    width = widths[0] if widths else 0
    if width < 2:
        return 0.0, 0
    return sum(one == width for one in widths) / len(widths), width


def csv_rows(path: Path, encoding: str, delimiter: str) -> Iterator[RawRow]:
    """Raises OknoError bad_encoding, line_too_long, quote_not_closed, file_cut_off, with the row."""
    with path.open(encoding=encoding, newline="") as opened:
        lines = _Lines(opened)
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        lines.reader_row = 1
        width = 0
        while (row := _next(reader, lines)) is not None:
            if lines.reader_row == 1 and row.cells[:1] and row.cells[0].lower().startswith("sep="):
                continue
            if row.code is None and lines.reader_row == 1:
                width = len(row.cells)
            elif row.code is None and lines.ends_open and len(row.cells) < width:
                row = RawRow(row.number, row.cells, "row_cut_off")
            yield row
            lines.reader_row += 1


class _Lines:
    """Lines of bounded length; knows how many went into the row that is being read."""

    def __init__(self, opened: TextIO) -> None:
        self._opened = opened
        self.reader_row = 0
        self.count = 0
        self.ends_open = False
        """The last line of the file has no end."""

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        try:
            line = self._opened.readline(LONGEST_LINE)
        except UnicodeError:
            raise bad_file("bad_encoding", self.reader_row) from None
        if not line:
            raise StopIteration
        self.count += 1
        has_end = line.endswith(("\n", "\r"))
        if len(line) >= LONGEST_LINE and not has_end:
            raise bad_file("line_too_long", self.reader_row)
        if self.count > MOST_LINES:
            raise bad_file("quote_not_closed", self.reader_row)
        self.ends_open = not has_end
        return line


def _next(reader: "csv._reader", lines: _Lines) -> RawRow | None:  # type: ignore[name-defined]
    number, lines.count = lines.reader_row, 0
    try:
        cells = next(reader)
    except StopIteration:
        return None
    except csv.Error as failure:
        if "unexpected end" in str(failure):
            raise bad_file("file_cut_off", number) from None
        if lines.count > 1:
            # The lines that a stray quote has swallowed are rows of their own, and nobody knows which.
            raise bad_file("quote_not_closed", number) from None
        return RawRow(number, (), "cell_too_long" if "limit" in str(failure) else "broken_quotes")
    return _checked(number, cells)


def _checked(number: int, cells: list[str]) -> RawRow:
    if len(cells) > MOST_COLUMNS and any(cells[MOST_COLUMNS:]):
        raise bad_file("too_many_columns", number)
    if any("\0" in cell for cell in cells):
        return RawRow(number, (), "nul_byte")
    if any(len(cell) > LONGEST_CELL for cell in cells):
        return RawRow(number, (), "cell_too_long")
    return RawRow(number, tuple(_plain(cell) for cell in cells))


def _plain(cell: str) -> str:
    """What `okno clients export` disarmed with an apostrophe comes back as it was."""
    if len(cell) > 1 and cell[0] == "'" and cell[1] in "=+-@\t\r":
        return cell[1:]
    return cell.strip()
