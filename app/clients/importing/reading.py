"""What a row of a file says of a client."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import orjson

from app.clients.attributes import Attribute, Misfit
from app.clients.importing.raw_rows import RawRow
from app.clients.tagging import LONGEST as LONGEST_TAG
from app.kit.email import email_address
from app.kit.phone import e164
from app.kit.text import storable, storable_name

LONGEST_NOTE = 10_000
LONGEST_ID = 200
MOST_OF_A_KIND = 50
"""Phones, e-mails or tags of one row."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something of a row that could not be taken. `code` is stable."""

    code: str
    field: str | None = None
    value: str = ""
    """As it was written, cut short."""


@dataclass(slots=True)
class Row:
    """A row as the house would keep it."""

    number: int
    record_id: str = ""
    """As the file has it, or a fingerprint of the rest."""
    name: str = ""
    note: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    attributes: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    refused: str | None = None
    """Why nothing of it is taken."""

    @property
    def content(self) -> str:
        said = [self.name, self.note, self.phones, self.emails, self.tags, sorted(self.attributes.items())]
        return hashlib.sha256(orjson.dumps(said)).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads rows by a mapping: for each column a field, the key of an attribute, or nothing."""

    mapping: tuple[str, ...]
    attributes: Mapping[str, Attribute]
    strict: bool = False
    """A row with something that cannot be read is refused whole; otherwise it comes without that."""

    @property
    def mapped(self) -> frozenset[str]:
        names = {"first_name", "last_name"}
        return frozenset("name" if one in names else one for one in self.mapping if one)

    def read(self, raw: RawRow) -> Row:
        row = Row(raw.number)
        if raw.code is None and any(raw.cells[len(self.mapping) :]):
            row.refused = "too_many_cells"
        if raw.code is not None or row.refused:
            row.refused = raw.code or row.refused
            return row
        cells = self._cells(raw)
        row.record_id = storable(_only(cells, "record_id"))
        if len(row.record_id) > LONGEST_ID:
            row.record_id, row.refused = row.record_id[:LONGEST_ID], "record_id_too_long"
            return row
        self._fill(row, cells)
        if not (row.name or row.phones or row.emails or row.note or row.tags or row.attributes):
            row.refused = row.problems[0].code if row.problems else "nothing_to_import"
        elif self.strict and row.problems:
            row.refused = row.problems[0].code
        row.record_id = row.record_id or f"row:{row.content}"
        return row

    def _cells(self, raw: RawRow) -> dict[str, list[str]]:
        cells: dict[str, list[str]] = {}
        for place, meaning in enumerate(self.mapping):
            if meaning and place < len(raw.cells) and raw.cells[place]:
                cells.setdefault(meaning, []).append(raw.cells[place])
        return cells

    def _fill(self, row: Row, cells: Mapping[str, Sequence[str]]) -> None:
        parts = (_only(cells, "first_name"), _only(cells, "last_name"))
        row.name = storable_name(_only(cells, "name")) or storable_name(" ".join(filter(None, parts)))
        row.phones = _each(row, "phone", _parted(cells, "phone", r"[,;\n/|]"), _phone)
        row.emails = _each(row, "email", _parted(cells, "email", r"[,;\s|]"), _email)
        row.tags = _each(row, "tags", _parted(cells, "tags", r"[,;\n|]"), _tag)
        note = storable("\n".join(cells.get("note", ()))).strip()
        row.note = note[:LONGEST_NOTE]
        if len(note) > LONGEST_NOTE:
            row.problems.append(Problem("too_long", "note", _short(note)))
        for key, attribute in self.attributes.items():
            if key in cells:
                self._fill_attribute(row, attribute, cells[key])

    def _fill_attribute(self, row: Row, attribute: Attribute, written: Sequence[str]) -> None:
        text = ", ".join(written)
        try:
            value = attribute.read(text)
        except Misfit as misfit:
            row.problems.append(Problem(misfit.code, attribute.key, _short(text)))
            return
        if value:
            row.attributes[attribute.key] = value


def _only(cells: Mapping[str, Sequence[str]], field_name: str) -> str:
    return cells.get(field_name, ("",))[0].strip()


def _parted(cells: Mapping[str, Sequence[str]], field_name: str, by: str) -> list[str]:
    parts = (part.strip() for cell in cells.get(field_name, ()) for part in re.split(by, cell))
    return [part for part in parts if part]


def _each(
    row: Row, field_name: str, written: Iterable[str], read: Callable[[str], str | None]
) -> tuple[str, ...]:
    kept: dict[str, None] = {}
    for one in written:
        value = read(one) if len(kept) < MOST_OF_A_KIND else None
        if value is None:
            row.problems.append(Problem(_MISFITS[field_name], field_name, _short(one)))
        else:
            kept[value] = None
    return tuple(kept)


_MISFITS = {"phone": "bad_phone", "email": "bad_email", "tags": "bad_tag"}


def _phone(written: str) -> str | None:
    # A spreadsheet that took a phone for a number writes it so.
    return e164(written.removesuffix(".0")) if len(written) <= 60 else None


def _email(written: str) -> str | None:
    return email_address(written) if len(written) <= 254 else None


def _tag(written: str) -> str | None:
    return storable_name(written, LONGEST_TAG + 1) if 0 < len(written) <= LONGEST_TAG else None


def _short(text: str) -> str:
    return storable_name(text[:400], 80)
