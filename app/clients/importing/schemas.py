"""Imports on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from app.kit.wire import Time, Wire

State = Literal["draft", "checking", "checked", "running", "done", "failed", "cancelled"]
Source = Annotated[str, Field(min_length=1, max_length=120)]


class ImportCard(Wire):
    """A file of clients, and how far it has come."""

    id: int
    name: str
    """Of the file."""
    source: str
    """Under which the house remembers its records."""
    state: State
    """draft: uploaded. checking: read without writing anything; checked. running: written."""
    columns: tuple[str, ...]
    mapping: tuple[str, ...]
    """For each column a field, the key of an attribute, or empty."""
    sample: tuple[tuple[str, ...], ...]
    """The first rows."""
    strict: bool
    encoding: str
    delimiter: str
    row_count: int
    """Number of the last row; the headings are row 1."""
    row_upto: int
    """The last row that is done with."""
    outcomes: dict[str, int]
    """created, updated, unchanged and refused rows."""
    problems: dict[str, int]
    """How often each problem was met, by code."""
    error_code: str | None
    error_detail: str | None
    on_server: bool
    """It can be started here; otherwise a command reads the file."""
    created_at: Time
    finished_at: Time | None


class NewImport(Wire):
    file_key: str = Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")
    """Of a file that was uploaded."""


class ImportChange(Wire):
    """A field left out stays. Only before it is written."""

    mapping: Annotated[tuple[Annotated[str, Field(max_length=60)], ...], Field(max_length=500)] | None = None
    source: Source | None = None
    strict: bool | None = None


class ProblemCard(Wire):
    """Why a row was not taken, or not all of it."""

    row: int
    outcome: str
    field: str | None
    """Which field or attribute it was about."""
    code: str
    value: str


class ImportFields(Wire):
    """What columns can mean besides attributes."""

    fields: tuple[str, ...]
