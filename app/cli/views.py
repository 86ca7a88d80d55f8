"""`okno views`: what the list's views show."""

import typer

from app.cli.beside import open_writer
from app.cli.complaints import complaining
from app.conversations.view_counts import keep_recounted
from app.settings import Settings

app = typer.Typer(no_args_is_help=True, help="The views of the list.")


@app.callback()
def views() -> None:
    """The views of the list."""


@app.command()
def recount() -> None:
    """Count anew what stands in each view, beside a running server, and say which numbers were wrong."""
    with complaining(), open_writer(Settings()) as writer:
        wrong = writer.write_now(keep_recounted)
    for (view, operator_id), by in wrong.items():
        typer.echo(f"{view}{f' of operator {operator_id}' if operator_id else ''}: {by:+d}")
    if not wrong:
        typer.echo("All counts are right.")
