"""Clients as CSV, JSON lines or XLSX, written as they are read."""

import csv
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import IO

import orjson

from app.clients.exporting.dossiers import Dossier
from app.clients.exporting.sheets import headings, sheet_row
from app.kit.wire import rfc3339

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_PHONES = re.compile(r"\+\d[\d ()-]* [\d ()-]+(?:; \+\d[\d ()-]* [\d ()-]+)*")
MOST_IN_A_CELL = 32_767
"""Characters, of XLSX."""


def csv_pieces(people: Iterable[Dossier], keys: Sequence[str], *, excel: bool) -> Iterator[bytes]:
    """`excel`: with a byte-order mark and semicolons, as a Russian Excel opens it by a double click."""
    line = _Line()
    writer = csv.writer(line, delimiter=";" if excel else ",", lineterminator="\r\n")
    if excel:
        yield b"\xef\xbb\xbf"
    writer.writerow(headings(keys))
    yield line.taken()
    for one in people:
        writer.writerow([disarmed(cell) for cell in sheet_row(one, keys)])
        yield line.taken()


def disarmed(cell: str) -> str:
    """With an apostrophe before what a spreadsheet could take for a formula. Phones with their blanks are none."""
    if not cell.startswith(_FORMULA) or _PHONES.fullmatch(cell):
        return cell
    return f"'{cell}"


def jsonl_pieces(people: Iterable[Dossier]) -> Iterator[bytes]:
    for one in people:
        yield orjson.dumps(_told(one)) + b"\n"


def write_xlsx(people: Iterable[Dossier], keys: Sequence[str], target: IO[bytes]) -> None:
    """Rows go to a temporary file as they come. Every cell is text, also one that looks like a formula."""
    from openpyxl import Workbook
    from openpyxl.cell import Cell, WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook(write_only=True)
    sheet = book.create_sheet("clients")
    sheet.freeze_panes = "A2"

    def cell(text: str) -> Cell:
        made = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("\ufffd", text)[:MOST_IN_A_CELL])
        made.data_type = "s"
        made.quotePrefix = text.startswith(_FORMULA)
        return made

    sheet.append([cell(name) for name in headings(keys)])
    for one in people:
        sheet.append([cell(text) for text in sheet_row(one, keys)])
    with tempfile.TemporaryFile() as made:
        book.save(made)
        made.seek(0)
        while piece := made.read(1 << 20):
            target.write(piece)


def _told(one: Dossier) -> dict[str, object]:
    return {
        "id": one.id,
        "name": one.name,
        "given_name": one.given_name,
        "other_names": one.other_names,
        "language": one.language,
        "records": one.records,
        "contact_points": one.points,
        "accounts": one.accounts,
        "tags": one.tags,
        "attributes": one.attributes,
        "note": "\n".join(one.notes) or None,
        "first_contact": rfc3339(one.first_at) if one.first_at else None,
        "last_contact": rfc3339(one.last_at) if one.last_at else None,
        "created_at": rfc3339(one.created_at),
    }


class _Line:
    """Where the writer of CSV puts one line."""

    def __init__(self) -> None:
        self._text = ""

    def write(self, text: str) -> None:
        self._text += text

    def taken(self) -> bytes:
        text, self._text = self._text, ""
        return text.encode()
