"""What the database answers to plain SQL, alike on both databases."""

from collections.abc import Iterator, Sequence
from typing import Any

Row = Sequence[Any]


class Answer:
    """The rows of one statement, all of them read, and how many it touched."""

    __slots__ = ("_rows", "rowcount")

    def __init__(self, rows: Sequence[Row], rowcount: int) -> None:
        self._rows = rows
        self.rowcount = rowcount

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def all(self) -> Sequence[Row]:
        return self._rows

    def first(self) -> Row | None:
        return self._rows[0] if self._rows else None

    def one(self) -> Row:
        """Raises LookupError unless there is exactly one."""
        if len(self._rows) != 1:
            raise LookupError(f"{len(self._rows)} rows instead of one")
        return self._rows[0]

    def one_or_none(self) -> Row | None:
        """Raises LookupError when there are several."""
        return self.one() if self._rows else None

    def scalar(self) -> Any:
        """The first value of the first row, if any."""
        return self._rows[0][0] if self._rows else None

    def scalar_one(self) -> Any:
        """The first value of the only row."""
        return self.one()[0]

    def scalars(self) -> list[Any]:
        """The first value of each row."""
        return [row[0] for row in self._rows]
