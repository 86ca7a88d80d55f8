"""`okno clients`: who they are, in and out of the house by file."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Event
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from app.access.deed import Deed
from app.cli.beside import open_database
from app.cli.complaints import complaining
from app.cli.given import read_given
from app.cli.waiting import take_in_time
from app.clients.attribute_queries import defined_attributes
from app.clients.exporting.exporting import FORMATS, export_file
from app.clients.importing.carrying_on import carry_on, foresee_file
from app.clients.importing.columns import guess_columns, read_mapping
from app.clients.importing.counts import OUTCOMES, Counts
from app.clients.importing.jobs import Begun, begin_import, unfinished_import
from app.clients.importing.options import Options
from app.clients.importing.queries import source_of_content
from app.clients.importing.report import Report
from app.clients.importing.source_names import source_of
from app.clients.importing.storing import Fate
from app.clients.importing.tables import Inspected, inspect_file
from app.db.engine import Database
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.events.log import append
from app.kit.clock import SystemClock
from app.kit.errors import OknoError
from app.settings import Settings

IMPORT_HELP = """Bring clients in from a CSV or XLSX file, beside a running server.

The first row holds headings. Common ones in Russian and English are understood; --map says what another means, and
--map HEADING=skip leaves a column out. A column can be: record_id, name, first_name, last_name, phone, email, note,
tags, or the key of an attribute (birth_date, city, address, patronymic, username and your own). Several columns may be
phones, e-mails, tags, notes or one text.

Encoding (UTF-8, UTF-16 with a mark, Windows-1251) and delimiter are found out. Dates are read as 1990-05-31,
31.05.1990, 31/05/90 or 19900531: the day before the month.

A row is known again by its record_id within its --source; without a record_id, by all that it says. So a second run
makes no doubles. A row that has changed since the last import changes what the import itself had set and nobody has
changed by hand since; what somebody changed stays, and the report says so (kept_by_hand). A column that the file does
not have changes nothing.

Phones and e-mails become contact points that somebody claimed. Nothing is ever glued: rows that share a phone stay
several clients, which may be suggested as one later.

What of a row cannot be read is left out and told; --strict refuses such a row whole. Each row is written whole or not
at all. Killed in the middle, the same command goes on where it was.

Standard output has the numbers; the exit code is 0 when the file was read to its end, whatever its rows held."""

app = typer.Typer(no_args_is_help=True, help="Who they are: in and out of the house by file.")


def import_clients(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="CSV or XLSX.", exists=True, dir_okay=False)],
    mapped: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="HEADING=FIELD", help='What a column means: --map "Телефон=phone".'),
    ] = None,
    source: Annotated[
        str,
        typer.Option(help="The system that the records are of; the file's name, without dates, otherwise."),
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Write nothing; say what would happen.")] = False,
    report: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write what became of each row, and why: .csv or .jsonl."),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Refuse a row with anything that cannot be read.")
    ] = False,
    encoding: Annotated[str, typer.Option(help="Of a CSV file, where it is not found out rightly.")] = "",
    delimiter: Annotated[str, typer.Option(help="Of a CSV file, where it is not found out rightly.")] = "",
) -> None:
    with complaining(), open_database(Settings()) as database:
        inspected = inspect_file(path, encoding, _delimiter(delimiter))
        options = _options(database, inspected, read_given(mapped or ()), strict=strict)
        _show_mapping(options)
        begun = Begun(
            path.name,
            source.strip() or _usual_source(database, path, inspected),
            inspected.sha256,
            inspected.row_count,
            options,
        )
        bring_in = _foresee if dry_run else _import
        counts = bring_in(database, path, begun, report)
        _show(counts, is_dry=dry_run)


import_clients.__doc__ = IMPORT_HELP
app.command("import")(import_clients)


@app.command("export")
def export_clients(
    path: Annotated[str, typer.Argument(metavar="FILE|-", help="Where to; - is standard output.")],
    shape: Annotated[
        str, typer.Option("--format", help="csv, xlsx or jsonl; by the ending of the file otherwise.")
    ] = "",
    excel: Annotated[
        bool,
        typer.Option(
            "--excel",
            "--bom",
            help="CSV as Excel opens it by a double click: byte-order mark and semicolons.",
        ),
    ] = False,
) -> None:
    """Write all clients to a file: names, contact points with their proofs, accounts, tags, attributes, first and last
    contact. Clients that were glued are one, with all their record ids.

    In CSV a cell that a spreadsheet could take for a formula (it begins with = + - @) gets an apostrophe in front.
    Phones are written as +7 916 123-45-67: with the blanks no spreadsheet takes them for a number or a formula. In XLSX
    every cell is text.
    """
    with complaining(), open_database(Settings()) as database:
        chosen = shape or (Path(path).suffix.lower().lstrip(".") if path != "-" else "csv")
        if chosen not in FORMATS:
            raise OknoError("export_format", 422, detail=", ".join(FORMATS))
        with Writer(database, append).running() as writer:
            count = export_file(
                database, writer, path, chosen, Deed(SystemClock().now()), excel=excel, out=sys.stdout.buffer
            )
    if path != "-":
        typer.echo(f"{count} clients are in {path}.", err=True)


def _delimiter(given: str) -> str:
    known = {"\\t": "\t", "tab": "\t"}
    delimiter = known.get(given, given)
    if len(delimiter) > 1 or delimiter in {'"', "\n", "\r"}:
        raise OknoError("bad_delimiter", 422, detail=given)
    return delimiter


def _options(database: Database, inspected: Inspected, wanted: dict[str, str], *, strict: bool) -> Options:
    with database.snapshot() as connection:
        attributes = defined_attributes(connection)
    guessed = guess_columns(inspected.columns, attributes)
    mapping = read_mapping(inspected.columns, guessed, wanted, attributes)
    return Options(inspected.columns, mapping, inspected.format, strict)


def _usual_source(database: Database, path: Path, inspected: Inspected) -> str:
    """A copy of a file under another name is the same file."""
    with database.snapshot() as connection:
        return source_of_content(connection, inspected.sha256) or source_of(path.name)


def _foresee(database: Database, path: Path, begun: Begun, report: Path | None) -> Counts:
    with ExitStack() as held:
        tell = held.enter_context(Report(report)).tell if report else _tell_nobody
        step = held.enter_context(_bar("dry run", begun.row_count))
        return foresee_file(database, path, begun.source, begun.options, tell, step)


def _import(database: Database, path: Path, begun: Begun, report: Path | None) -> Counts:
    clock = SystemClock()
    with ExitStack() as held:
        writer = held.enter_context(Writer(database, append).running())
        import_id, is_new = writer.write_now(_begin_or_go_on, begun, Deed(clock.now()))
        job = take_in_time(writer, clock, import_id)
        if not is_new:
            typer.echo(f"going on after row {job.row_upto}", err=True)
        tell = held.enter_context(Report(report, done_upto=job.row_upto)).tell if report else _tell_nobody
        step = held.enter_context(_bar("import", begun.row_count))
        step(job.row_upto)
        carry_on(database, writer, clock, job, path, tell, step, Event())
        return job.counts


def _tell_nobody(_: Sequence[Fate]) -> None:
    return None


def _begin_or_go_on(tx: Transaction, begun: Begun, deed: Deed) -> tuple[int, bool]:
    found = unfinished_import(tx, begun)
    if found is not None:
        return found, False
    return begin_import(tx, begun, deed, "running").id, True


@contextmanager
def _bar(words: str, total: int) -> Iterator[Callable[[int], None]]:
    """On standard error, and only where somebody looks."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(words, total=total)
        yield lambda upto: progress.update(task, completed=upto)


def _show_mapping(options: Options) -> None:
    for column, meaning in zip(options.columns, options.mapping, strict=True):
        typer.echo(f"  {column or '(no heading)'} -> {meaning or 'left out'}", err=True)


def _show(counts: Counts, *, is_dry: bool) -> None:
    for outcome in OUTCOMES:
        typer.echo(f"{'would be ' if is_dry else ''}{outcome}: {counts.outcomes[outcome]}")
    for code, count in counts.problems.most_common():
        typer.echo(f"  {code}: {count}")
