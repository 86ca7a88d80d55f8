"""How one file is to be read."""

from dataclasses import dataclass

from app.clients.importing.tables import Format
from app.kit.json import dumps, loads


@dataclass(frozen=True, slots=True)
class Options:
    columns: tuple[str, ...]
    mapping: tuple[str, ...]
    """For each column a field, the key of an attribute, or nothing."""
    format: Format
    strict: bool = False
    sample: tuple[tuple[str, ...], ...] = ()

    def stored(self) -> str:
        shape = self.format
        return dumps(
            {
                "columns": self.columns,
                "mapping": self.mapping,
                "kind": shape.kind,
                "encoding": shape.encoding,
                "delimiter": shape.delimiter,
                "strict": self.strict,
                "sample": self.sample,
            }
        )

    @classmethod
    def read(cls, stored: str) -> "Options":
        told = loads(stored)
        return cls(
            tuple(told["columns"]),
            tuple(told["mapping"]),
            Format(told["kind"], told["encoding"], told["delimiter"]),
            told["strict"],
            tuple(tuple(row) for row in told["sample"]),
        )
