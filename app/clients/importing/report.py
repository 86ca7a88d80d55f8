"""A file that says of every row what became of it, and why."""

import csv
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from app.clients.importing.storing import Fate
from app.kit.errors import OknoError

COLUMNS = ("row", "record_id", "outcome", "client_id", "problems")


class Report:
    """`.csv` has a line for each row, with its problems as `field:code`; `.jsonl` an object, with each problem apart.

    A batch is told before it is committed, and told again in the same place when it has to be repeated. One that is
    carried on after a crash first forgets what it told of rows that were never committed.
    """

    def __init__(self, path: Path, *, done_upto: int = 0) -> None:
        """Raises OknoError report_format."""
        if path.suffix.lower() not in {".csv", ".jsonl"}:
            raise OknoError("report_format", 422, detail=path.name)
        self._is_csv = path.suffix.lower() == ".csv"
        kept = _lines_upto(path, done_upto, self._row_of) if done_upto and path.exists() else 0
        self._opened = path.open("r+b" if kept else "wb")
        self._opened.truncate(kept)
        self._opened.seek(kept)
        self._batch: tuple[int, int] = (0, kept)
        """First row of the batch told last, and where it begins."""
        if self._is_csv and not kept:
            self._write([",".join(COLUMNS)])

    def tell(self, fates: Sequence[Fate]) -> None:
        first, begins = fates[0].row.number, self._opened.tell()
        if self._batch[0] == first:
            begins = self._batch[1]
            self._opened.seek(begins)
            self._opened.truncate()
        self._batch = (first, begins)
        self._write([self._csv_line(fate) if self._is_csv else _json_line(fate) for fate in fates])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._opened.close()

    def _write(self, lines: Sequence[str]) -> None:
        self._opened.write("".join(f"{line}\n" for line in lines).encode())
        self._opened.flush()

    def _csv_line(self, fate: Fate) -> str:
        problems = " ".join(f"{one.field}:{one.code}" if one.field else one.code for one in fate.problems)
        cells = (fate.row.number, fate.row.record_id, fate.outcome, fate.client_id or "", problems)
        lines = _Line()
        csv.writer(lines, lineterminator="").writerow([_disarmed(str(cell)) for cell in cells])
        return lines.text.replace("\n", " ").replace("\r", " ")

    def _row_of(self, line: bytes) -> int | None:
        try:
            return int(line.split(b",", 1)[0]) if self._is_csv else int(json.loads(line)["row"])
        except (ValueError, KeyError, TypeError):
            return None


class _Line:
    text = ""

    def write(self, text: str) -> None:
        self.text += text


def _json_line(fate: Fate) -> str:
    told: dict[str, Any] = {
        "row": fate.row.number,
        "record_id": fate.row.record_id,
        "outcome": fate.outcome,
        "client_id": fate.client_id,
        "problems": [{"field": one.field, "code": one.code, "value": one.value} for one in fate.problems],
    }
    return json.dumps(told, ensure_ascii=False)


def _disarmed(cell: str) -> str:
    """The report is opened in a spreadsheet, too."""
    return f"'{cell}" if cell[:1] in tuple("=+-@\t\r") else cell


def _lines_upto(path: Path, done_upto: int, row_of: Callable[[bytes], int | None]) -> int:
    """How many bytes tell of rows that are done."""
    kept = 0
    with path.open("rb") as opened:
        for line in opened:
            row = row_of(line)
            is_heading = row is None and kept == 0
            if not line.endswith(b"\n") or not (is_heading or (row is not None and row <= done_upto)):
                break
            kept += len(line)
    return kept
