"""Many rows in one statement.

SQLite: `executemany`, a loop in C over one prepared statement. PostgreSQL: one statement over arrays, since
each round trip costs more than the rows it carries.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Dialect, Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import DeclarativeBase

from app.db.moments import Moment, to_micros
from app.db.transaction import Transaction
from app.kit.json import dumps

Row = Sequence[Any]

POSTGRES: Dialect = postgresql.dialect()  # type: ignore[no-untyped-call]


class _Statement:
    """Rows are given as tuples in the order of `columns`, moments as datetimes."""

    sqlite: str
    postgres: str

    def __init__(self, model: type[DeclarativeBase], columns: Sequence[str]) -> None:
        self.table: Table = model.metadata.tables[model.__tablename__]
        self.columns = tuple(columns)
        self.moments = tuple(
            place for place, name in enumerate(columns) if isinstance(self.table.c[name].type, Moment)
        )

    def arrays(self) -> str:
        return ", ".join(f"?::{self._array_type(name)}[]" for name in self.columns)

    def _array_type(self, name: str) -> str:
        column_type = self.table.c[name].type
        # An array has no order of its own; its values take that of the column they go to.
        return column_type.dialect_impl(POSTGRES).compile(POSTGRES).partition(" COLLATE")[0]

    def __call__(self, tx: Transaction, rows: Iterable[Row]) -> None:
        given = list(rows)
        if not given:
            return
        if tx.on_sqlite:
            tx.run(self.sqlite, self._for_sqlite(given))
        else:
            tx.run(self.postgres, tuple(list(column) for column in zip(*given, strict=True)))

    def _for_sqlite(self, rows: list[Row]) -> list[tuple[Any, ...]]:
        if not self.moments:
            return [tuple(row) for row in rows]
        converted = []
        for row in rows:
            values = list(row)
            for place in self.moments:
                if values[place] is not None:
                    values[place] = to_micros(values[place])
            converted.append(tuple(values))
        return converted


class InsertRows(_Statement):
    """Insert; what exists already under the unique key `unless` is left alone, or gets the columns of `renew`."""

    def __init__(
        self,
        model: type[DeclarativeBase],
        columns: Sequence[str],
        *,
        unless: Sequence[str] = (),
        renew: Sequence[str] = (),
    ) -> None:
        super().__init__(model, columns)
        names = ", ".join(columns)
        rest = _on_conflict(unless, renew)
        marks = ", ".join("?" * len(columns))
        self.sqlite = f"INSERT INTO {self.table.name} ({names}) VALUES ({marks}){rest}"
        self.postgres = f"INSERT INTO {self.table.name} ({names}) SELECT * FROM unnest({self.arrays()}){rest}"


def _on_conflict(unless: Sequence[str], renew: Sequence[str]) -> str:
    if not unless:
        return ""
    deed = f"UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in renew)}" if renew else "NOTHING"
    return f" ON CONFLICT ({', '.join(unless)}) DO {deed}"


class UpdateRows(_Statement):
    """Set columns by key: the first column given is the key, `sets` are SQL with `:name` for given values."""

    def __init__(self, model: type[DeclarativeBase], columns: Sequence[str], sets: dict[str, str]) -> None:
        super().__init__(model, columns)
        key, *given = columns
        table = self.table.name
        changes = ", ".join(f"{target} = {expression}" for target, expression in sets.items())
        value = re.compile(rf":({'|'.join(given)})\b")
        self.sqlite = f"UPDATE {table} SET {value.sub('?', changes)} WHERE {key} = ?"
        self._order = [self.columns.index(name) for name in value.findall(changes)] + [0]
        """Where the value of each `?` stands in a row."""
        from_array = value.sub(r"given.\1", changes)
        self.postgres = (
            f"UPDATE {table} SET {from_array}"
            f" FROM unnest({self.arrays()}) AS given({', '.join(columns)}) WHERE {table}.{key} = given.{key}"
        )

    def _for_sqlite(self, rows: list[Row]) -> list[tuple[Any, ...]]:
        return [tuple(row[place] for place in self._order) for row in super()._for_sqlite(rows)]


class Keys:
    """Rows of keys as something to select from, named `keys`.

    On SQLite write `FROM {keys} CROSS JOIN table`: without CROSS the planner may scan the table instead.
    """

    def __init__(self, **columns: str) -> None:
        self.names = tuple(columns)
        picks = ", ".join(f"value ->> {place} AS {name}" for place, name in enumerate(columns))
        arrays = ", ".join(f"?::{kind}[]" for kind in columns.values())
        self._sqlite = f"(SELECT {picks} FROM json_each(?)) AS keys"
        self._postgres = f"unnest({arrays}) AS keys({', '.join(columns)})"

    def source(self, dialect: str) -> str:
        return self._sqlite if dialect == "sqlite" else self._postgres

    def given(self, dialect: str, rows: Iterable[Row]) -> tuple[Any, ...]:
        """The parameters that stand for the rows."""
        if dialect == "sqlite":
            return (dumps([list(row) for row in rows]),)
        columns = list(zip(*rows, strict=True))
        return tuple(list(column) for column in columns) if columns else tuple([] for _ in self.names)
