"""`okno clients suggest`: who of all clients may be one person."""

import os
import sys
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from app.cli.beside import open_writer
from app.cli.complaints import complaining
from app.db.writer import Writer
from app.kit.clock import SystemClock
from app.kit.json import dumps
from app.matching.judging import LIKELY
from app.settings import Settings
from app.suggesting.catching_up import compare_everybody, due
from app.suggesting.records import told_pairs

HELP = """Say who of all clients may be one person, beside a running server. Nothing is glued.

Whoever has not been compared yet is compared first. Then standard output has one JSON object a line for each pair, the
likeliest first:

{"a", "b", "score", "reasons": [{"code", "weight", "params", "warning"}]}

a, b: of an imported client the record id of its file; where files of several sources were imported (or a record's id
begins with client:), source:record id, with % and : in the source's name percent-encoded. Of any other client client:
and its number.

score: 0 to 1. reasons: what speaks for it, and below a weight of 0 what against.

Clients that were glued already, and those of whom somebody said that they are not the same, are left out."""


class Shape(StrEnum):
    JSONL = "jsonl"


def suggest(
    shape: Annotated[Shape, typer.Option("--format", help="One JSON object a line.")] = Shape.JSONL,
    at_least: Annotated[
        float, typer.Option("--min-score", min=0.0, max=1.0, help="Leave out less likely pairs.")
    ] = LIKELY,
) -> None:
    _ = shape  # there is one so far
    with complaining(), open_writer(Settings()) as writer:
        _compare(writer)
        try:
            _print(writer, at_least)
        except BrokenPipeError:
            # Whoever reads has seen enough. What is still unsaid must not fail at the very end either.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


suggest.__doc__ = HELP


def _compare(writer: Writer) -> None:
    waiting = due(writer.database)
    if not waiting:
        return
    columns = (TextColumn("Comparing"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        bar = progress.add_task("", total=2 * waiting)
        compare_everybody(writer.database, writer, SystemClock(), lambda steps: progress.advance(bar, steps))
        progress.update(bar, completed=2 * waiting)


def _print(writer: Writer, at_least: float) -> None:
    with writer.database.snapshot() as connection:
        for pair in told_pairs(connection, at_least):
            sys.stdout.buffer.write(dumps(pair).encode() + b"\n")
    sys.stdout.buffer.flush()
