"""`okno search`: how far the index has come, and the whole of it anew."""

import sys
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from app.cli.beside import open_database, open_writer
from app.cli.complaints import complaining
from app.kit.clock import SystemClock
from app.search.progress import standing
from app.search.rebuilding import rebuild as rebuild_index
from app.settings import Settings

app = typer.Typer(no_args_is_help=True, help="What was said can be found: how far that has come.")


@app.command()
def status() -> None:
    """Say how much is in the index, and what is still to come."""
    with complaining(), open_database(Settings()) as database, database.snapshot() as connection:
        now = standing(connection)
    typer.echo(f"messages in the index: {now.messages}")
    typer.echo(f"messages still to be gone through: {now.to_fill}")
    typer.echo(f"clients still to be named: {now.clients_due}")
    typer.echo(f"events behind the log: {now.behind}")


@app.command()
def rebuild(
    from_nothing: Annotated[
        bool,
        typer.Option(
            "--from-nothing", help="Empty the index first; until it is full again little will be found."
        ),
    ] = False,
) -> None:
    """Go through all messages and clients again, the newest first, beside a running server.

    Search works meanwhile. Killed in the middle, the same command goes on where it was; so does the server by itself.
    """
    columns = (TextColumn("Indexing"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    shown = Console(stderr=True, quiet=not sys.stderr.isatty())
    with complaining(), open_writer(Settings()) as writer, Progress(*columns, console=shown) as progress:
        bar = progress.add_task("", total=None)
        done = 0

        def told(steps: int, remaining: int) -> None:
            nonlocal done
            done += steps
            progress.update(bar, completed=done, total=done + remaining)

        rebuild_index(writer.database, writer, SystemClock(), told, from_nothing=from_nothing)
    typer.echo(f"{done} messages and clients were gone through.", err=True)
