"""Rows as files hold them, and when a file as a whole is refused."""

from dataclasses import dataclass

from app.kit.errors import OknoError

MOST_COLUMNS = 500
LONGEST_CELL = 100_000
"""Characters."""


@dataclass(frozen=True, slots=True)
class RawRow:
    number: int
    """As a spreadsheet counts: the headings are row 1."""
    cells: tuple[str, ...]
    code: str | None = None
    """Why this row alone cannot be read."""


def bad_file(code: str, row: int) -> OknoError:
    return OknoError(code, 422, detail=f"row {row}")
